import type { Context } from 'hono'
import { isUuid, uuidv7 } from '#base/uuid.ts'
import { uploadsOf, type Upload } from '#platform/files/files.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import type { Problem, Sent } from './form.rules.ts'
import { mostPictures } from './pictures.ts'

/** A form as it came: its texts, its photos, and whether there were more photos than it takes. `all` gives every text of one name. */
export type Form = { sent: Sent; all: (name: string) => string[]; photos: Upload[]; tooMany: boolean }

/** Reads a form with or without photos. */
export async function formOf(c: Context<WebEnv>): Promise<Form> {
  const { fields, files, tooMany } = await uploadsOf(c, { maxFiles: mostPictures, field: 'photos' })
  const all = (name: string) => [fields[name] ?? []].flat()
  return { sent: lastOf(fields), all, photos: files, tooMany }
}

const lastOf = (fields: Record<string, string | string[]>): Sent =>
  Object.fromEntries(
    Object.entries(fields).map(([name, text]) => [name, Array.isArray(text) ? (text.at(-1) ?? '') : text]),
  )

/** The id the form brought, so that a second press is the same act; a new one when it brought none. */
export const formId = (sent: Sent, now: Date): string => {
  const id = sent['id'] ?? ''
  return isUuid(id) ? id : uuidv7(now)
}

/** The problems of a form as sentences, for the page that is sent back; the first of each field. */
export const sentences = <Why extends string>(
  problems: readonly Problem<Why>[],
  refused: Record<Why, string>,
): FieldError[] =>
  problems
    .filter(({ field }, at) => problems.findIndex((other) => other.field === field) === at)
    .map(({ field, why }) => ({ field, text: refused[why] }))
