import { statSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import type { Config } from '#platform/config.ts'
import { dayOf } from '#base/days.ts'
import { openInstallation, type Installation } from '../boot.ts'

/** One thing looked at: whether it is well, and what was found. */
export type Finding = { ok: boolean; about: string; text: string }

/** Looks at everything an installation needs, and says what is wrong and what to do. Changes nothing but a missing level. */
export async function examine(config: Config): Promise<Finding[]> {
  const findings = [nodeFinding(), await diskFinding(config)]
  let open: Installation
  try {
    open = await openInstallation(config, 'beside')
  } catch (error) {
    return [...findings, { ok: false, about: 'database', text: (error as Error).message }]
  }
  try {
    return [
      ...findings,
      secretFinding(config),
      await databaseFinding(open),
      await loginFinding(open),
      calendarFinding(open),
      areaFinding(open),
    ]
  } finally {
    await open.close()
  }
}

const nodeFinding = (): Finding => ({
  ok: Number(process.versions.node.split('.')[0]) >= 20,
  about: 'Node.js',
  text: process.version,
})

const LEAST_MB = 500

async function diskFinding(config: Config): Promise<Finding> {
  const { bavail, bsize } = await statfs(config.dataDir).catch(() => statfs('.'))
  const free = Math.floor((bavail * bsize) / 1024 / 1024)
  return { ok: free > LEAST_MB, about: 'disk', text: `${free} MB free for ${config.dataDir}` }
}

function secretFinding(config: Config): Finding {
  const open = (statSync(config.secretFile).mode & 0o077) !== 0 && process.platform !== 'win32'
  const told = open
    ? `others can read ${config.secretFile}: chmod 600`
    : `${config.secretFile}; keep a copy apart from the backups`
  return { ok: !open, about: 'secret', text: told }
}

async function databaseFinding({ services }: Installation): Promise<Finding> {
  const { rows } = await services.db.pool.query<{ version: string; fsync: string }>(
    `select current_setting('server_version') as version, current_setting('fsync') as fsync`,
  )
  const { version = '?', fsync = '?' } = rows[0] ?? {}
  return { ok: fsync === 'on', about: 'database', text: `PostgreSQL ${version}, at ${services.level}, fsync ${fsync}` }
}

async function loginFinding({ services }: Installation): Promise<Finding> {
  const { rows } = await services.db.pool.query<{ name: string; strong: boolean }>(
    'select rolname as name, rolsuper or rolbypassrls as strong from pg_roles where rolname = current_user',
  )
  const { name = '?', strong = true } = rows[0] ?? {}
  const told = strong
    ? `${name} can go round row level security: give the server a login that cannot`
    : `${name} owns nothing and is bound by row level security`
  return { ok: !strong, about: 'login', text: told }
}

function calendarFinding({ services }: Installation): Finding {
  const year = Number(dayOf(services.now()).slice(0, 4))
  const known = services.calendar().knownYears.has(year)
  return {
    ok: known,
    about: 'calendar',
    text: known ? `${year} is known` : `the workdays of ${year} are not loaded: import them at /desk/calendar`,
  }
}

function areaFinding({ services }: Installation): Finding {
  const all = services.areas.all()
  const text =
    all.length === 0
      ? 'none yet: the first visit guides through it'
      : all.map((area) => `${area.code}${area.demo ? ' (demonstration)' : ''}`).join(', ')
  return { ok: true, about: 'areas', text }
}
