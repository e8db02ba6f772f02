import type { Ctx } from '#platform/ctx.ts'
import { auto } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Subject } from '#platform/personal/personal.ts'
import { aliasesOf } from '../doubles/aliases.ts'
import { keptFor } from '../doubles/history.ts'
import { phonesOf } from '../residents/phones.ts'
import { personsWithHomes } from '../residents/search.ts'

/**
 * Somebody of the roster with all by which other tables know them. Null when unknown, when the reader does not work where they
 * live, and for a household when they are not written down, as living here, under its own door.
 */
export async function subjectOf(tx: Tx, ctx: Ctx, personId: string): Promise<Subject | null> {
  const byCard = ctx.actor.kind === 'household'
  const row = await personsWithHomes(tx, byCard ? { ...ctx, actor: auto } : ctx)
    .where('p.id', '=', personId)
    .executeTakeFirst()
  if (!row) return null
  if (byCard && (row.state !== 'here' || ctx.actor.homeId === null || row.homeId !== ctx.actor.homeId)) return null
  const [phones, alone, formerly] = await Promise.all([
    phonesOf(tx, ctx, personId),
    isAlone(tx, ctx, row),
    aliasesOf(tx, ctx, personId),
  ])
  const numbers = phones.map(({ number }) => number)
  return {
    personId,
    homeId: row.homeId,
    name: row.name,
    numbers,
    phoneHashes: hashesOf(ctx, numbers),
    formerly: formerly.map(({ name, home_id: homeId }) => ({ name, homeId })),
    alone,
  }
}

/**
 * The same, held until the transaction ends: for whoever is about to write something down for them. An entry that was made part
 * of another means that one.
 */
export async function heldSubjectOf(tx: Tx, ctx: Ctx, personId: string): Promise<Subject | null> {
  const id = await heldPersonId(tx, ctx, personId)
  return id === null ? null : subjectOf(tx, ctx, id)
}

/** The id of an entry of the roster, held until the transaction ends, or of the one it was made part of; null when neither is there. */
export async function heldPersonId(tx: Tx, ctx: Ctx, personId: string): Promise<string | null> {
  if (await isHeld(tx, ctx, personId)) return personId
  const kept = (await keptFor(tx, ctx, [personId])).get(personId)
  return kept !== undefined && (await isHeld(tx, ctx, kept)) ? kept : null
}

async function isHeld(tx: Tx, ctx: Ctx, id: string): Promise<boolean> {
  const row = await tx
    .selectFrom('people.person')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .forKeyShare()
    .executeTakeFirst()
  return row !== undefined
}

/** The roster writes a landline with a dash, a need without: either leads to the same person. */
const hashesOf = ({ secrets, area }: Ctx, numbers: readonly string[]): Buffer[] =>
  [...new Set(numbers.flatMap((number) => [number, number.replace(/\D/g, '')]))].map((number) =>
    secrets.hash(area.id, 'phone', number),
  )

async function isAlone(tx: Tx, ctx: Ctx, { id, homeId }: { id: string; homeId: string | null }): Promise<boolean> {
  if (homeId === null) return false
  const other = await tx
    .selectFrom('people.person')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('home_id', '=', homeId)
    .where('state', '=', 'here')
    .where('id', '<>', id)
    .limit(1)
    .executeTakeFirst()
  return other === undefined
}

/** Who is written down, as living here, under the door of the household that asks. */
export const personsAtOwnDoor = async (tx: Tx, ctx: Ctx): Promise<string[]> =>
  ctx.actor.kind !== 'household' || ctx.actor.homeId === null ? [] : personsOfHome(tx, ctx, ctx.actor.homeId)

/** Who is written down, as living here, in a home; for acts that know already that they may ask. */
export async function personsOfHome(tx: Tx, ctx: Ctx, homeId: string): Promise<string[]> {
  const rows = await tx
    .selectFrom('people.person')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('home_id', '=', homeId)
    .where('state', '=', 'here')
    .orderBy('pinyin')
    .orderBy('id')
    .execute()
  return rows.map(({ id }) => id)
}

/** The ids of all who live where the reader works, to be asked for inside another statement. */
export const personIdsInReach = (tx: Tx, ctx: Ctx) => personsWithHomes(tx, ctx).clearSelect().select('p.id')

/** The names and homes of people by id, wherever they live or lived: whoever asks judges by the home what the reader may see. */
export const personsById = (tx: Tx, ctx: Ctx, ids: readonly string[]) =>
  tx
    .selectFrom('people.person')
    .select(['id', 'name', 'home_id', 'building_id', 'state'])
    .where('area_id', '=', ctx.area.id)
    .where('id', 'in', [...ids])
    .execute()

/** The names of people by id, as far as they live where the reader works. */
export async function personNames(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await personsWithHomes(tx, ctx)
    .where('p.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}
