import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertBuildings } from '../places/building.ts'
import { insertHomes } from '../places/home.ts'
import { groundOf, type Ground } from './existing.ts'
import { buildingKey, compoundKey, homeKey, type Home } from './homes.rules.ts'
import type { Step } from './planned.ts'

/** Where each home of a list stands, by the key of the home: the id of the home, or of the building where no door is known. */
export type Places = Map<string, { homeId: string | null; buildingId: string | null }>

/** Makes the compounds, buildings and homes the steps need and the area does not have yet. Answers all places of the steps. */
export async function placesFor(ctx: Ctx, steps: readonly Step[]): Promise<Places> {
  const wanted = [...new Map(steps.flatMap(({ home }) => (home ? [[homeKey(home), home] as const] : []))).values()]
  return inArea(ctx, async (tx) => {
    const before = await groundOf(tx, ctx)
    const withBuildings = (await makeBuildings(tx, ctx, { ground: before, wanted })) ? await groundOf(tx, ctx) : before
    const ground = (await makeHomes(tx, ctx, { ground: withBuildings, wanted }))
      ? await groundOf(tx, ctx)
      : withBuildings
    return new Map(wanted.map((home) => [homeKey(home), placeOf(home, ground)]))
  })
}

const buildingOf = ({ buildings }: Ground, { compound, building }: Home) =>
  buildings.find(
    (one) => compoundKey(one.compound) === compoundKey(compound) && buildingKey(one.name) === buildingKey(building),
  )

const placeOf = (home: Home, ground: Ground) => {
  const homeId = home.room === undefined ? null : (ground.homes.get(homeKey(home)) ?? null)
  return { homeId, buildingId: homeId === null ? (buildingOf(ground, home)?.id ?? null) : null }
}

type Wanted = { ground: Ground; wanted: readonly Home[] }

async function makeBuildings(tx: Tx, ctx: Ctx, { ground, wanted }: Wanted): Promise<boolean> {
  const missing = wanted.filter((home) => !buildingOf(ground, home))
  const compounds = new Map(ground.compounds.map(({ id, name }) => [compoundKey(name), id]))
  const names = new Map<string, Map<string, string>>()
  for (const { compound, building } of missing) {
    if (!compounds.has(compoundKey(compound)))
      compounds.set(compoundKey(compound), await makeCompound(tx, ctx, { name: compound, position: compounds.size }))
    const inside = names.get(compoundKey(compound)) ?? new Map<string, string>()
    names.set(compoundKey(compound), inside.set(buildingKey(building), inside.get(buildingKey(building)) ?? building))
  }
  for (const [key, inside] of names) {
    const compoundId = compounds.get(key) ?? ''
    const made = await insertBuildings(tx, ctx, { compoundId, names: [...inside.values()] })
    if (made.length)
      await record(tx, ctx, { name: 'people.building.made', subjectId: compoundId, detail: { count: made.length } })
  }
  return missing.length > 0
}

/** Two lists at once may bring the same compound: whoever comes second finds it there. */
async function makeCompound(tx: Tx, ctx: Ctx, { name, position }: { name: string; position: number }): Promise<string> {
  const made = await tx
    .insertInto('people.compound')
    .values({ area_id: ctx.area.id, id: uuidv7(ctx.now), name, position, made_at: ctx.now })
    .onConflict((conflict) => conflict.columns(['area_id', 'name']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) {
    await record(tx, ctx, { name: 'people.compound.made', subjectId: made.id })
    return made.id
  }
  const there = await tx
    .selectFrom('people.compound')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('name', '=', name)
    .executeTakeFirstOrThrow()
  return there.id
}

/** Writes the missing homes. Answers whether there were any. */
async function makeHomes(tx: Tx, ctx: Ctx, { ground, wanted }: Wanted): Promise<boolean> {
  const missing = wanted.filter((home) => home.room !== undefined && !ground.homes.has(homeKey(home)))
  const rows = missing.flatMap((home) => {
    const building = buildingOf(ground, home)
    return building ? [{ buildingId: building.id, unit: home.unit ?? '', room: home.room ?? '' }] : []
  })
  const made = await insertHomes(tx, ctx, rows)
  if (made.length) await record(tx, ctx, { name: 'people.home.made', subjectId: null, detail: { count: made.length } })
  return rows.length > 0
}
