import type { Insertable } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { followCode, followHash } from '../follow-code.ts'
import { contactDue, due, onBoardAtFirst, usualTerm } from '../needs.rules.ts'
import { fold, type NeedsDemo, type Told } from './demo.fold.ts'

/** The row of an invented need as its life leaves it. */
export function rowOf(ctx: Ctx, demo: NeedsDemo, one: Told): Insertable<Tables['needs.need']> {
  const { id, tale, place, channel, random } = one
  const term = usualTerm[tale.category]
  const at = one.events[0]?.at ?? ctx.now
  return {
    area_id: ctx.area.id,
    id,
    year: one.year,
    seq: one.seq,
    form_hash: ctx.secrets.hash(ctx.area.id, 'needs form', id),
    category: tale.category,
    term,
    words: tale.words,
    ...seenBy(one),
    channel,
    taken_by: channel === 'web' ? null : demo.staff.committee.id,
    home_id: homeOf(demo, one),
    ...askerOf(ctx, demo, { channel, random }),
    follow_hash: followHash(ctx, id, followCode(ctx, id)),
    compound_id: place.compoundId,
    building_id: place.id,
    spot: tale.spot,
    submitted_at: at,
    contact_due_at: contactDue(ctx.calendar, at),
    due_at: due(ctx.calendar, at, term),
    ...fold(ctx, demo, one),
    ...one.row,
  }
}

/** Every fifth need that came over the web came with a household's card, where its building has one; what is between neighbours never. */
export const homeOf = ({ homes }: NeedsDemo, { channel, seq, place, dispute = false }: Told): string | null =>
  channel === 'web' && seq % 5 === 0 && !dispute ? (homes.get(place.id) ?? null) : null

/** Most say who they are, and most of those leave a telephone. */
function askerOf(ctx: Ctx, demo: NeedsDemo, { channel, random }: Pick<Told, 'channel' | 'random'>) {
  const { name, phone } = demo.askers(random)
  const dice = random.next()
  const noPhone = channel === 'web' ? ('page' as const) : ('none' as const)
  if (dice < 0.3) return { reply_by: noPhone }
  const seal = (asker: object) => ctx.secrets.seal(ctx.area.id, JSON.stringify(asker))
  if (dice < 0.45) return { reply_by: noPhone, asker_sealed: seal({ name, phone: null, door: null }) }
  return {
    reply_by: 'telephone' as const,
    asker_sealed: seal({ name, phone, door: null }),
    asker_phone_hash: ctx.secrets.hash(ctx.area.id, 'phone', phone),
  }
}

/** Who sees it: everybody, or the director alone; and the need it goes on in. */
const seenBy = ({ dispute = false, tale, events, into }: Told) => ({
  on_board: !dispute && (onBoardAtFirst(tale.category) || events.length > 1) && events.at(-1)?.to !== 'referred',
  dispute,
  merged_into: into?.id ?? null,
})
