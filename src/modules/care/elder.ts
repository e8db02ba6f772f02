import { personNames, personsById, sayHome, subjectOf } from '#modules/people/public.ts'
import { auto, type Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'

/** Whom a plan is for, as whoever goes there needs it. */
export type Elder = { name: string; address: string; homeId: string | null }

/** Whose plan it is; null once they are forgotten. */
type Whose = string | null

/** Names and addresses of people by their ids. Whoever asks has judged who may read them, and notes the look. */
export async function eldersById(tx: Tx, ctx: Ctx, whose: readonly Whose[]): Promise<Map<Whose, Elder>> {
  const ids = [...new Set(whose.flatMap((id) => id ?? []))]
  if (ids.length === 0) return new Map()
  const persons = await personsById(tx, ctx, ids)
  const homeIds = persons.flatMap(({ home_id }) => home_id ?? [])
  const homes = homeIds.length
    ? await tx
        .selectFrom('people.v_home')
        .select(['id', 'unit', 'room', 'building_name', 'compound_name'])
        .where('area_id', '=', ctx.area.id)
        .where('id', 'in', homeIds)
        .execute()
    : []
  const doors = new Map(
    homes.map(({ id, unit, room, building_name, compound_name }) => [
      id,
      sayHome({ unit, room, building: building_name, compound: compound_name }),
    ]),
  )
  return new Map(
    persons.map(({ id, name, home_id: homeId }) => [id, { name, homeId, address: doors.get(homeId ?? '') ?? '' }]),
  )
}

/** Somebody a plan could be made for: on the roster, where the reader works; null for anybody else. */
export const elderHere = (ctx: Ctx, id: string): Promise<Elder | null> =>
  inArea(ctx, async (tx) => {
    if (!(await personNames(tx, ctx, [id])).has(id)) return null
    return (await eldersById(tx, ctx, [id])).get(id) ?? null
  })

/** Whom a plan is for, as far as they are still known. */
export const elderOf = (ctx: Ctx, whose: Whose): Promise<Elder | null> =>
  inArea(ctx, async (tx) => (await eldersById(tx, ctx, [whose])).get(whose) ?? null)

/** The telephones of an elder, for whoever rings them now and noted the look. */
export const numbersOf = async (tx: Tx, ctx: Ctx, whose: Whose): Promise<readonly string[]> =>
  whose === null ? [] : ((await subjectOf(tx, { ...ctx, actor: auto }, whose))?.numbers ?? [])
