import type { Context } from 'hono'
import type { WebEnv } from '../../web/env.ts'
import { formDataOf } from '../../web/read-form.ts'
import { unsentOf } from '../../web/unsent.ts'

/** What somebody had typed when the lock was found: where it was going, its fields in order, whether files were among it. */
export type Kept = { to: string; fields: readonly (readonly [string, string])[]; lostFiles: boolean }

const PREFIX = 'kept.'

/** The form of a request that met the lock. */
export async function keptFrom(c: Context<WebEnv>): Promise<Kept> {
  const { lostFiles, ...unsent } = await unsentOf(c)
  return { ...unsent, lostFiles: lostFiles.length > 0 }
}

/** The kept fields as hidden ones of another form. */
export const asHidden = ({ fields }: Kept): [string, string][] =>
  fields.map(([name, value]) => [`${PREFIX}${name}`, value])

/** What a form carried along for the one who unlocked; null when nothing had been typed. */
export async function carriedIn(c: Context<WebEnv>): Promise<Omit<Kept, 'to'> | null> {
  const entries = [...(await formDataOf(c))]
  if (!entries.some(([name]) => name === 'typed')) return null
  const fields = entries.flatMap(([name, value]): [string, string][] =>
    typeof value === 'string' && name.startsWith(PREFIX) ? [[name.slice(PREFIX.length), value]] : [],
  )
  return { fields, lostFiles: entries.some(([name]) => name === 'files') }
}
