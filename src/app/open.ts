import { statfs } from 'node:fs/promises'
import { Hono } from 'hono'
import type { Services } from '#platform/services.ts'
import type { WebEnv } from '#platform/web/env.ts'

const LEAST_FREE_BYTES = 200 * 1024 * 1024

/** For machines, before anybody is known (no area, no session): /healthz says the process answers; /readyz that it can serve; /metrics counts. */
export function open(services: Services): Hono<WebEnv> {
  return new Hono<WebEnv>()
    .get('/healthz', (c) => c.text('ok'))
    .get('/readyz', async (c) => {
      const checks = await readiness(services)
      const ready = Object.values(checks).every((check) => check === 'ok')
      return c.json({ ready, ...checks }, ready ? 200 : 503)
    })
    .get('/metrics', async (c) =>
      c.text(await services.metrics.text(), 200, { 'content-type': services.metrics.contentType }),
    )
    .get('/assets/:file', (c) => services.assetFiles.answer(c))
    .get('/service-worker.js', (c) => services.assetFiles.worker(c))
}

async function readiness(services: Services): Promise<Record<'database' | 'migrations' | 'disk', string>> {
  return { ...(await databaseState(services)), disk: await diskState(services) }
}

async function databaseState(services: Services): Promise<Record<'database' | 'migrations', string>> {
  try {
    const { rows } = await services.db.pool.query<{ level: string | null }>(
      'select max(name) as level from ledger.migration',
    )
    const level = rows[0]?.level ?? null
    return {
      database: 'ok',
      migrations: level === services.level ? 'ok' : `database at ${level ?? 'nothing'}, program at ${services.level}`,
    }
  } catch {
    return { database: 'away', migrations: 'unknown' }
  }
}

async function diskState(services: Services): Promise<string> {
  const { bavail, bsize } = await statfs(services.config.dataDir)
  return bavail * bsize > LEAST_FREE_BYTES ? 'ok' : 'less than 200 MB free'
}
