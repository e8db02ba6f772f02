import type { Lang } from '#base/words.ts'
import { html, type Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { steps } from './steps.ts'

/** A project half way. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  return html`${steps(lang, [
    { text: t('诉求归集', 'Needs gathered'), state: 'done', note: t('31 条', '31') },
    { text: t('听证', 'Hearing'), state: 'done', note: t('2 次', 'twice') },
    { text: t('施工', 'Works'), state: 'now', note: t('第 3 周', 'week 3') },
    { text: t('居民验收', 'Acceptance'), state: 'todo' },
    { text: t('保修', 'Warranty'), state: 'todo' },
  ])}`
}
