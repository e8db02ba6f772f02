import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { readName } from '../residents/names.ts'
import { insertPersons, insertPhones } from '../residents/write.ts'
import { homeKey } from './homes.rules.ts'
import type { Places } from './new-places.ts'
import type { Step } from './planned.ts'
import { traceChanged, traceNew } from './trace.ts'

type NewStep = Extract<Step, { kind: 'new' }>
type ChangeStep = Extract<Step, { kind: 'changed' }>

const nowhere = { homeId: null, buildingId: null }

/** Writes down the new people of a batch. */
export async function applyNew(
  tx: Tx,
  ctx: Ctx,
  { steps, places, importId }: { steps: readonly NewStep[]; places: Places; importId: string },
): Promise<void> {
  const persons = steps.map(({ id, name, home }) => ({
    id,
    name,
    ...readName(name, 'here'),
    ...(places.get(homeKey(home)) ?? nowhere),
    importId,
  }))
  await insertPersons(tx, ctx, persons)
  await traceNew(tx, ctx, { importId, ids: steps.map(({ id }) => id) })
  await insertPhones(tx, ctx, steps.flatMap(phonesOf))
}

const phonesOf = ({ id, phones }: Step) => phones.map((number, position) => ({ personId: id, number, position }))

/** Gives the known people of a batch their new telephones and homes. A number they have already stays as it is. */
export async function applyChanges(
  tx: Tx,
  ctx: Ctx,
  { steps, places, importId }: { steps: readonly ChangeStep[]; places: Places; importId: string },
): Promise<void> {
  if (steps.length === 0) return
  await traceChanged(tx, ctx, { importId, ids: steps.map(({ id }) => id) })
  const moved = steps.flatMap(({ id, home }) => (home ? [{ id, ...(places.get(homeKey(home)) ?? nowhere) }] : []))
  await sql`
    update people.person p set home_id = t.home_id, building_id = t.building_id
    from unnest(${moved.map((one) => one.id)}::uuid[], ${moved.map((one) => one.homeId)}::uuid[],
      ${moved.map((one) => one.buildingId)}::uuid[]) as t (id, home_id, building_id)
    where p.area_id = ${ctx.area.id} and p.id = t.id`.execute(tx)
  await sql`
    update people.person set version = version + 1, changed_at = ${ctx.now}, import_id = ${importId}::uuid
    where area_id = ${ctx.area.id} and id = any (${steps.map((one) => one.id)}::uuid[])`.execute(tx)
  await insertPhones(
    tx,
    ctx,
    steps.flatMap((step) => phonesOf(step).map((phone) => ({ ...phone, position: phone.position + 50 }))),
  )
}
