import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { memoOf } from '#platform/memo/memo.ts'
import type { Html } from '#platform/web/html.ts'
import { trusted } from '#platform/web/html.ts'
import { reachOf } from '../access.ts'
import { drawnPlan, spotsOf, type Spot } from './plan.ts'

/** The compounds and buildings of an area in their order, for a form that asks where something is. */
export type PlaceChoices = { id: string; name: string; buildings: { id: string; name: string }[] }[]

/** The places anybody may name. Open to guests: names of buildings stand on the street. The same for everybody, and kept for a moment. */
export const placeChoices = (ctx: Ctx): Promise<PlaceChoices> =>
  memoOf(ctx.db).keep({ areaId: ctx.area.id, key: 'places', of: 'people' }, () => findChoices(ctx))

const findChoices = (ctx: Ctx): Promise<PlaceChoices> =>
  inArea(ctx, async (tx) => {
    const [compounds, buildings] = await Promise.all([compoundRows(tx, ctx), buildingRows(tx, ctx)])
    return compounds.map(({ id, name }) => ({ id, name, buildings: buildings.filter((row) => row.compoundId === id) }))
  })

/** The same as far as the reader works there, for filters at the desk. */
export async function placesInReach(ctx: Ctx): Promise<PlaceChoices> {
  const reach = reachOf(ctx.actor)
  const places = await placeChoices(ctx)
  if (reach === 'all') return places
  return places
    .map((compound) => ({
      ...compound,
      buildings: compound.buildings.filter(
        ({ id }) => reach.compoundIds.includes(compound.id) || reach.buildingIds.includes(id),
      ),
    }))
    .filter(({ id, buildings }) => buildings.length > 0 || reach.compoundIds.includes(id))
}

const compoundRows = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('people.compound')
    .select(['id', 'name', 'plan'])
    .where('area_id', '=', ctx.area.id)
    .orderBy('position')
    .orderBy('name')
    .execute()

const buildingRows = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('people.building')
    .select(['id', 'name', 'compound_id as compoundId', 'plan_x', 'plan_y'])
    .where('area_id', '=', ctx.area.id)
    .orderBy('position')
    .orderBy('name')
    .execute()

/** A compound from above: a drawing, and where each of its buildings stands in per cent of it. */
export type CompoundPlan = { id: string; name: string; drawing: Html; spots: Spot[] }

/** The plan of a compound, or null for an unknown one. */
export async function compoundPlan(ctx: Ctx, compoundId: string): Promise<CompoundPlan | null> {
  return inArea(ctx, async (tx) => {
    const [compounds, buildings] = await Promise.all([compoundRows(tx, ctx), buildingRows(tx, ctx)])
    const compound = compounds.find((row) => row.id === compoundId)
    if (!compound) return null
    const spots = spotsOf(
      buildings
        .filter((row) => row.compoundId === compoundId)
        .map(({ id, name, plan_x: x, plan_y: y }) => ({ id, name, pin: x === null || y === null ? null : { x, y } })),
    )
    const drawing = compound.plan === null ? drawnPlan(spots) : trusted(compound.plan)
    return { id: compound.id, name: compound.name, drawing, spots }
  })
}
