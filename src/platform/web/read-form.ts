import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom, type Problem, type Sent } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { FieldError } from './components.ts'
import type { WebEnv } from './env.ts'

/** A file as it came in. Its name and type are only what the sender says. */
export type Upload = { name: string; type: string; bytes: Uint8Array }

/** A form that was sent. */
export type Form = {
  /** The last text of each name. It has no names but those that came. */
  sent: Sent
  /** Every text of one name, for what may be ticked several times. */
  all: (name: string) => string[]
  files: Upload[]
  /** More files came than are allowed: none of the surplus is in `files`, and the person should be told. */
  tooMany: boolean
}

/** A form without files. */
const mostTextBytes = 1024 * 1024
/** All files and texts of one form together. */
export const mostFormBytes = 40 * 1024 * 1024

type Files = { field: string; maxFiles: number; mostBytes?: number }

const noFiles: Files = { field: '', maxFiles: 0, mostBytes: mostTextBytes }

/**
 * Reads what was sent: texts, and the files of one field where the form takes any. Nothing sent is an empty form; a file
 * input left empty is no file. A body above the limit is refused with 413 as soon as that is known, without keeping more
 * than that in memory; one that is no form with 400.
 */
export async function readForm(c: Context<WebEnv>, files: Files = noFiles): Promise<Form> {
  const form = await formDataOf(c, files.mostBytes)
  const texts = textsOf(form)
  const chosen = form.getAll(files.field).filter((value): value is File => value instanceof File && !isEmpty(value))
  return {
    sent: lastOf(texts),
    all: (name) => texts.get(name) ?? [],
    files: await Promise.all(chosen.slice(0, files.maxFiles).map(uploaded)),
    tooMany: chosen.length > files.maxFiles,
  }
}

/** Reads a form without files: its texts, the last of each name. */
export const sentForm = async (c: Context<WebEnv>): Promise<Sent> => (await readForm(c)).sent

/** The fields of a request as they came, read once however often they are asked for. For those who only hand them on. */
export function formDataOf(c: Context<WebEnv>, mostBytes = mostFormBytes): Promise<FormData> {
  const form = c.get('form') ?? parsed(c.req.raw, mostBytes)
  c.set('form', form)
  return form
}

/** What a machine sent, as it came: a signature is about these very bytes. 413 above 64 KB. */
export const sentText = async (c: Context<WebEnv>): Promise<string> =>
  new TextDecoder().decode(await bytesOf(c.req.raw, 64 * 1024))

/** The id the form brought, so that a second press is the same act; a new one when it brought none. */
export const formId = (sent: Sent, now: Date): string => idFrom(sent['id']) ?? uuidv7(now)

/** The problems of a form as sentences, for the page that is sent back; the first of each field. */
export const sentences = <Why extends string>(
  problems: readonly Problem<Why>[],
  refused: Record<Why, string>,
): FieldError[] =>
  problems
    .filter(({ field }, at) => problems.findIndex((other) => other.field === field) === at)
    .map(({ field, why }) => ({ field, text: refused[why] }))

const isEmpty = (file: File): boolean => file.name === '' && file.size === 0

const uploaded = async (file: File): Promise<Upload> => ({
  name: file.name,
  type: file.type,
  bytes: new Uint8Array(await file.arrayBuffer()),
})

function textsOf(form: FormData): Map<string, string[]> {
  const texts = new Map<string, string[]>()
  for (const [name, value] of form) {
    if (typeof value !== 'string') continue
    const known = texts.get(name)
    if (known) known.push(value)
    else texts.set(name, [value])
  }
  return texts
}

function lastOf(texts: Map<string, string[]>): Sent {
  const sent = Object.create(null) as Record<string, string>
  for (const [name, all] of texts) sent[name] = all.at(-1) ?? ''
  return sent
}

async function parsed(request: Request, mostBytes: number): Promise<FormData> {
  const type = request.headers.get('content-type') ?? ''
  // Texts without files unfold to many times their size.
  const most = /^multipart\//i.test(type) ? mostBytes : Math.min(mostBytes, mostTextBytes)
  const sent = await bytesOf(request, most)
  if (sent.byteLength === 0) return new FormData()
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return textsIn(new TextDecoder().decode(sent))
  try {
    return await new Response(sent, { headers: { 'content-type': type } }).formData()
  } catch {
    // No browser sends such a body.
    throw new HTTPException(400)
  }
}

/** The same as the platform's own reading of such a body, at a quarter of its cost. */
function textsIn(body: string): FormData {
  const form = new FormData()
  for (const [name, value] of new URLSearchParams(body)) form.append(name, value)
  return form
}

/** The body, if it is no longer than allowed. The server reads no more of a body than its announced length. */
async function bytesOf(request: Request, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const announced = request.headers.get('content-length')
  if (announced === null) return readUpTo(request.body, most)
  if (!(Number(announced) <= most)) throw new HTTPException(413)
  return new Uint8Array(await request.arrayBuffer())
}

async function readUpTo(body: ReadableStream<Uint8Array> | null, most: number): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of body ?? []) {
    size += piece.byteLength
    // Leaving the loop cancels the stream.
    if (size > most) throw new HTTPException(413)
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}
