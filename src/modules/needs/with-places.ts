import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { placesOf, type PlaceChoices } from './places.ts'

/** The needs `n` of the area, each with the compound `c` and the building `b` it lies in, where it lies in one. */
export const needsWithPlaces = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('needs.need as n')
    .leftJoin('people.v_compound as c', (join) =>
      join.onRef('c.area_id', '=', 'n.area_id').onRef('c.id', '=', 'n.compound_id'),
    )
    .leftJoin('people.v_building as b', (join) =>
      join.onRef('b.area_id', '=', 'n.area_id').onRef('b.id', '=', 'n.building_id'),
    )
    .where('n.area_id', '=', ctx.area.id)

type Lying = { compound_id: string | null; building_id: string | null }

/** The names a need's place is said with. */
export type PlaceNames = { compoundName: string | null; buildingName: string | null }

/** The same names for the rows of a long list, from the places kept at hand: PostgreSQL plans each join anew, page by page. */
export async function withPlaceNames<Row extends Lying>(ctx: Ctx, rows: readonly Row[]): Promise<(Row & PlaceNames)[]> {
  const names = namesOf(await placesOf(ctx))
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? null))
  return rows.map((row) =>
    Object.assign(row, { compoundName: nameOf(row.compound_id), buildingName: nameOf(row.building_id) }),
  )
}

const known = new WeakMap<PlaceChoices, Map<string, string>>()

function namesOf(places: PlaceChoices): Map<string, string> {
  const before = known.get(places)
  if (before) return before
  const names = new Map(
    places.flatMap((compound) => [compound, ...compound.buildings]).map(({ id, name }) => [id, name]),
  )
  known.set(places, names)
  return names
}
