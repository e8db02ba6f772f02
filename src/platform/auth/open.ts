import { betterAuth } from 'better-auth'
import { twoFactor, username } from 'better-auth/plugins'
import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import { uuidv7 } from '#base/uuid.ts'
import type { Config } from '../config.ts'
import type { Database } from '../db/database.ts'
import type { Secrets } from '../secret/secrets.ts'
import { signedCookies, type SignedCookies } from './cookies.ts'
import { fewestPasswordLetters, hashPassword, isPassword, mostPasswordLetters, recoveryCodes } from './password.ts'

/** What signing in stands on. */
export type AuthGround = { db: Database; secrets: Secrets; config: Config; now: () => Date }

/** The opened library and our cookies. Everything else here is a function that takes the services. */
export type Auth = { api: Library['api']; key: string; cookies: SignedCookies }

type Library = ReturnType<typeof libraryOn>

/** Opens better-auth on our pool. Its HTTP handler is not mounted: our own form routes call it. */
export function openAuth(ground: AuthGround): Auth {
  const key = ground.secrets.key('better-auth').toString('base64')
  const secure = ground.config.origin?.startsWith('https:') ?? false
  return { api: libraryOn(ground, { key, secure }).api, key, cookies: signedCookies(key, secure) }
}

/** Names are compared as typed on either keyboard, in any case. */
export const sameName = (name: string): string => name.normalize('NFKC').trim().toLowerCase()

/** Two to twenty Han characters, Latin letters, digits, dot, dash or underscore. */
export const isAccountName = (name: string): boolean => /^[\p{Script=Han}a-z0-9._-]{2,20}$/u.test(sameName(name))

/** Far away: when a session of ours ends stands in `ends_at`, by the house's clock. Browsers keep no cookie longer. */
const FAR = 400 * 24 * 3600

/** Columns are snake_case and the tables have a schema of their own: a plugin and one option tell the library. */
const databaseOf = ({ db }: AuthGround) => ({
  db: new Kysely<object>({ dialect: new PostgresDialect({ pool: db.pool }), plugins: [new CamelCasePlugin()] }),
  type: 'postgres' as const,
  schemaName: 'auth',
  transaction: true,
})

function libraryOn(ground: AuthGround, { key, secure }: { key: string; secure: boolean }) {
  return betterAuth({
    appName: '近邻',
    baseURL: ground.config.origin ?? 'http://127.0.0.1',
    secret: key,
    database: databaseOf(ground),
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: fewestPasswordLetters,
      maxPasswordLength: mostPasswordLetters,
      password: { hash: hashPassword, verify: ({ hash, password }) => isPassword(hash, password) },
    },
    session: { expiresIn: FAR, disableSessionRefresh: true },
    advanced: {
      cookiePrefix: 'jinlin',
      useSecureCookies: secure,
      ipAddress: { disableIpTracking: true },
      database: { generateId: () => uuidv7(new Date()) },
    },
    plugins: [
      username({
        displayUsername: false,
        minUsernameLength: 2,
        maxUsernameLength: 20,
        usernameNormalization: sameName,
        usernameValidator: isAccountName,
      }),
      twoFactor({ issuer: '近邻', backupCodeOptions: { customBackupCodesGenerate: recoveryCodes } }),
    ],
    // Limits of our own are kept in PostgreSQL (limit.ts) and count by name too.
    rateLimit: { enabled: false },
    telemetry: { enabled: false },
    logger: { level: 'error' },
  })
}
