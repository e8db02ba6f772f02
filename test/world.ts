import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { inject } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import type { WorkCalendar } from '#base/workdays.ts'
import { openAreaDirectory } from '#platform/area/directory.ts'
import { openAuth } from '#platform/auth/auth.ts'
import { readConfig } from '#platform/config.ts'
import { auto, guest, type Actor, type Area, type Ctx, type Role } from '#platform/ctx.ts'
import { openDatabase, type Database } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { openLog } from '#platform/log.ts'
import { openMetrics } from '#platform/metrics.ts'
import { secretsFrom } from '#platform/secret/secrets.ts'
import { ctxOf, type Services } from '#platform/services.ts'
import { officeHours } from '#platform/calendar/calendar.ts'
import type { Login } from './global-setup.ts'
import { afterThisFile } from './put-away.ts'
import { keepStatement } from './statements.ts'

/** A Thursday morning on which the tests happen: 24 October 2024, 9:00 in Shanghai. */
export const thursday = new Date('2024-10-24T09:00:00+08:00')

const announced: WorkCalendar = {
  days: new Map([
    ['2024-10-01', 'off'],
    ['2024-10-02', 'off'],
    ['2024-10-03', 'off'],
    ['2024-10-04', 'off'],
    ['2024-10-07', 'off'],
    ['2024-09-29', 'work'],
    ['2024-10-12', 'work'],
  ]),
  knownYears: new Set([2022, 2023, 2024, 2025, 2026]),
  hours: officeHours,
}

/** A database of this test file's own, with the server's login; gone when the file is done. */
export async function freshDatabase(): Promise<{ db: Database; owner: Login }> {
  const cluster = inject('cluster')
  const name = 'test_' + uuidv7(new Date()).replaceAll('-', '')
  const admin = new pg.Client(cluster.superuser)
  await admin.connect()
  await admin.query(`create database ${name} template template_jinlin owner jinlin_owner`)
  const db = openDatabase({ ...cluster.app, database: name }, { size: 20, onStatement: keepStatement })
  afterThisFile(async () => {
    await db.close()
    await admin.query(`drop database ${name} with (force)`)
    await admin.end()
  })
  return { db, owner: { ...cluster.owner, database: name } }
}

/** Everything the program needs, over a fresh database, at the tests' Thursday. `clock.now` may be moved. */
export async function freshServices(
  env: Record<string, string> = {},
): Promise<Services & { clock: { now: Date }; owner: Login }> {
  const { db, owner } = await freshDatabase()
  const dir = mkdtempSync(join(tmpdir(), 'jinlin-files-'))
  afterThisFile(() => rmSync(dir, { recursive: true, force: true }))
  const clock = { now: thursday }
  const config = readConfig({ JINLIN_DATA: dir, JINLIN_LIMITS: 'off', ...env })
  const secrets = secretsFrom(Buffer.alloc(32, 7))
  const now = () => clock.now
  return {
    config,
    db,
    owner,
    secrets,
    auth: openAuth({ db, secrets, config, now }),
    filesDir: join(dir, 'files'),
    areas: await openAreaDirectory(db),
    calendar: () => announced,
    clock,
    now,
    assets: { css: '/assets/app.css', js: '/assets/app.js' },
    assetFiles: {
      addresses: { css: '/assets/app.css', js: '/assets/app.js' },
      answer: (c) => c.notFound() as Response,
      worker: (c) => c.notFound() as Response,
    },
    log: openLog('silent'),
    metrics: openMetrics(),
    level: '',
    reloadCalendar: () => Promise.resolve(),
  }
}

/** Makes an area of a demonstration: one click signs in. */
export async function demoArea(services: Services): Promise<Area> {
  const { id } = await area(services)
  await services.db.global((tx) => tx.updateTable('platform.area').set({ demo: true }).where('id', '=', id).execute())
  await services.areas.reload()
  return { ...(services.areas.byId(id) as Area) }
}

/** Makes an area. */
export async function area(services: Services, code = 'dongdaming', name = '东大名居民区'): Promise<Area> {
  await services.db.global((tx) =>
    tx
      .insertInto('platform.area')
      .values({
        code,
        name,
        telephone: '021-00000000',
        hours: '周一至周六 8:30–20:00',
        made_at: services.now(),
        changed_at: services.now(),
      })
      .execute(),
  )
  await services.areas.reload()
  const made = services.areas.byCode(code)
  if (!made) throw new Error('The area was not made.')
  return made
}

/** An account with one role, for the whole area or for a compound. It has no row in the account table. */
export const account = (name: string, role: Role, compoundId: string | null = null): Actor => ({
  kind: 'account',
  id: `account-${name}`,
  name,
  homeId: null,
  grants: [{ role, compoundId, buildingId: null }],
})

/** The ctx of somebody in an area. */
export const ctx = (services: Services, area: Area, actor: Actor = guest): Ctx =>
  ctxOf(services, area, { actor, lang: 'zh' })

/** One compound with one building and its homes. */
export async function compound(
  services: Services,
  where: Area,
  names = { compound: '长江大楼', building: '3号楼', rooms: ['501', '502'] },
) {
  const scope = ctx(services, where, auto)
  const made = {
    compoundId: uuidv7(scope.now),
    buildingId: uuidv7(scope.now),
    homeIds: names.rooms.map(() => uuidv7(scope.now)),
  }
  await inArea(scope, async (tx) => {
    const common = { area_id: where.id, made_at: scope.now }
    await tx
      .insertInto('people.compound')
      .values({ ...common, id: made.compoundId, name: names.compound })
      .execute()
    await tx
      .insertInto('people.building')
      .values({ ...common, id: made.buildingId, compound_id: made.compoundId, name: names.building })
      .execute()
    for (const [i, room] of names.rooms.entries())
      await tx
        .insertInto('people.home')
        .values({ ...common, id: made.homeIds[i] ?? uuidv7(scope.now), building_id: made.buildingId, room })
        .execute()
  })
  return made
}
