import { accountNames } from '#platform/auth/auth.ts'
import type { Place } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { personsById } from '#modules/people/public.ts'
import type { Receiver } from './receivers.ts'

/** What a receiver is called: a home by its door, a person by door and name, an account by its name; and where it is. */
export type Named = { label: string; door: string | null; place: Place; home: { id: string; building: string } | null }

/** The names of many receivers, by `kind id`. What is gone meanwhile is not among them. */
export async function namesOf(tx: Tx, ctx: Ctx, receivers: readonly Receiver[]): Promise<Map<string, Named>> {
  const idsOf = (kind: Receiver['kind']) => receivers.filter((one) => one.kind === kind).map(({ id }) => id)
  const [personIds, accountIds] = [idsOf('person'), idsOf('account')]
  const persons = personIds.length ? await personsById(tx, ctx, personIds) : []
  const homeIds = [...idsOf('home'), ...persons.flatMap(({ home_id }) => home_id ?? [])]
  const homes = new Map((homeIds.length ? await homesOf(tx, ctx, homeIds) : []).map((home) => [home.id, named(home)]))
  const accounts = accountIds.length ? await accountNames(tx, accountIds) : new Map<string, string>()
  return new Map<string, Named>([
    ...[...homes].map(([id, home]): [string, Named] => [`home ${id}`, home]),
    ...persons.map(({ id, name, home_id }): [string, Named] => {
      const home = homes.get(home_id ?? '') ?? nowhere
      return [`person ${id}`, { ...home, label: home.door === null ? name : `${home.door} ${name}` }]
    }),
    ...[...accounts].map(([id, label]): [string, Named] => [`account ${id}`, { ...nowhere, label }]),
  ])
}

const nowhere: Named = { label: '', door: null, place: { compoundId: null, buildingId: null }, home: null }

function named(home: Awaited<ReturnType<typeof homesOf>>[number]): Named {
  const building = sayBuilding(home.building_name, home.compound_name)
  const door = `${building} ${home.unit}${home.unit && ' '}${home.room}`
  const place = { compoundId: home.compound_id, buildingId: home.building_id }
  return { label: door, door, place, home: { id: home.id, building } }
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
