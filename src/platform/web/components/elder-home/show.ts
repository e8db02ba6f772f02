import type { Lang } from '#base/words.ts'
import type { Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { elderHome } from './elder-home.ts'

/** Four big buttons. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  return elderHome({
    lang,
    phone: '021-0000 0000',
    reportHref: '#none',
    eventsHref: '#none',
    notes: {
      report: t('说一件事，拍一张照也行', 'Say it, or send a photo'),
      events: t('周四上午9点 先锋日', 'Thursday 9:00, vanguard day'),
      mine: t('有 1 件有回音', '1 answer for you'),
    },
  })
}
