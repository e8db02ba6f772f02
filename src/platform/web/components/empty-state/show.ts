import type { Lang } from '#base/words.ts'
import type { Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { linkButton } from '../button/button.ts'
import { emptyState } from './empty-state.ts'

/** What belongs here, and the first step. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  return emptyState({
    title: t('您还没有反映过事情', 'You have not told us anything yet'),
    text: t('说过的事、办到哪一步，都会排在这里。', 'What you tell us, and how far it has come, will stand here.'),
    icon: 'message-square-text',
    action: linkButton({ text: t('我要反映', 'Tell us something'), href: '#none', kind: 'go' }),
  })
}
