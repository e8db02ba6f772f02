import pg from 'pg'
import type { Config } from '#platform/config.ts'
import { createDatabase, faultOf, startEmbedded, type Embedded } from '#platform/db/embedded/embedded.ts'
import { visitEmbedded } from '#platform/db/embedded/visit.ts'
import type { Secrets } from '#platform/secret/secrets.ts'

/** A database to work on: how its owner and how the server log in. */
export type Cluster = {
  owner: pg.ClientConfig
  app: pg.ClientConfig
  /** The child process, when it is ours. */
  embedded: Embedded | null
  stop: () => Promise<void>
}

const NAME = 'jinlin'
const DUPLICATE_DATABASE = '42P04'

/** Where the embedded cluster lies. */
export const embeddedDir = (config: Config): string => `${config.dataDir}/postgres`

/** Opens the database of the configuration: `DATABASE_URL` where it is set, else the embedded one, started as our child.
 * `patience` in ms: how long a server waits for one that is just ending. */
export async function openCluster(config: Config, secrets: Secrets, patience = 0): Promise<Cluster> {
  if (config.databaseUrl !== null) return otherServer(config.databaseUrl, config.appDatabaseUrl, secrets)
  const embedded = await startEmbedded({ dir: embeddedDir(config), patience })
  await createDatabase(embedded, NAME).catch((error: unknown) => {
    if ((error as { code?: string }).code !== DUPLICATE_DATABASE) throw error
  })
  return { owner: embedded.ownerUrl(NAME), app: embedded.appUrl(NAME), embedded, stop: embedded.stop }
}

/** For a command beside a running server: uses that server's embedded database, else opens one as `openCluster` does. */
export async function visitCluster(config: Config, secrets: Secrets): Promise<Cluster> {
  try {
    return await openCluster(config, secrets)
  } catch (error) {
    const visit = faultOf(error) === 'heldByAnother' ? visitEmbedded(embeddedDir(config)) : undefined
    if (!visit) throw error
    return { owner: visit.ownerUrl(NAME), app: visit.appUrl(NAME), embedded: null, stop: () => Promise.resolve() }
  }
}

/**
 * Another PostgreSQL: the given login owns and migrates; the server gets a login of its own that owns nothing,
 * made here where the given one may make roles, else named by `DATABASE_APP_URL`.
 */
async function otherServer(ownerUrl: string, appUrl: string | null, secrets: Secrets): Promise<Cluster> {
  const owner = { connectionString: ownerUrl }
  const stop = () => Promise.resolve()
  if (appUrl !== null) return { owner, app: { connectionString: appUrl }, embedded: null, stop }
  const password = secrets.key('database login').toString('hex')
  await settleAppRole(ownerUrl, password)
  const app = new URL(ownerUrl)
  app.username = 'jinlin_app'
  app.password = password
  return { owner, app: { connectionString: app.href }, embedded: null, stop }
}

async function settleAppRole(ownerUrl: string, password: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl })
  await client.connect()
  try {
    const { rowCount } = await client.query(`select 1 from pg_roles where rolname = 'jinlin_app'`)
    const verb = rowCount === 0 ? 'create' : 'alter'
    await client.query(
      `${verb} role jinlin_app login nosuperuser nobypassrls nocreatedb nocreaterole password '${password}'`,
    )
  } catch (error) {
    const told = `The login of DATABASE_URL may not make the server's own login (${(error as Error).message}).`
    throw new Error(`${told} Make a role jinlin_app that owns nothing, and give its address as DATABASE_APP_URL.`, {
      cause: error,
    })
  } finally {
    await client.end()
  }
}
