/** An entry of a packed file, as its directory declares it. `start` is where its packed bytes begin. */
export interface ZipEntry {
  name: string
  locked: boolean
  method: number
  packed: number
  unpacked: number
  start: number
}

const endMark = 0x06054b50
const entryMark = 0x02014b50
const localMark = 0x04034b50

/**
 * The directory of a zip archive, or undefined when it is damaged. Archives of the 64-bit kind are not read: a roster
 * below 10 MB has no use for them. An entry that hides its size behind its bytes is damage too, because the reader
 * would then search for the size and could be led elsewhere than we looked.
 */
export function zipDirectory(bytes: Buffer): ZipEntry[] | undefined {
  const end = findEnd(bytes)
  if (end < 0) return undefined
  const count = bytes.readUInt16LE(end + 10)
  const entries: ZipEntry[] = []
  let at = bytes.readUInt32LE(end + 16)
  for (let i = 0; i < count; i++) {
    const entry = entryAt(bytes, at)
    if (!entry) return undefined
    entries.push(entry)
    at += 46 + bytes.readUInt16LE(at + 28) + bytes.readUInt16LE(at + 30) + bytes.readUInt16LE(at + 32)
  }
  return entries
}

function findEnd(bytes: Buffer): number {
  const first = Math.max(0, bytes.length - 65_557)
  for (let at = bytes.length - 22; at >= first; at--) if (bytes.readUInt32LE(at) === endMark) return at
  return -1
}

function entryAt(bytes: Buffer, at: number): ZipEntry | undefined {
  if (at + 46 > bytes.length || bytes.readUInt32LE(at) !== entryMark) return undefined
  const flags = bytes.readUInt16LE(at + 8)
  const packed = bytes.readUInt32LE(at + 20)
  const unpacked = bytes.readUInt32LE(at + 24)
  const hidden = packed === 0 && (unpacked > 0 || (flags & 8) !== 0)
  const start = hidden ? -1 : bytesAt(bytes, bytes.readUInt32LE(at + 42))
  // A size that says "see the 64-bit record" is larger than the file and ends here.
  if (start < 0 || start + packed > bytes.length) return undefined
  const name = bytes.toString('utf8', at + 46, at + 46 + bytes.readUInt16LE(at + 28))
  return { name, locked: (flags & 1) !== 0, method: bytes.readUInt16LE(at + 10), packed, unpacked, start }
}

/** Where the packed bytes begin that the local header at this offset announces, or -1. */
function bytesAt(bytes: Buffer, local: number): number {
  if (local + 30 > bytes.length || bytes.readUInt32LE(local) !== localMark) return -1
  return local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
}
