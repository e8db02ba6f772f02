import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { WebEnv } from '../web/env.ts'

/** A file as it came in. Its name and type are only what the sender says. */
export type Upload = { name: string; type: string; bytes: Uint8Array }

/** A form that was sent: its texts by name (several under one name are a list), and the files of one field. */
type Uploaded = {
  fields: Record<string, string | string[]>
  files: Upload[]
  /** More files came than are allowed: none of the surplus is in `files`, and the person should be told. */
  tooMany: boolean
}

/** All files and texts of one form together. */
export const MOST_BYTES = 40 * 1024 * 1024

/**
 * Reads a form with files. A body of more than 40 MB is refused with 413 as soon as that is known, without keeping more
 * than that in memory. A file input left empty is no file.
 */
export async function uploadsOf(
  c: Context<WebEnv>,
  { maxFiles, field, mostBytes = MOST_BYTES }: { maxFiles: number; field: string; mostBytes?: number },
): Promise<Uploaded> {
  const form = await formOf(c, mostBytes)
  const chosen = form.getAll(field).filter((value): value is File => value instanceof File && !isEmptyInput(value))
  const files = chosen
    .slice(0, maxFiles)
    .map(async (file) => ({ name: file.name, type: file.type, bytes: new Uint8Array(await file.arrayBuffer()) }))
  return { fields: textsOf(form), files: await Promise.all(files), tooMany: chosen.length > maxFiles }
}

const isEmptyInput = (file: File): boolean => file.name === '' && file.size === 0

function textsOf(form: FormData): Record<string, string | string[]> {
  const names = [...new Set(form.keys())].filter((name) => form.getAll(name).some((value) => typeof value === 'string'))
  const pairs = names.map((name) => {
    const texts = form.getAll(name).filter((value) => typeof value === 'string')
    return [name, texts.length > 1 ? texts : (texts[0] ?? '')] as const
  })
  return Object.fromEntries(pairs)
}

async function formOf(c: Context<WebEnv>, most: number): Promise<FormData> {
  const type = c.req.header('content-type') ?? ''
  if (c.req.raw.bodyUsed) return c.req.formData()
  if (Number(c.req.header('content-length') ?? 0) > most) throw new HTTPException(413)
  const body = await readUpTo(c.req.raw.body, most)
  try {
    return await new Response(body, { headers: { 'content-type': type } }).formData()
  } catch {
    // No browser sends such a body.
    throw new HTTPException(400)
  }
}

async function readUpTo(body: ReadableStream<Uint8Array> | null, most: number): Promise<Blob> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body ?? []) {
    size += piece.byteLength
    // Leaving the loop cancels the stream.
    if (size > most) throw new HTTPException(413)
    pieces.push(piece)
  }
  return new Blob(pieces as BlobPart[])
}
