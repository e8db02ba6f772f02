import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import { button, listCard, notice } from '#platform/web/components.ts'
import { attrs, html, type Html } from '#platform/web/html.ts'
import { lineNote } from '../board/page.ts'
import { stateChip, titleOf } from '../marks.ts'
import { sayNumber } from '../number.ts'
import type { SimilarFound, SimilarNeed } from './similar.ts'
import { similarWords } from './words.ts'

/** Sends the form, unsent as a need, to a page that shows what is like it. Stands after the button that sends: Enter means that one. */
export const lookButton = (lang: Lang): Html =>
  button({ text: similarWords(lang).look, kind: 'quiet', formAction: '/needs/similar#similar', ownPage: true })

/** What was found, once somebody asked. `isAim`: the page opens here; not where something on top must be read first. */
export const similarPart = (lang: Lang, { ctx, lines }: SimilarFound, isAim: boolean): Html => {
  const w = similarWords(lang)
  const aim = attrs({ id: isAim ? 'similar' : undefined })
  if (lines.length === 0) return html`<div ${aim}>${notice({ kind: 'note', text: w.none })}</div>`
  return html`<div class="stack" ${aim}>
    <h2>${w.title}</h2>
    ${listCard(lines.map((need) => line(lang, ctx, need)))}
    <p class="small">${w.note}</p>
  </div>`
}

const line = (lang: Lang, ctx: Ctx, need: SimilarNeed) => {
  const w = similarWords(lang)
  const number = sayNumber(need)
  return {
    title: titleOf(lang, need),
    chip: stateChip(lang, need),
    note: html`${lineNote(lang, ctx, need)}
      <span class="line-act"
        ><a class="row-link" href="/needs/${number}#me-too" target="_blank" rel="noopener"
          >${w.metToo}<span class="unseen"> ${number} ${w.newPage}</span></a
        ></span
      >`,
    end: number,
  }
}
