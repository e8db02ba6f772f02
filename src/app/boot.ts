import { mkdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { openAreaDirectory } from '#platform/area/directory.ts'
import { openAuth } from '#platform/auth/auth.ts'
import { loadCalendar, seedCalendar } from '#platform/calendar/calendar.ts'
import type { Config } from '#platform/config.ts'
import { openDatabase } from '#platform/db/database.ts'
import { migrate, readMigrations } from '#platform/db/migrate.ts'
import { openLog } from '#platform/log.ts'
import { openMetrics } from '#platform/metrics.ts'
import { installQueue } from '#platform/jobs/jobs.ts'
import { readSecretFile, secretsFrom, type Secrets } from '#platform/secret/secrets.ts'
import type { Services } from '#platform/services.ts'
import { openAssetFiles } from '#platform/web/asset-files.ts'
import { openCluster, visitCluster, type Cluster } from './cluster.ts'

/** The folder the built program lies in (dist), with its migrations and assets. */
export const home = dirname(fileURLToPath(import.meta.url))
export const migrationsDir = join(home, 'migrations')

/** A running installation without its web server: what every command works on. */
export type Installation = { services: Services; cluster: Cluster; close: () => Promise<void> }

/** Reads or makes the secret beside the data. */
export function openSecrets(config: Config): Secrets {
  // Others may pass through, so that the database's own user reaches its folder; the secret itself is 0600.
  mkdirSync(config.dataDir, { recursive: true, mode: 0o711 })
  return secretsFrom(readSecretFile(config.secretFile))
}

/** Brings the schema and the queue to this program's level, as the owner. Returns the migrations applied now. */
export async function bringUp(cluster: Cluster): Promise<string[]> {
  const applied = await migrate(cluster.owner, migrationsDir)
  // Also when nothing was applied: a start may have died between the two.
  await installQueue(cluster.owner)
  return applied
}

/** A quick restart meets the old process still ending. */
const PATIENCE_MS = 10_000

/** Opens the installation: `beside` uses the database of a server that already runs here. */
export async function openInstallation(config: Config, how: 'own' | 'beside'): Promise<Installation> {
  const secrets = openSecrets(config)
  const cluster = await (how === 'own' ? openCluster(config, secrets, PATIENCE_MS) : visitCluster(config, secrets))
  try {
    await bringUp(cluster)
    await cluster.letAppIn()
    const services = await openServices(config, secrets, cluster)
    const close = async () => {
      await services.db.close()
      await cluster.stop()
    }
    return { services, cluster, close }
  } catch (error) {
    await cluster.stop()
    throw error
  }
}

async function openServices(config: Config, secrets: Secrets, cluster: Cluster): Promise<Services> {
  const db = openDatabase(cluster.app)
  await seedCalendar(db)
  let calendar = await loadCalendar(db)
  const assetFiles = openAssetFiles(home)
  const fixed = config.now
  const now = fixed ? () => fixed : () => new Date()
  return {
    config,
    db,
    secrets,
    filesDir: join(config.dataDir, 'files'),
    areas: await openAreaDirectory(db),
    calendar: () => calendar,
    reloadCalendar: async () => {
      calendar = await loadCalendar(db)
    },
    now,
    auth: openAuth({ db, secrets, config, now }),
    assets: assetFiles.addresses,
    assetFiles,
    log: openLog(process.env['JINLIN_LOG'] ?? 'info'),
    metrics: openMetrics(),
    level: readMigrations(migrationsDir).at(-1)?.name ?? '',
  }
}
