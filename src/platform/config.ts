import { join, resolve } from 'node:path'
import { readSenders, type SendersConfig } from './senders-config.ts'

/** What the environment says, checked once at the start. */
export type Config = {
  port: number
  host: string
  dataDir: string
  databaseUrl: string | null
  appDatabaseUrl: string | null
  demo: boolean
  secretFile: string
  /** A fixed clock, for the demo and tests only. */
  now: Date | null
  /** Off only where nothing but loopback can reach the server (tests, measurements). */
  limits: boolean
  origin: string | null
  /** How many reverse proxies of ours stand in front: so many names at the end of X-Forwarded-For can be believed. */
  proxies: number
  /** Who carries messages out of the house. */
  senders: SendersConfig
}

type Env = Record<string, string | undefined>

/** Reads the configuration; throws one clear line for a value that makes no sense. */
export function readConfig(env: Env): Config {
  const dataDir = resolve(env['JINLIN_DATA'] ?? './data')
  const demo = choice(env, 'JINLIN_DEMO', ['on', 'off']) !== 'off'
  return {
    port: port(env['PORT'] ?? '3000'),
    host: env['HOST'] ?? '127.0.0.1',
    dataDir,
    databaseUrl: url(env, 'DATABASE_URL', /^postgres(ql)?:$/),
    appDatabaseUrl: url(env, 'DATABASE_APP_URL', /^postgres(ql)?:$/),
    demo,
    secretFile: resolve(env['JINLIN_SECRET_FILE'] ?? join(dataDir, 'secret')),
    now: moment(env['JINLIN_NOW'], demo),
    limits: choice(env, 'JINLIN_LIMITS', ['on', 'off']) !== 'off',
    origin: url(env, 'JINLIN_ORIGIN', /^https?:$/),
    proxies: count(env, 'JINLIN_PROXIES'),
    senders: readSenders(env),
  }
}

function port(text: string): number {
  const value = Number(text)
  if (!/^\d{1,5}$/.test(text) || value > 65_535)
    throw new Error(`PORT must be a number from 0 to 65535, not “${text}”.`)
  return value
}

function count(env: Env, name: string): number {
  const text = env[name] ?? '0'
  if (!/^\d$/.test(text)) throw new Error(`${name} must be a number from 0 to 9, not “${text}”.`)
  return Number(text)
}

function moment(text: string | undefined, demo: boolean): Date | null {
  if (text === undefined) return null
  if (!demo) throw new Error('JINLIN_NOW is for the demo and tests only: unset it, or do not set JINLIN_DEMO=off.')
  const at = new Date(text)
  if (Number.isNaN(at.getTime()))
    throw new Error(`JINLIN_NOW must be a time such as 2024-10-24T09:00:00+08:00, not “${text}”.`)
  return at
}

function choice(env: Env, name: string, allowed: string[]): string | undefined {
  const value = env[name]
  if (value !== undefined && !allowed.includes(value))
    throw new Error(`${name} must be ${allowed.join(' or ')}, not “${value}”.`)
  return value
}

function url(env: Env, name: string, protocol: RegExp): string | null {
  const value = env[name]
  if (value === undefined || value === '') return null
  if (!URL.canParse(value) || !protocol.test(new URL(value).protocol))
    throw new Error(`${name} is not an address this program understands.`)
  return value.replace(/\/$/, '')
}
