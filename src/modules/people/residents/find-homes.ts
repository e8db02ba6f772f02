import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { reachOf } from '../access.ts'
import { isFloorOf, readAddress, type Address } from '../imports/address.rules.ts'
import { buildingKey } from '../imports/homes.rules.ts'
import { buildingsMeant, type BuildingIn } from '../places/meant.rules.ts'
import type { HomePlace } from '../places/names.rules.ts'
import { inReach } from '../reach.ts'

/** A home somebody's words may mean. */
export type HomeFound = HomePlace & { id: string; buildingId: string; compoundId: string }

/**
 * Homes that words may mean, and what of the words was no address: 「何阿姨 3-502」 leaves 何阿姨. `building` is set where they
 * name one building and no door.
 */
export type HomesFound = { homes: HomeFound[]; building: string | null; rest: string }

/** The same in a transaction of its own, for a search beside the people's. */
export const lookUpHomes = (ctx: Ctx, asked: { text: string; limit: number }): Promise<HomesFound> =>
  inArea(ctx, (tx) => findHomes(tx, ctx, asked))

/**
 * The homes meant by 3号楼502, 3-502, 长江大楼 502, 2单元301 or 502 alone, as far as the reader works there, in the order of
 * their doors. Nothing when the words hold no address.
 */
export async function findHomes(
  tx: Tx,
  ctx: Ctx,
  { text, limit }: { text: string; limit: number },
): Promise<HomesFound> {
  const none = { homes: [], building: null, rest: text }
  const address = readAddress(text)
  if (!address) return none
  const buildings = await buildingRows(tx, ctx)
  const { matching, rest } = buildingsMeant(buildings, address)
  const asksForPlace = address.room !== undefined || address.building !== undefined
  if (!asksForPlace || matching.length === 0) return none
  const rows = await homeRows(tx, ctx, { address, matching, limit })
  const byId = new Map(buildings.map((building) => [building.id, building]))
  const [one, another] = matching
  const building = address.room === undefined && one && !another ? one.id : null
  return { homes: rows.map((row) => ({ ...row, ...namesOf(byId.get(row.buildingId)) })), building, rest }
}

const namesOf = (building: BuildingIn | undefined) => ({
  building: building?.name ?? '',
  compound: building?.compound ?? '',
  compoundId: building?.compoundId ?? '',
})

const buildingRows = (tx: Tx, ctx: Ctx): Promise<readonly BuildingIn[]> =>
  tx
    .selectFrom('people.building as b')
    .innerJoin('people.compound as c', (join) =>
      join.onRef('c.area_id', '=', 'b.area_id').onRef('c.id', '=', 'b.compound_id'),
    )
    .select(['b.id', 'b.name', 'c.id as compoundId', 'c.name as compound'])
    .where('b.area_id', '=', ctx.area.id)
    .where(inReach(reachOf(ctx.actor), { compound: 'c.id', building: 'b.id' }))
    .orderBy('c.position')
    .orderBy('c.name')
    .orderBy('b.position')
    .orderBy('b.name')
    .execute()

type Wanted = { address: Address; matching: readonly BuildingIn[]; limit: number }

function homeRows(tx: Tx, ctx: Ctx, { address, matching, limit }: Wanted) {
  const unit = unitMeant(address, matching)
  const ids = matching.map((one) => one.id)
  return tx
    .selectFrom('people.home as h')
    .select(['h.id', 'h.building_id as buildingId', 'h.unit', 'h.room'])
    .where('h.area_id', '=', ctx.area.id)
    .where('h.building_id', '=', sql<string>`any (${ids}::uuid[])`)
    .$if(address.room !== undefined, (query) => query.where('h.room', '=', address.room ?? ''))
    .$if(unit !== undefined, (query) => query.where('h.unit', '=', unit ?? ''))
    .orderBy(sql`array_position(${ids}::uuid[], h.building_id)`)
    .orderBy(sql`length(h.unit)`)
    .orderBy('h.unit')
    .orderBy(sql`length(h.room)`)
    .orderBy('h.room')
    .limit(limit)
    .execute()
}

function unitMeant(address: Address, matching: readonly BuildingIn[]): string | undefined {
  if (address.unit !== undefined || address.prefix === undefined) return address.unit
  const { prefix, room } = address
  const isBuilding = matching.some((one) => buildingKey(one.name) === buildingKey(prefix))
  return isBuilding || isFloorOf(prefix, room) ? undefined : prefix
}
