import { accountNames } from '#platform/auth/auth.ts'
import type { Place } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Receiver } from './receivers.ts'

/** What a receiver is called: a home by its door, an account by its name; and where it is. */
export type Named = { label: string; place: Place; home: { id: string; building: string } | null }

/** The names of many receivers, by `kind id`. What is gone meanwhile is not among them. */
export async function namesOf(tx: Tx, ctx: Ctx, receivers: readonly Receiver[]): Promise<Map<string, Named>> {
  const idsOf = (kind: Receiver['kind']) => receivers.filter((one) => one.kind === kind).map(({ id }) => id)
  const [homeIds, accountIds] = [idsOf('home'), idsOf('account')]
  const homes = homeIds.length ? await homesOf(tx, ctx, homeIds) : []
  const accounts = accountIds.length ? await accountNames(tx, accountIds) : new Map<string, string>()
  const nowhere: Place = { compoundId: null, buildingId: null }
  return new Map<string, Named>([
    ...homes.map((home): [string, Named] => {
      const building = sayBuilding(home.building_name, home.compound_name)
      const label = `${building} ${home.unit}${home.unit && ' '}${home.room}`
      const place = { compoundId: home.compound_id, buildingId: home.building_id }
      return [`home ${home.id}`, { label, place, home: { id: home.id, building } }]
    }),
    ...[...accounts].map(([id, label]): [string, Named] => [`account ${id}`, { label, place: nowhere, home: null }]),
  ])
}

/** 「长江大楼 3号楼」; a building whose name says the compound again says it once. */
const sayBuilding = (building: string | null, compound: string | null): string => {
  const [one, all] = [building ?? '', compound ?? '']
  return one.startsWith(all) ? one : `${all} ${one}`
}

const homesOf = (tx: Tx, ctx: Ctx, ids: readonly string[]) =>
  tx
    .selectFrom('people.v_home')
    .select(['id', 'building_id', 'building_name', 'compound_id', 'compound_name', 'unit', 'room'])
    .where('area_id', '=', ctx.area.id)
    .where('id', 'in', [...ids])
    .execute()
