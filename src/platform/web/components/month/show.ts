import type { Lang } from '#base/words.ts'
import type { Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { words } from '../../words.ts'
import { month, type MonthDay, type MonthSlot } from './month.ts'

const slots = (lang: Lang, day: number): MonthSlot[] => {
  const t = say(lang)
  const href = '#none'
  if (day % 7 === 3)
    return [
      { time: '9:00', title: t('临江先锋日', 'Vanguard day'), href },
      { time: '14:00', title: t('智能手机班', 'Phone class'), href, note: t('还有 4 位', '4 seats left') },
    ]
  if (day === 26)
    return [{ time: '10:00', title: t('亲子共读', 'Reading together'), href, off: true, note: t('天气', 'weather') }]
  return []
}

/** A month with a day that is today, a day off, one that does not take place, and more than there is room for. */
export const show = (lang: Lang): Html => {
  const w = words(lang)
  const t = say(lang)
  const day = (date: number, at: number): MonthDay => ({
    date: String(date),
    name: t(`10月${date}日 ${w.week[at] ?? ''}`, `${w.week[at] ?? ''} ${date} Oct`),
    datetime: `2024-10-${String(date).padStart(2, '0')}`,
    mark: date < 8 ? t('放假', 'day off') : undefined,
    today: date === 24 ? w.today : undefined,
    slots: slots(lang, date),
    more: date === 24 ? { href: '#none', text: t('还有 2 场', '2 more') } : undefined,
  })
  const weeks = [0, 1, 2, 3, 4].map((row) =>
    [0, 1, 2, 3, 4, 5, 6].map((at) => {
      const date = row * 7 + at
      return date < 1 || date > 31 ? null : day(date, at)
    }),
  )
  return month({ caption: t('2024年10月', 'October 2024'), weekdays: w.week, weeks })
}
