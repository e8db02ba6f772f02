import pg from 'pg'
import type { Secrets } from '#platform/secret/secrets.ts'

/** How the owner and the server log in there, and how the server's login is made sure of. */
type OtherServer = { owner: pg.ClientConfig; app: pg.ClientConfig; letAppIn: () => Promise<void> }

const APP = 'jinlin_app'
const PATIENCE_MS = 10_000
/** A wrong password, or a login that is not let in. */
const SHUT_OUT = ['28P01', '28000']

/**
 * Another PostgreSQL: the login of `DATABASE_URL` owns and migrates; the server gets a login of its own that owns nothing,
 * made here where the given one may make roles, else named by `DATABASE_APP_URL`.
 */
export async function otherServer(ownerUrl: string, appUrl: string | null, secrets: Secrets): Promise<OtherServer> {
  const owner = { connectionString: ownerUrl, connectionTimeoutMillis: PATIENCE_MS }
  if (appUrl !== null) {
    const app = { connectionString: appUrl }
    return { owner, app, letAppIn: () => visit('DATABASE_APP_URL', app, nothing) }
  }
  const password = secrets.key('database login').toString('hex')
  await visit('DATABASE_URL', owner, makeRole)
  const app = { connectionString: asApp(ownerUrl, password) }
  return { owner, app, letAppIn: () => letIn(owner, app, password) }
}

/** Values in the query win over those before the host, and may stand where there is no host. */
function asApp(ownerUrl: string, password: string): string {
  const url = new URL(ownerUrl)
  url.searchParams.set('user', APP)
  url.searchParams.set('password', password)
  return url.href
}

const nothing = () => Promise.resolve()

async function makeRole(client: pg.Client): Promise<void> {
  const { rowCount } = await client.query('select 1 from pg_roles where rolname = $1', [APP])
  if (rowCount === 0) await settle(client, `create role ${APP} login nosuperuser nobypassrls nocreatedb nocreaterole`)
}

/** Gives the login our password where it does not have it; one that works is left alone, since others may be using it. */
async function letIn(owner: pg.ClientConfig, app: pg.ClientConfig, password: string): Promise<void> {
  try {
    await visit('DATABASE_URL', app, nothing)
  } catch (error) {
    if (!SHUT_OUT.includes((error as { cause?: { code?: string } }).cause?.code ?? '')) throw error
    await visit('DATABASE_URL', owner, (client) => settle(client, `alter role ${APP} password '${password}'`))
    await visit(`DATABASE_URL as ${APP}`, app, nothing)
  }
}

async function settle(client: pg.Client, statement: string): Promise<void> {
  try {
    await client.query(statement)
  } catch (error) {
    const told = `The login of DATABASE_URL may not make the server's own login (${(error as Error).message}).`
    throw new Error(`${told} Make a role ${APP} that owns nothing, and give its address as DATABASE_APP_URL.`, {
      cause: error,
    })
  }
}

async function visit(name: string, login: pg.ClientConfig, work: (client: pg.Client) => Promise<void>): Promise<void> {
  const client = new pg.Client({ connectionTimeoutMillis: PATIENCE_MS, ...login })
  try {
    await client.connect()
  } catch (error) {
    throw new Error(`The database of ${name} cannot be opened: ${reasonIn(error)}`, { cause: error })
  }
  try {
    await work(client)
  } finally {
    await client.end()
  }
}

/** A host with several addresses fails with one error for each, and no words of its own. */
const reasonIn = (error: unknown): string => {
  const [first] = error instanceof AggregateError ? (error.errors as Error[]) : [error as Error]
  return first?.message ?? String(error)
}
