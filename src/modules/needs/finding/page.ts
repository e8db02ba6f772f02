import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { ListItem } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { marked } from '#platform/search/marked.ts'
import { sayPlace, stateChip, titleOf } from '../marks.ts'
import { sayNumber } from '../number.ts'
import type { NeedFound } from './finding.ts'
import { findingWords } from './words.ts'

/** One need as it is shown among what was found, with the parts that answer set off; it leads where this reader may go. */
export const needItem = (lang: Lang, ctx: Ctx, need: NeedFound): ListItem => ({
  title: titleAnd(lang, need),
  href: hrefOf(need),
  chip: stateChip(lang, need),
  note: html`${sayPlace(need)} ·
  ${findingWords(lang).received(sayDay(lang, need.submitted_at, ctx.now))}${passages(lang, need)}`,
  end: sayNumber(need),
})

/** Where the need stands for this reader: the desk, what was handed over, or the board. */
export function hrefOf(need: Pick<NeedFound, 'side' | 'ours' | 'year' | 'seq'>): string {
  const number = sayNumber(need)
  if (need.side === 'board') return `/needs/${number}`
  return need.ours ? `/desk/needs/${number}` : `/desk/work/${number}`
}

const spotsIn = ({ marks }: NeedFound, field: number) => marks.filter((mark) => mark.field === field)

const titleAnd = (lang: Lang, need: NeedFound): Html =>
  need.title === null ? html`${titleOf(lang, need)}` : marked(need.title, spotsIn(need, 0))

const around = 14

/** What was found outside the title: a few words around it. */
const passages = (lang: Lang, need: NeedFound): Html => {
  const w = findingWords(lang)
  const [field] = need.marks.filter((mark) => mark.field > 0).map((mark) => mark.field)
  const text = field === undefined ? null : need.texts[field]
  if (field === undefined || !text) return nothing
  const said = need.side === 'board' ? w.result : [w.words, w.spot, w.result][field - 1]
  return html`<br />${said}${marked(text, spotsIn(need, field), around)}`
}
