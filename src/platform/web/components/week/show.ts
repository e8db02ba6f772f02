import type { Lang } from '#base/words.ts'
import type { Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { words } from '../../words.ts'
import { week, type Slot } from './week.ts'

const slots = (lang: Lang): Slot[][] => {
  const t = say(lang)
  const href = '#none'
  return [
    [{ time: '14:00', title: t('智能手机班 · 第3课', 'Phone class, lesson 3'), href }],
    [{ time: '9:30', title: t('口腔卫生检查', 'Dental check'), note: t('还有 4 位', '4 seats left'), href }],
    [{ time: '19:00', title: t('停车协调会', 'Meeting on parking'), href }],
    [
      {
        time: '9:00–11:00',
        title: t('临江先锋日', 'Vanguard day'),
        note: t('理发 · 维修 · 水电煤检查', 'Haircuts, repairs, safety checks'),
        href,
      },
      { time: '11:15', title: t('爱心餐送出 18 份', '18 meals go out'), href },
    ],
    [],
    [{ time: '10:00', title: t('亲子共读', 'Reading together'), note: t('候补 2 家', '2 families waiting'), href }],
    [],
  ]
}

/** A week with a day that is today and days without anything. */
export const show = (lang: Lang): Html => {
  const w = words(lang)
  return week(
    slots(lang).map((ofDay, at) => ({
      name: w.week[at] ?? '',
      date: String(21 + at),
      datetime: `2024-10-${21 + at}`,
      today: at === 3 ? w.today : undefined,
      slots: ofDay,
    })),
  )
}
