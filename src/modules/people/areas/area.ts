import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Area, Ctx } from '#platform/ctx.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { ctxOf, type Services } from '#platform/services.ts'
import { pinyinOf } from '../residents/names.ts'
import { codeFrom, type AreaInput } from './area.rules.ts'
import { readService } from './service.rules.ts'

/** The area as its settings page shows it. */
export type AreaSettings = AreaInput & { version: number }

const serviceColumns = [
  'service_day_hours as serviceDayHours',
  'service_dispute_days as serviceDisputeDays',
  'service_later_days as serviceLaterDays',
] as const

/** Everything the area says of itself, with the version a save must name. */
export async function areaSettings(ctx: Ctx): Promise<AreaSettings> {
  return inArea(ctx, async (tx) => {
    const row = await tx
      .selectFrom('platform.area')
      .select(['name', 'telephone', 'hours', 'address', 'notice_nobody_on_duty as nobodyOnDuty', 'version'])
      .select(serviceColumns)
      .where('id', '=', ctx.area.id)
      .executeTakeFirstOrThrow()
    return row
  })
}

/** Saves the settings over the version they were read at; refuses when somebody saved in between. */
export async function changeArea(ctx: Ctx, services: Services, change: AreaSettings): Promise<Outcome<null, 'stale'>> {
  const outcome = await inArea(ctx, async (tx) => {
    const changed = await tx
      .updateTable('platform.area')
      .set({ ...columns(change), changed_at: ctx.now, version: change.version + 1 })
      .where('id', '=', ctx.area.id)
      .where('version', '=', change.version)
      .executeTakeFirst()
    if (changed.numUpdatedRows === 0n) return refused('stale')
    await record(tx, ctx, { name: 'people.area.changed', subjectId: null, detail: { version: change.version + 1 } })
    return done(null)
  })
  if (outcome.done) await services.areas.reload()
  return outcome
}

const columns = (input: AreaInput) => ({
  name: input.name,
  telephone: input.telephone,
  hours: input.hours,
  address: input.address,
  notice_nobody_on_duty: input.nobodyOnDuty,
  service_day_hours: input.serviceDayHours,
  service_dispute_days: input.serviceDisputeDays,
  service_later_days: input.serviceLaterDays,
})

/**
 * Makes an area. Without a code it gets one from its name, with a number behind it where that is taken. The areas in
 * memory are read again, so that the next request is already in it.
 */
export async function makeArea(
  services: Services,
  input: Partial<AreaInput> & { name: string; code?: string; demo?: boolean },
): Promise<Area> {
  const wanted = input.code ?? codeFrom(pinyinOf(input.name))
  const code = freeCode(wanted, new Set(services.areas.all().map((area) => area.code)))
  const full = { telephone: null, hours: null, address: null, nobodyOnDuty: null, ...readService({}).value, ...input }
  const now = services.now()
  await services.db.global((tx) =>
    tx
      .insertInto('platform.area')
      .values({ ...columns(full), code, demo: input.demo ?? false, made_at: now, changed_at: now })
      .onConflict((conflict) => conflict.column('code').doNothing())
      .execute(),
  )
  await services.areas.reload()
  const area = services.areas.byCode(code)
  if (!area) throw new Error('The area was not made.')
  const ctx = ctxOf(services, area, { actor: auto, lang: 'zh' })
  await inArea(ctx, (tx) => record(tx, ctx, { name: 'people.area.made', subjectId: null, detail: { code } }))
  return area
}

function freeCode(wanted: string, taken: Set<string>): string {
  let code = wanted
  for (let no = 2; taken.has(code); no++) code = `${wanted}-${no}`
  return code
}
