import type { Lang } from '#base/words.ts'
import type { Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { tabs } from './tabs.ts'

/** Three views, one of them open. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  return tabs(t('诉求', 'Needs'), [
    { href: '#none', text: t('办着的', 'Open'), current: true, count: 12 },
    { href: '#none', text: t('办完的', 'Closed') },
    { href: '#none', text: t('撤回的', 'Withdrawn') },
  ])
}
