import { sql } from 'kysely'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { freeTimesOf } from '../helping.ts'
import type { FreeTime } from '../helping.rules.ts'
import { volunteersOf, type Volunteer } from '../volunteer.ts'
import { sameTimes } from './times.rules.ts'
import type { Guardian } from './volunteer.rules.ts'

/** One volunteer, held until the transaction ends. */
export const heldVolunteer = (tx: Tx, ctx: Ctx, id: string): Promise<Volunteer | undefined> =>
  volunteersOf(tx, ctx).where('id', '=', id).forUpdate().executeTakeFirst()

/** Columns of one volunteer, with the next version. */
export const setVolunteer = (tx: Tx, ctx: Ctx, { id, set }: { id: string; set: object }) =>
  tx
    .updateTable('vanguard.volunteer')
    .set({ ...set, version: sql<number>`version + 1` })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()

/** A text sealed for this area; nothing stays nothing. */
export const sealed = (ctx: Ctx, text: string | null): Buffer | null =>
  text === null ? null : ctx.secrets.seal(ctx.area.id, text)

/** A sealed text, opened. */
export const opened = (ctx: Ctx, text: Buffer | null): string | null =>
  text === null ? null : ctx.secrets.open(ctx.area.id, text)

/** A telephone as it is kept: sealed, and by what it is found, the same as on the roster. */
export const phoneColumns = (ctx: Ctx, phone: string | null) => ({
  phone_sealed: sealed(ctx, phone),
  phone_hash: phone === null ? null : ctx.secrets.hash(ctx.area.id, 'phone', phone),
})

/** The guardian of a volunteer, opened. */
export const guardianOf = (ctx: Ctx, text: Buffer | null): Guardian | null => {
  const said = opened(ctx, text)
  return said === null ? null : (JSON.parse(said) as Guardian)
}

/** Writes when somebody usually could; what says the same in parts of days stays as it was. */
export async function writeTimes(tx: Tx, ctx: Ctx, { id, times }: { id: string; times: readonly FreeTime[] }) {
  const before = (await freeTimesOf(tx, ctx, [id])).get(id) ?? []
  if (sameTimes(before, times)) return
  await tx.deleteFrom('vanguard.free_time').where('area_id', '=', ctx.area.id).where('volunteer_id', '=', id).execute()
  if (times.length === 0) return
  const rows = times.map(({ weekday, fromMinute, toMinute }) => ({
    area_id: ctx.area.id,
    id: uuidv7(ctx.now),
    volunteer_id: id,
    weekday,
    from_minute: fromMinute,
    to_minute: toMinute,
  }))
  await tx.insertInto('vanguard.free_time').values(rows).execute()
}
