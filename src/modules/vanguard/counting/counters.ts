import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** Whoever taps on the plain page gives numbers under one letter, which the server counts on. */
export const plainPage = 'page'

/** The letter of a device at a stall, and the last number under it. */
export type Counter = { stallId: string; device: string; letter: string; last: number }

/** Stalls of a day that may still give numbers, held until the transaction ends: nobody else counts at them meanwhile. */
export const lockStalls = (tx: Tx, ctx: Ctx, ids: readonly string[]) =>
  tx
    .selectFrom('vanguard.stall')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', sql<string>`any (${ids}::uuid[])`)
    .orderBy('id')
    .forUpdate()

/** The letters devices have at stalls, with the last number under each. */
export async function countersAt(tx: Tx, ctx: Ctx, stallIds: readonly string[]): Promise<Counter[]> {
  if (stallIds.length === 0) return []
  const rows = await tx
    .selectFrom('vanguard.counter as c')
    .leftJoin('vanguard.ticket as t', (join) =>
      join
        .onRef('t.area_id', '=', 'c.area_id')
        .onRef('t.stall_id', '=', 'c.stall_id')
        .onRef('t.letter', '=', 'c.letter'),
    )
    .select((eb) => ['c.stall_id', 'c.device', 'c.letter', eb.fn.max('t.no').as('last')])
    .where('c.area_id', '=', ctx.area.id)
    .where('c.stall_id', 'in', [...stallIds])
    .groupBy(['c.stall_id', 'c.device', 'c.letter'])
    .orderBy('c.letter')
    .execute()
  return rows.map(({ stall_id: stallId, device, letter, last }) => ({ stallId, device, letter, last: last ?? 0 }))
}

/** Which letters these devices have at stalls: what a number they gave is judged by. */
export const lettersOf = (tx: Tx, ctx: Ctx, of: { stallIds: readonly string[]; devices: readonly string[] }) =>
  tx
    .selectFrom('vanguard.counter')
    .select(['stall_id', 'device', 'letter'])
    .where('area_id', '=', ctx.area.id)
    .where('stall_id', '=', sql<string>`any (${of.stallIds}::uuid[])`)
    .where('device', '=', sql<string>`any (${of.devices}::text[])`)

type Wanting = { stallIds: readonly string[]; device: string }

/**
 * Gives a device a letter at each of these stalls where it has none. After the 26th device there is none left: it goes on
 * counting without numbers.
 */
export async function lettersFor(ctx: Ctx, { stallIds, device }: Wanting): Promise<Counter[]> {
  const own = (all: readonly Counter[]) => all.filter((one) => one.device === device)
  const known = await inArea(ctx, (tx) => countersAt(tx, ctx, stallIds))
  const lacking = stallIds.filter((id) => {
    const here = known.filter(({ stallId }) => stallId === id)
    return here.length < letters.length && own(here).length === 0
  })
  if (lacking.length === 0) return own(known)
  return inArea(ctx, async (tx) => {
    await lockStalls(tx, ctx, lacking).execute()
    for (const stallId of lacking) await letterAt(tx, ctx, { stallId, device })
    return own(await countersAt(tx, ctx, stallIds))
  })
}

/** The letter of a device at a stall that is held; a new one where it has none; null after the 26th. */
export async function letterAt(
  tx: Tx,
  ctx: Ctx,
  { stallId, device }: { stallId: string; device: string },
): Promise<Counter | null> {
  const here = await countersAt(tx, ctx, [stallId])
  const known = here.find((one) => one.device === device)
  if (known) return known
  const letter = Array.from(letters).find((one) => here.every((other) => other.letter !== one))
  if (letter === undefined) return null
  await tx
    .insertInto('vanguard.counter')
    .values({
      area_id: ctx.area.id,
      id: uuidv7(ctx.now),
      stall_id: stallId,
      device,
      letter,
      by_id: ctx.actor.id,
      at: ctx.now,
    })
    .execute()
  return { stallId, device, letter, last: 0 }
}
