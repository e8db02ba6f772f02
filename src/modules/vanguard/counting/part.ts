import { actions, linkButton, section } from '#platform/web/components.ts'
import { html } from '#platform/web/html.ts'
import type { DayPart } from '../parts.ts'
import { anchorOf, morningPath, numbersPath } from './address.ts'
import { dayToCount } from './day.ts'
import { morningOf } from './morning.ts'
import { sayTotal } from './say.ts'
import { countingWords } from './words.ts'

/** What whoever counts sees of it on the board of a day: how many were served, each stall's number opening to its tickets. */
export const countingPart: DayPart = async ({ lang }, ctx, day) => {
  const w = countingWords(lang)
  if (!(await dayToCount(ctx, day.id))) return null
  const morning = await morningOf(ctx, day.id)
  return section({
    title: w.title,
    body: html`<p class="num">${sayTotal(lang, morning)}</p>
      <ul>
        ${morning.stalls.map(
          (stall) =>
            html`<li>
              <a class="row-link" href="${morningPath(day)}#${anchorOf(stall)}"
                >${stall.title} <span class="num">${w.served} ${stall.served}</span></a
              >
            </li>`,
        )}
      </ul>
      ${actions(
        linkButton({ text: w.open, href: morningPath(day), kind: 'go', icon: 'list-checks' }),
        linkButton({ text: w.big, href: numbersPath(day), icon: 'volume-2' }),
      )}`,
  })
}
