import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { reachOf } from '../access.ts'
import { oneTelephone } from '../imports/telephones.rules.ts'
import type { HomePlace } from '../places/names.rules.ts'
import { inReach } from '../reach.ts'
import { findHomes } from './find-homes.ts'
import { nameKey, readName } from './names.ts'

/** Where somebody lives. Only the building is known where nobody wrote down the door: then `id` is null and `room` empty. */
export type Residence = HomePlace & { id: string | null; buildingId: string; compoundId: string }

/** Somebody the words of a search may mean. */
export type PersonFound = { id: string; name: string; state: 'here' | 'left'; home: Residence | null }

const columns = [
  'p.id',
  'p.name',
  'p.state',
  'h.id as homeId',
  'h.unit',
  'h.room',
  'b.id as buildingId',
  'b.name as building',
  'c.id as compoundId',
  'c.name as compound',
] as const

/** The persons of an area joined with where they live, as far as the reader works there. */
export const personsWithHomes = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('people.person as p')
    .leftJoin('people.home as h', (join) => join.onRef('h.area_id', '=', 'p.area_id').onRef('h.id', '=', 'p.home_id'))
    .leftJoin('people.building as b', (join) =>
      join.onRef('b.area_id', '=', 'p.area_id').on(sql<boolean>`b.id = coalesce(h.building_id, p.building_id)`),
    )
    .leftJoin('people.compound as c', (join) =>
      join.onRef('c.area_id', '=', 'b.area_id').onRef('c.id', '=', 'b.compound_id'),
    )
    .where('p.area_id', '=', ctx.area.id)
    .where(inReach(reachOf(ctx.actor), { compound: 'c.id', building: 'b.id' }))
    .select(columns)

type Row = Awaited<ReturnType<ReturnType<typeof personsWithHomes>['execute']>>[number]

/** A row of `personsWithHomes` as others see it. */
export const foundOf = ({ id, name, state, homeId, ...place }: Row): PersonFound => {
  const { unit, room, buildingId, building, compoundId, compound } = place
  if (buildingId === null || compoundId === null) return { id, name, state, home: null }
  const names = { unit: unit ?? '', room: room ?? '', building: building ?? '', compound: compound ?? '' }
  return { id, name, state, home: { id: homeId, buildingId, compoundId, ...names } }
}

/**
 * People by name (王秀英, 秀英), pinyin, initials (`hay` is 何阿姨), address (3号楼502, 3-502, 长江大楼 502) or a whole
 * telephone number; those still living here first. At most `limit`, only where the reader works.
 */
export async function searchPeople(
  ctx: Ctx,
  text: string,
  { limit = 20 }: { limit?: number } = {},
): Promise<PersonFound[]> {
  const asked = text.trim().slice(0, 100)
  if (nameKey(asked) === '') return []
  return inArea(ctx, async (tx) => {
    const phone = /\d{7}/.test(asked.replace(/[\s-]/g, '')) ? oneTelephone(asked) : undefined
    if (phone !== undefined) return byPhone(tx, ctx, { phone, limit })
    if (/\d/.test(asked)) {
      const found = await byAddress(tx, ctx, { text: asked, limit })
      if (found) return found
    }
    const named = await byName(tx, ctx, { key: nameKey(asked), limit })
    return named.length ? named : ((await byAddress(tx, ctx, { text: asked, limit })) ?? [])
  })
}

async function byPhone(tx: Tx, ctx: Ctx, { phone, limit }: { phone: string; limit: number }): Promise<PersonFound[]> {
  const rows = await personsWithHomes(tx, ctx)
    .innerJoin('people.phone as t', (join) =>
      join.onRef('t.area_id', '=', 'p.area_id').onRef('t.person_id', '=', 'p.id'),
    )
    .where('t.area_id', '=', ctx.area.id)
    .where('t.number_hash', '=', ctx.secrets.hash(ctx.area.id, 'phone', phone))
    .orderBy('p.state')
    .orderBy('p.id')
    .limit(limit)
    .execute()
  return rows.map(foundOf)
}

/** Undefined when the words hold no address of this area. */
async function byAddress(
  tx: Tx,
  ctx: Ctx,
  { text, limit }: { text: string; limit: number },
): Promise<PersonFound[] | undefined> {
  const { homes, building, rest } = await findHomes(tx, ctx, { text, limit: limit * 4 })
  if (homes.length === 0 && building === null) return undefined
  const order = new Map(homes.map((home, at) => [home.id, at]))
  const rows = await personsWithHomes(tx, ctx)
    .where(sql<boolean>`(p.home_id = any (${[...order.keys()]}::uuid[]) or p.building_id = ${building}::uuid)`)
    .orderBy('p.pinyin')
    .execute()
  return rows
    .map(foundOf)
    .filter((person) => rest === '' || isCalled(person.name, nameKey(rest)))
    .sort(
      (a, b) =>
        Number(a.state === 'left') - Number(b.state === 'left') ||
        (order.get(a.home?.id ?? '') ?? 0) - (order.get(b.home?.id ?? '') ?? 0),
    )
    .slice(0, limit)
}

/** Whether a name is found by this beginning of its characters, pinyin or initials. */
export const isCalled = (name: string, key: string): boolean =>
  readName(name, 'here').keys.some((one) => one.key.startsWith(key))

/** The last character there is: every key that begins with `key` sorts before `key` with it behind. */
const end = '\u{10ffff}'

type Named = { key: string; limit: number }

/** From the first character, then from a later one, then those who moved away. */
async function byName(tx: Tx, ctx: Ctx, asked: Named): Promise<PersonFound[]> {
  const found = new Map<string, PersonFound>()
  const take = (rows: Row[]) => rows.forEach((row) => found.has(row.id) || found.set(row.id, foundOf(row)))
  const [start, later] = await Promise.all([
    byPart(tx, ctx, { ...asked, part: 0 }),
    byPart(tx, ctx, { ...asked, part: 1 }),
  ])
  take(start)
  take(later)
  if (found.size < asked.limit) take(await byPart(tx, ctx, { ...asked, part: 2 }))
  return [...found.values()].slice(0, asked.limit)
}

/** One range of one index, left as soon as there are enough; somebody may stand in it under several keys. */
const byPart = (tx: Tx, ctx: Ctx, { key, part, limit }: Named & { part: number }): Promise<Row[]> =>
  personsWithHomes(tx, ctx)
    .innerJoin('people.person_key as k', (join) =>
      join.onRef('k.area_id', '=', 'p.area_id').onRef('k.person_id', '=', 'p.id'),
    )
    .where('k.area_id', '=', ctx.area.id)
    .where('k.part', '=', part)
    .where('k.key', '>=', key)
    .where('k.key', '<', key + end)
    .orderBy('k.key')
    .orderBy('k.person_id')
    .limit(limit * 3)
    .execute()
