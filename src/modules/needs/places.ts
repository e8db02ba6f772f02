import type { Place } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { compoundPlan, PlaceChoices } from '#modules/people/public.ts'

export { compoundPlan as groundOf, placeChoices as placesOf, type PlaceChoices } from '#modules/people/public.ts'

/** A compound from above with where its buildings stand. */
export type CompoundGround = NonNullable<Awaited<ReturnType<typeof compoundPlan>>>

/** The place an id means, a compound's or a building's; null for any other text. */
export function findPlace(places: PlaceChoices, id: string | undefined): Place | null {
  for (const compound of places) {
    if (compound.id === id) return { compoundId: compound.id, buildingId: null }
    const building = compound.buildings.find((at) => at.id === id)
    if (building) return { compoundId: compound.id, buildingId: building.id }
  }
  return null
}

/** The building of a home, to lay it ready on the form of somebody who came with the household's card. */
export async function buildingOfHome(ctx: Ctx, homeId: string): Promise<string | null> {
  return inArea(ctx, async (tx) => {
    const home = await tx
      .selectFrom('people.v_home')
      .select('building_id')
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', homeId)
      .executeTakeFirst()
    return home?.building_id ?? null
  })
}
