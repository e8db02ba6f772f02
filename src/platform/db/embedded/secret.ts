import { randomBytes } from 'node:crypto'
import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeSync } from 'node:fs'
import { join } from 'node:path'

/** The passwords of the database's roles. `settled` once the roles exist with them. */
export type Secret = { superuser: string; owner: string; app: string; settled: boolean }

const pathIn = (home: string) => join(home, 'secret.json')

/** The kept passwords, or undefined if the file is missing or broken. */
export function readSecret(home: string): Secret | undefined {
  try {
    return JSON.parse(readFileSync(pathIn(home), 'utf8')) as Secret
  } catch {
    return undefined
  }
}

/** New random passwords, kept before anybody uses them. */
export function makeSecret(home: string): Secret {
  const word = () => randomBytes(24).toString('base64url')
  const secret: Secret = { superuser: word(), owner: word(), app: word(), settled: false }
  keepSecret(home, secret)
  return secret
}

/** Writes the file whole or not at all, readable by nobody else. */
export function keepSecret(home: string, secret: Secret): void {
  const draft = `${pathIn(home)}.new`
  const file = openSync(draft, 'w', 0o600)
  try {
    writeSync(file, JSON.stringify(secret))
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(draft, pathIn(home))
}
