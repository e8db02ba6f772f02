import pg from 'pg'
import type { Secret } from './secret.ts'

/** What `pg` needs to connect; `host` is the directory of the socket. */
export type Login = { host: string; port: number; user: string; password: string; database: string }

/** Owns the tables and migrates them; bound by forced row level security like everybody. */
export const OWNER = 'jinlin_owner'

/** What the server logs in as: owns nothing, and cannot get round row level security. */
export const APP = 'jinlin_app'

const HUMBLE = 'login nosuperuser nocreatedb nocreaterole noreplication nobypassrls'

/** Makes the two roles, or gives existing ones their passwords and limits again. */
export async function settleRoles(superuser: Login, secret: Secret): Promise<void> {
  const client = new pg.Client(superuser)
  await client.connect()
  try {
    const { rows } = await client.query<{ rolname: string }>('select rolname from pg_roles')
    for (const [role, password] of [
      [OWNER, secret.owner],
      [APP, secret.app],
    ] as const) {
      const verb = rows.some(({ rolname }) => rolname === role) ? 'alter' : 'create'
      await client.query(`${verb} role ${role} ${HUMBLE} password ${pg.escapeLiteral(password)}`)
    }
    await client.query('revoke all on database postgres from public')
  } finally {
    await client.end()
  }
}
