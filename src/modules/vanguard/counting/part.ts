import { actions, linkButton, section } from '#platform/web/components.ts'
import type { Ctx } from '#platform/ctx.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { mayLeadDay, type Day } from '../day.ts'
import type { DayPart } from '../parts.ts'
import { anchorOf, morningPath, numbersPath } from './address.ts'
import { countedBy, dayToCount } from './day.ts'
import type { Stall } from './morning.ts'
import { servedOn } from './served.ts'
import { countingWords } from './words.ts'

/** What whoever counts sees of it on the board of a day: how many were served, each stall's number opening to its tickets. */
export const countingPart: DayPart = async ({ lang }, ctx, day) => {
  const w = countingWords(lang)
  if (!(await counts(ctx, day))) return null
  const { stalls, served, waiting } = await servedOn(ctx, day.id)
  const begun = served + waiting > 0
  const body = html`${
    begun
      ? html`<p class="num">${w.total(served, waiting)}</p>
          ${servedList(ctx, day, stalls)}`
      : nothing
  }
  ${actions(
    linkButton({ text: w.open, href: morningPath(day), kind: 'go', icon: 'list-checks' }),
    linkButton({ text: w.big, href: numbersPath(day), icon: 'volume-2' }),
  )}`
  // On paper there is nothing to say of a morning that has not begun.
  return begun
    ? section({ title: w.title, body })
    : html`<div class="no-print">${section({ title: w.title, body })}</div>`
}

const servedList = ({ lang }: Ctx, day: Day, stalls: readonly Stall[]): Html =>
  html`<ul>
    ${stalls.map(
      (stall) =>
        html`<li>
          <a class="row-link" href="${morningPath(day)}#${anchorOf(stall)}"
            >${stall.title} <span class="num">${countingWords(lang).served} ${stall.served}</span></a
          >
        </li>`,
    )}
  </ul>`

/** Whether this reader counts that day; who leads it needs no asking. */
const counts = async (ctx: Ctx, day: Day): Promise<boolean> =>
  Boolean(mayLeadDay(ctx.actor, day) ? countedBy(ctx.actor, { day, helpers: [] }) : await dayToCount(ctx, day.id))
