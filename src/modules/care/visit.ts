import type { Selectable } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'

/** One due day of a plan, as kept. */
export type Visit = Selectable<Tables['care.visit']>

/** Visits of this area; who may see which is asked afterwards. */
export const visitsOf = (tx: Tx, ctx: Ctx) => tx.selectFrom('care.visit').selectAll().where('area_id', '=', ctx.area.id)

/** One visit by its id, whoever asks. */
export const visitOf = (tx: Tx, ctx: Ctx, id: string): Promise<Visit | undefined> =>
  visitsOf(tx, ctx).where('id', '=', id).executeTakeFirst()

/** The same, held until the transaction ends: whoever comes second reads what the first wrote. */
export const lockVisit = (tx: Tx, ctx: Ctx, id: string): Promise<Visit | undefined> =>
  visitsOf(tx, ctx).where('id', '=', id).forUpdate().executeTakeFirst()

type Change = Partial<Omit<Visit, 'area_id' | 'id' | 'plan_id' | 'version'>>

/** Writes what became of a visit that is held. */
export const setVisit = (tx: Tx, ctx: Ctx, { id, ...change }: { id: string } & Change) =>
  tx
    .updateTable('care.visit')
    .set((eb) => ({ ...change, version: eb('version', '+', 1) }))
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()

/** A visit as a message may know it: when it is, how it stands, who goes. Nobody's name, no address. */
export type VisitForNews = Pick<
  Visit,
  'id' | 'opens_at' | 'closes_at' | 'state' | 'volunteer_id' | 'staff_id' | 'means'
> & { holderId: string; buildingId: string | null; compoundId: string | null }

/** Visits as messages may know them, by their ids. */
export async function visitsForNews(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, VisitForNews>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('care.visit as v')
    .innerJoin('care.plan as p', (join) => join.onRef('p.area_id', '=', 'v.area_id').onRef('p.id', '=', 'v.plan_id'))
    .leftJoin('people.v_building as b', (join) =>
      join.onRef('b.area_id', '=', 'p.area_id').onRef('b.id', '=', 'p.building_id'),
    )
    .select(['v.id', 'v.opens_at', 'v.closes_at', 'v.state', 'v.volunteer_id', 'v.staff_id', 'v.means'])
    .select(['p.holder_id as holderId', 'p.building_id as buildingId', 'b.compound_id as compoundId'])
    .where('v.area_id', '=', ctx.area.id)
    .where('v.id', 'in', [...new Set(ids)])
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
