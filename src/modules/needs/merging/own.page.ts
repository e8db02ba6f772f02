import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  card,
  form,
  hiddenField,
  notice,
  section,
  textareaField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import type { BoardNeed } from '../board/board-need.ts'
import { lineNote } from '../board/page.ts'
import type { NeedCase } from '../case.ts'
import { dueChip, stateChip, titleOf } from '../marks.ts'
import { sayNumber } from '../number.ts'
import { sayStep } from '../timeline/page.ts'
import { mostMergeWords } from './merging.rules.ts'
import { mergingWords } from './words.ts'

/** What of the asker's own page a merged need shows. */
type Merged = {
  ctx: Ctx
  need: NeedCase
  pass: string | undefined
  newId: () => string
  /** The need that goes on, as everybody may see it; null when it is not on the board. */
  goesOn: BoardNeed | null
  back?: { form: string; values: Kept; errors: readonly FieldError[] } | undefined
}

/** Into which number it went, why, how far that one is, and how to take it out again. */
export const mergedPart = (lang: Lang, page: Merged): Html => {
  const { need } = page
  const { into } = need.lineage
  if (need.state !== 'merged' || !into) return nothing
  const w = mergingWords(lang)
  const told = need.steps.filter(({ act }) => act === 'merge').at(-1)?.note
  return html`${notice({ kind: 'note', text: w.ownTitle(sayNumber(into)), body: w.ownLead })}
  ${told ? card({ level: 2, title: w.ownWhy, body: html`<p>${told}</p>` }) : nothing}
  ${section({ title: w.ownNow, id: 'going-on', body: progress(lang, page) })}
  ${into.state === 'resolved' ? notice({ kind: 'note', text: w.ownResolved }) : nothing} ${partPart(lang, page)}`
}

/** How far the need that goes on is: what the board shows of it, and where it is not there its state alone. */
const progress = (lang: Lang, { ctx, need, goesOn }: Merged): Html => {
  const w = mergingWords(lang)
  const { into } = need.lineage
  if (!goesOn)
    return html`<p>${into ? stateChip(lang, into) : nothing}</p>
      <p class="small">${w.ownHidden}</p>`
  const last = goesOn.steps.at(-1)
  return card({
    title: titleOf(lang, goesOn),
    href: `/needs/${sayNumber(goesOn)}`,
    kicker: sayNumber(goesOn),
    body: html`<p>${stateChip(lang, goesOn)} ${dueChip(lang, ctx.calendar, { need: goesOn, now: ctx.now })}</p>
      <p class="small">${lineNote(lang, ctx, goesOn)}</p>
      ${last ? html`<p class="small">${sayDay(lang, last.at, ctx.now)} ${sayStep(lang, last)}</p>` : nothing}
      ${goesOn.result ? html`<p>${goesOn.result}</p>` : nothing}`,
  })
}

const partPart = (lang: Lang, page: Merged): Html => {
  const w = mergingWords(lang)
  const back = page.back?.form === 'separation' ? page.back : undefined
  const fields = { lang, errors: back?.errors, values: back?.values }
  return html`<details ${attrs({ open: back !== undefined })}>
    <summary>${w.ownOpen}</summary>
    ${form({
      lang,
      action: `/needs/${sayNumber(page.need)}/mine/separation`,
      errors: back?.errors,
      body: html`${hiddenField('id', page.newId())} ${hiddenField('pass', page.pass)}
        <p>${w.ownPart}</p>
        ${textareaField({ ...fields, name: 'partWords', label: w.ownSaid, rows: 2, optional: true, maxLength: mostMergeWords })}
        ${actions(button({ text: w.ownButton, icon: 'undo-2' }))}`,
    })}
  </details>`
}
