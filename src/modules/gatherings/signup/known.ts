import { homeRow, household, personNames, personsById, placeChoices } from '#modules/people/public.ts'
import { auto, type Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'

/** Whom a form is for, as far as the house knows: who can be ticked, and where they live. */
export type KnownParty = {
  known: { id: string; name: string }[]
  homeId: string | null
  buildingId: string | null
}

export const nobodyKnown: KnownParty = { known: [], homeId: null, buildingId: null }

/** Who lives behind the card that is signed in; nobody for anybody else. */
export async function ownHousehold(ctx: Ctx): Promise<KnownParty> {
  if (ctx.actor.kind !== 'household' || ctx.actor.homeId === null) return nobodyKnown
  const found = await household({ ...ctx, actor: auto }, ctx.actor.homeId)
  if (!found) return nobodyKnown
  const living = found.persons.filter(({ state }) => state === 'here')
  return {
    known: living.map(({ id, name }) => ({ id, name })),
    homeId: found.home.id,
    buildingId: found.home.buildingId,
  }
}

/** Somebody of the roster whom the desk writes down; null when unknown, or when the reader does not work where they live. */
export const fromRoster = (ctx: Ctx, personId: string): Promise<KnownParty | null> =>
  inArea(ctx, async (tx) => {
    const name = (await personNames(tx, ctx, [personId])).get(personId)
    if (name === undefined) return null
    const [row] = await personsById(tx, ctx, [personId])
    const home = row?.home_id ? await homeRow(tx, ctx, row.home_id) : null
    return { known: [{ id: personId, name }], homeId: home?.id ?? null, buildingId: home?.buildingId ?? null }
  })

/** A building that may be named, with its compound. */
export type Building = { id: string; name: string; compoundId: string; compound: string }

/** The buildings of the area in their order. */
export const buildingsOf = async (ctx: Ctx): Promise<Building[]> =>
  (await placeChoices(ctx)).flatMap(({ id: compoundId, name: compound, buildings }) =>
    buildings.map((building) => ({ ...building, compoundId, compound })),
  )
