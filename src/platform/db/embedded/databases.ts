import pg from 'pg'
import { APP, OWNER, type Login } from './roles.ts'

export type { Login } from './roles.ts'

/** The part of the embedded database that these helpers need. */
type Gate = { superuserUrl: (database: string) => Login }

/**
 * Makes a database that the owner role owns and the server's role may connect to, nothing more; `template` is a database
 * to copy, which nobody may be connected to. Throws PostgreSQL's 42P04 if it exists.
 */
export async function createDatabase(gate: Gate, name: string, options: { template?: string } = {}): Promise<void> {
  const database = pg.escapeIdentifier(name)
  const template = options.template === undefined ? '' : ` template ${pg.escapeIdentifier(options.template)}`
  await asSuperuser(gate, [
    `create database ${database} owner ${OWNER}${template}`,
    `revoke all on database ${database} from public`,
    `grant connect on database ${database} to ${APP}`,
  ])
}

/** Drops a database and everybody's connections to it; nothing happens if there is none. */
export async function dropDatabase(gate: Gate, name: string): Promise<void> {
  await asSuperuser(gate, [`drop database if exists ${pg.escapeIdentifier(name)} with (force)`])
}

async function asSuperuser(gate: Gate, statements: string[]): Promise<void> {
  const client = new pg.Client(gate.superuserUrl('postgres'))
  await client.connect()
  try {
    for (const statement of statements) await client.query(statement)
  } finally {
    await client.end()
  }
}
