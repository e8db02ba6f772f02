import type { Lang } from '#base/words.ts'
import { html, type Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { words } from '../../words.ts'
import { notice } from './notice.ts'

/** Done with a way back, a note, a problem. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  return html`${notice({ kind: 'done', text: t('记下了，编号 2024-0316。', 'Recorded as 2024-0316.'), undo: { action: '#none', text: words(lang).undo } })}
  ${notice({ kind: 'note', text: t('周四下雨，先锋日改到微课堂里面。', 'Rain on Thursday: vanguard day moves indoors.') })}
  ${notice({ kind: 'problem', text: t('短信没有发出去。', 'The text message was not sent.'), body: t('6 人没收到，名单在下面，打电话也行。', 'Six people did not get it; the list is below.') })}`
}
