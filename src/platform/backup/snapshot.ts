import pg from 'pg'

/** How to reach a database as its owner or a superuser. */
export type Owner = string | pg.ClientConfig

/** A connection whose texts are the same on every server, and which may take as long as it needs. */
export async function connect(owner: Owner): Promise<pg.Client> {
  const target: pg.ClientConfig = typeof owner === 'string' ? { connectionString: owner } : owner
  const client = new pg.Client({
    ...target,
    options:
      '-c timezone=UTC -c datestyle=ISO -c intervalstyle=postgres -c extra_float_digits=1 -c client_encoding=UTF8',
    statement_timeout: 0,
    idle_in_transaction_session_timeout: 0,
    application_name: 'jinlin backup',
  })
  // A connection that breaks also fails the statement at work, which is where it is noticed.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** Runs work that sees the whole database as it was at one moment, whatever others write meanwhile. */
export async function inSnapshot<T>(client: pg.Client, work: () => Promise<T>): Promise<T> {
  await client.query('begin isolation level repeatable read read only')
  try {
    return await work()
  } finally {
    await client.query('rollback')
  }
}
