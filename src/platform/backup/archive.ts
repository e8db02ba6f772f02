import { createHash, type Hash } from 'node:crypto'
import { damage, isDamage, type Damage } from './damage.ts'
import { fileOfPart, FORMAT, MANIFEST, MANIFEST_SUM, SECRET, SIGN, type Manifest } from './manifest.ts'
import type { SealedSecret } from './sealed-secret.ts'
import { readTar, type Member, type Part } from './tar.ts'

/** A backup that was read once from end to end and is whole. */
export type Archive = { path: string; manifest: Manifest; secret: SealedSecret | undefined }

/** What is wrong with a file, and where in it. */
export type ArchiveRefusal = { why: Damage | 'no-such-file'; about: string }

export type ReadArchive = { done: true; value: Archive } | ({ done: false } & ArchiveRefusal)

/** Reads a whole backup and compares every checksum, without touching anything else. */
export async function readArchive(path: string): Promise<ReadArchive> {
  const seen: Seen = { parts: [], files: { count: 0, bytes: 0, names: createHash('sha256') }, texts: new Map() }
  try {
    for await (const member of readTar(path)) await see(seen, member)
    const manifest = readManifest(seen)
    compare(seen, manifest)
    const secret = seen.texts.get(SECRET)
    return { done: true, value: { path, manifest, secret: secret && (JSON.parse(secret.toString()) as SealedSecret) } }
  } catch (error) {
    return { done: false, ...refusalOf(error, { path, seen }) }
  }
}

type Seen = { parts: Part[]; files: { count: number; bytes: number; names: Hash }; texts: Map<string, Buffer> }

const kept: readonly string[] = [SIGN, MANIFEST, MANIFEST_SUM, SECRET]

async function see(seen: Seen, member: Member): Promise<void> {
  const { name, bytes } = member
  if (seen.texts.size === 0 && name !== SIGN) throw damage('not-a-backup', name)
  const { sha256, text } = await readMember(member)
  if (text) seen.texts.set(name, text)
  if (name === SIGN) refuseNewer(seen)
  const picture = fileOfPart(name)
  if (picture) seeFile(seen, { name, bytes, sha256 }, picture.sha256)
  else if (name !== MANIFEST && name !== MANIFEST_SUM) seen.parts.push({ name, bytes, sha256 })
}

async function readMember({ name, body }: Member): Promise<{ sha256: string; text: Buffer | undefined }> {
  const hash = createHash('sha256')
  const pieces: Buffer[] = []
  for await (const piece of body()) {
    hash.update(piece)
    if (kept.includes(name)) pieces.push(piece)
  }
  return { sha256: hash.digest('hex'), text: kept.includes(name) ? Buffer.concat(pieces) : undefined }
}

function seeFile({ files }: Seen, { name, bytes, sha256 }: Part, expected: string): void {
  if (sha256 !== expected) throw damage('damaged', name)
  files.count += 1
  files.bytes += bytes
  files.names.update(`${name}\n`)
}

function refuseNewer({ texts }: Seen): void {
  const { format } = JSON.parse(texts.get(SIGN)?.toString() ?? '{}') as { format?: unknown }
  if (typeof format !== 'number') throw damage('not-a-backup', SIGN)
  if (format > FORMAT) throw damage('newer-format', String(format))
}

function readManifest({ texts }: Seen): Manifest {
  const text = texts.get(MANIFEST)
  const sum = texts.get(MANIFEST_SUM)?.toString()
  if (!text || sum === undefined) throw damage('truncated', MANIFEST)
  if (createHash('sha256').update(text).digest('hex') !== sum) throw damage('damaged', MANIFEST)
  return JSON.parse(text.toString()) as Manifest
}

function compare({ parts, files }: Seen, manifest: Manifest): void {
  const wrong = manifest.parts.find((part, at) => !isSame(parts[at], part)) ?? parts[manifest.parts.length]
  if (wrong) throw damage('damaged', wrong.name)
  const same = files.count === manifest.files.count && files.names.digest('hex') === manifest.files.sha256
  if (!same) throw damage('damaged', 'files')
}

const isSame = (found: Part | undefined, { name, bytes, sha256 }: Part): boolean =>
  found?.name === name && found.bytes === bytes && found.sha256 === sha256

function refusalOf(error: unknown, { path, seen }: { path: string; seen: Seen }): ArchiveRefusal {
  if ((error as NodeJS.ErrnoException | null)?.code === 'ENOENT') return { why: 'no-such-file', about: path }
  // A file whose first bytes already make no sense is something else altogether; so is a text that is no JSON.
  if (error instanceof SyntaxError || (isDamage(error) && seen.texts.size === 0))
    return { why: 'not-a-backup', about: path }
  if (isDamage(error)) return { why: error.damage, about: error.about }
  throw error
}
