import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { actions, linkButton, notice, section } from '#platform/web/components.ts'
import { html, nothing } from '#platform/web/html.ts'
import { may } from '../access.ts'
import { deskHrefOf, type Gathering } from '../gathering.ts'
import type { Part } from '../parts.ts'
import { remindingWords } from './words.ts'

/** Who was reminded, and the way to those no message reaches, for whoever plans or leads a gathering. */
export const remindingDeskPart: Part = async ({ lang }, ctx, gathering) => {
  if (gathering.state !== 'published' || gathering.sign_up === 'none') return null
  const w = remindingWords(lang)
  const { all, reminded, rung } = await countsOf(ctx, gathering)
  const isLate = gathering.alerted_at !== null && all === 0
  if (all === 0) return isLate ? notice({ kind: 'problem', text: w.nobody }) : null
  return section({
    title: w.title,
    body: html`<p>${w.counts(all, reminded, rung)}</p>
      ${reminded === 0 ? html`<p class="small">${w.soon}</p>` : nothing}
      ${may.allows(ctx.actor, 'see sign-ups') ? actions(linkButton({ text: w.told, href: `${deskHrefOf(gathering)}/told`, kind: 'plain' })) : nothing}`,
  })
}

/** How many have a place, and how many of them were reminded of the start it has now: one that was moved begins anew. */
const countsOf = (ctx: Ctx, { id, starts_at: start }: Gathering) =>
  inArea(ctx, (tx) =>
    tx
      .selectFrom('gatherings.signup')
      .select((eb) => [
        eb.fn.countAll<number>().as('all'),
        eb.fn.countAll<number>().filterWhere('reminded_for', '=', start).as('reminded'),
        eb.fn.countAll<number>().filterWhere('rung_at', 'is not', null).as('rung'),
      ])
      .where('area_id', '=', ctx.area.id)
      .where('gathering_id', '=', id)
      .where('state', '=', 'confirmed')
      .executeTakeFirstOrThrow(),
  )
