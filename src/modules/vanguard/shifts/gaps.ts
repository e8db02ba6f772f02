import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { brings } from './placing.ts'
import { planOf } from './plan.ts'
import { holdShifts } from './rows.ts'
import { ableFor, askForGap } from './swaps.ts'

/** `nobody`: who could take it was asked enough, cannot that day, or is there already. */
export type NotAlerted = 'unknown' | 'over' | 'full' | 'nobody'

/** Asks those who can fill a gap, and nobody else; answers how many. Who brings the skill, where that is what is missing. */
export const alertGap = (ctx: Ctx, shiftId: string): Promise<Outcome<number, NotAlerted>> =>
  inArea(ctx, async (tx): Promise<Outcome<number, NotAlerted>> => {
    const [shift] = await holdShifts(tx, ctx, [shiftId])
    if (!shift) return refused('unknown')
    if (shift.starts_at <= ctx.now) return refused('over')
    const plan = await planOf(tx, ctx, [shift.gathering_id])
    if (plan.places.filter(({ shift_id }) => shift_id === shiftId).length >= shift.need) return refused('full')
    const gone = await gaveBack(tx, ctx, shiftId)
    const able = ableFor(plan, shift, { now: ctx.now, leaving: null }).filter(({ id }) => !gone.has(id))
    const skilled = able.filter((one) => brings(one, shift))
    const asked = await askForGap(tx, ctx, { shift, helpers: skilled.length > 0 ? skilled : able })
    return asked > 0 ? done(asked) : refused('nobody')
  })

/** Who gave a place of this shift back is not asked for it again. */
async function gaveBack(tx: Tx, ctx: Ctx, shiftId: string): Promise<Set<string>> {
  const rows = await tx
    .selectFrom('vanguard.place')
    .select('volunteer_id')
    .where('area_id', '=', ctx.area.id)
    .where('shift_id', '=', shiftId)
    .where('state', 'in', ['declined', 'swapped'])
    .execute()
  return new Set(rows.map(({ volunteer_id }) => volunteer_id))
}

/** Offers nobody took before it began are over; the place stays with whoever has it. Returns how many. */
export const expireSwaps = (ctx: Ctx): Promise<number> =>
  inArea(ctx, async (tx) => {
    const over = await tx
      .updateTable('vanguard.swap as w')
      .from('vanguard.place as p')
      .set((eb) => ({ state: 'expired', settled_at: ctx.now, version: eb('w.version', '+', 1) }))
      .whereRef('p.area_id', '=', 'w.area_id')
      .whereRef('p.id', '=', 'w.place_id')
      .where('w.area_id', '=', ctx.area.id)
      .where('w.state', '=', 'open')
      .where((eb) => eb(eb.fn<Date>('lower', ['p.during']), '<=', ctx.now))
      .returning(['w.place_id'])
      .execute()
    for (const { place_id } of over) await record(tx, ctx, { name: 'vanguard.swap.expired', subjectId: place_id })
    return over.length
  })
