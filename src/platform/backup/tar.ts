import { createHash } from 'node:crypto'
import { open, type FileHandle } from 'node:fs/promises'
import { damage } from './damage.ts'

const BLOCK = 512
const zeros = Buffer.alloc(BLOCK)

/** What was written of one member. */
export type Part = { name: string; bytes: number; sha256: string }

/** A tar file being written: members one after the other, each in one piece, so that nothing has to be kept. */
export type TarWriter = {
  add: (name: string, body: Buffer) => Promise<Part>
  bytes: () => number
  close: () => Promise<void>
}

/** Begins a tar file (ustar, readable by `tar -xf`). `close` ends it and returns when it is on the disk. */
export function writeTar(file: FileHandle, now: Date): TarWriter {
  let written = 0
  const put = async (bytes: Buffer) => {
    await file.writeFile(bytes)
    written += bytes.length
  }
  return {
    add: async (name, body) => {
      if (Buffer.byteLength(name) > 100) throw new Error(`A name too long for the archive: ${name}`)
      await put(header(name, body.length, now))
      await put(body)
      await put(zeros.subarray(0, padding(body.length)))
      return { name, bytes: body.length, sha256: createHash('sha256').update(body).digest('hex') }
    },
    bytes: () => written,
    close: async () => {
      await put(Buffer.alloc(2 * BLOCK))
      await file.sync()
    },
  }
}

const padding = (size: number): number => (BLOCK - (size % BLOCK)) % BLOCK

function header(name: string, size: number, now: Date): Buffer {
  const block = Buffer.alloc(BLOCK)
  const octal = (value: number, at: number, digits: number) => block.write(value.toString(8).padStart(digits, '0'), at)
  block.write(name, 0)
  octal(0o600, 100, 7)
  octal(0, 108, 7)
  octal(0, 116, 7)
  octal(size, 124, 11)
  octal(Math.floor(now.getTime() / 1000), 136, 11)
  block.write('0', 156)
  block.write('ustar\u000000', 257)
  octal(sumOf(block), 148, 6)
  block.write('\u0000 ', 154)
  return block
}

/** The sum of all bytes of a header, its own field counted as spaces. */
const sumOf = (block: Buffer): number => {
  let sum = 8 * 32
  for (let at = 0; at < BLOCK; at++) if (at < 148 || at >= 156) sum += block[at] ?? 0
  return sum
}

/** A member as it is read; `body` may be read once, at once, or left alone. */
export type Member = { name: string; bytes: number; body: () => AsyncGenerator<Buffer> }

/** Reads the members of a tar file in order. Throws a `damage` naming the place for whatever is not as `writeTar` writes it. */
export async function* readTar(path: string): AsyncGenerator<Member> {
  const file = await open(path, 'r')
  try {
    const { size } = await file.stat()
    let last = 'the beginning'
    for (let at = 0; ;) {
      const block = await readExactly(file, { at, length: BLOCK, size, last })
      if (block.equals(zeros)) {
        await endOf(file, { at, length: BLOCK, size, last })
        return
      }
      const { name, bytes } = readHeader(block, last)
      const begin = at + BLOCK
      at = begin + bytes + padding(bytes)
      if (at > size) throw damage('truncated', name)
      yield { name, bytes, body: () => bodyOf(file, { at: begin, length: bytes, size, last: name }) }
      const rest = await readExactly(file, { at: begin + bytes, length: padding(bytes), size, last: name })
      if (rest.some((byte) => byte !== 0)) throw damage('damaged', name)
      last = name
    }
  } finally {
    await file.close()
  }
}

type Place = { at: number; length: number; size: number; last: string }

async function readExactly(file: FileHandle, { at, length, size, last }: Place): Promise<Buffer> {
  if (at + length > size) throw damage('truncated', last)
  const buffer = Buffer.alloc(length)
  const { bytesRead } = await file.read(buffer, 0, length, at)
  if (bytesRead !== length) throw damage('truncated', last)
  return buffer
}

async function* bodyOf(file: FileHandle, place: Place): AsyncGenerator<Buffer> {
  const MOST = 1 << 20
  for (let at = 0; at < place.length; at += MOST)
    yield await readExactly(file, { ...place, at: place.at + at, length: Math.min(MOST, place.length - at) })
}

/** Two blocks of zeros, and nothing after them. */
async function endOf(file: FileHandle, place: Place): Promise<void> {
  const second = await readExactly(file, { ...place, at: place.at + BLOCK })
  if (!second.equals(zeros) || place.at + 2 * BLOCK !== place.size) throw damage('damaged', 'the end of the file')
}

function readHeader(block: Buffer, last: string): { name: string; bytes: number } {
  const text = (from: number, to: number) => block.toString('utf8', from, to).split('\u0000')[0] ?? ''
  const name = text(0, 100)
  const [bytes, seconds] = [parseInt(text(124, 135), 8), parseInt(text(136, 147), 8)]
  // Strict: a header is sound when it is, byte for byte, what we would have written.
  const sound = bytes >= 0 && seconds >= 0 && header(name, bytes, new Date(seconds * 1000)).equals(block)
  if (!sound) throw damage('damaged', `the header after ${last}`)
  return { name, bytes }
}
