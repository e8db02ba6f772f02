import type { Lang } from '#base/words.ts'
import { html, type Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { chip } from './chip.ts'

/** The six states. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  return html`<p class="actions">
    ${chip('done', t('居民确认解决', 'Confirmed solved'))} ${chip('going', t('物业处理中', 'With the property firm'))}
    ${chip('waiting', t('等特检所', 'Waiting for the inspector'))} ${chip('late', t('已过 1 天', '1 day over'))}
    ${chip('off', t('撤回了', 'Withdrawn'))} ${chip('plain', t('第 2 次听证', 'Second hearing'))}
  </p>`
}
