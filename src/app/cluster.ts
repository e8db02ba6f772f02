import type pg from 'pg'
import type { Config } from '#platform/config.ts'
import { createDatabase, faultOf, startEmbedded, type Embedded } from '#platform/db/embedded/embedded.ts'
import { visitEmbedded } from '#platform/db/embedded/visit.ts'
import type { Secrets } from '#platform/secret/secrets.ts'
import { otherServer } from './other-server.ts'

/** A database to work on: how its owner and how the server log in. */
export type Cluster = {
  owner: pg.ClientConfig
  app: pg.ClientConfig
  /** The child process, when it is ours. */
  embedded: Embedded | null
  /** Makes sure that the server can log in; whoever works as the owner only does not need it. */
  letAppIn: () => Promise<void>
  stop: () => Promise<void>
}

const NAME = 'jinlin'
const settled = () => Promise.resolve()
const DUPLICATE_DATABASE = '42P04'

/** Where the embedded cluster lies. */
export const embeddedDir = (config: Config): string => `${config.dataDir}/postgres`

/** Opens the database of the configuration: `DATABASE_URL` where it is set, else the embedded one, started as our child.
 * `patience` in ms: how long a server waits for one that is just ending. */
export async function openCluster(config: Config, secrets: Secrets, patience = 0): Promise<Cluster> {
  if (config.databaseUrl !== null) {
    const other = await otherServer(config.databaseUrl, config.appDatabaseUrl, secrets)
    return { ...other, embedded: null, stop: settled }
  }
  const embedded = await startEmbedded({ dir: embeddedDir(config), patience })
  await createDatabase(embedded, NAME).catch((error: unknown) => {
    if ((error as { code?: string }).code !== DUPLICATE_DATABASE) throw error
  })
  const { stop } = embedded
  return { owner: embedded.ownerUrl(NAME), app: embedded.appUrl(NAME), embedded, letAppIn: settled, stop }
}

/** For a command beside a running server: uses that server's embedded database, else opens one as `openCluster` does. */
export async function visitCluster(config: Config, secrets: Secrets): Promise<Cluster> {
  try {
    return await openCluster(config, secrets)
  } catch (error) {
    const visit = faultOf(error) === 'heldByAnother' ? visitEmbedded(embeddedDir(config)) : undefined
    if (!visit) throw error
    return { owner: visit.ownerUrl(NAME), app: visit.appUrl(NAME), embedded: null, letAppIn: settled, stop: settled }
  }
}
