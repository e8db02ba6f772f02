import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Keys made from one secret that lies outside the database; each area and purpose has its own. */
export type Secrets = {
  /** Seals a text for one area (AES-256-GCM): version byte, 12 bytes nonce, 16 bytes tag, ciphertext. */
  seal: (areaId: number, text: string) => Buffer
  /** Opens what `seal` made; throws when it was changed or belongs to another area. */
  open: (areaId: number, sealed: Buffer) => string
  /** A keyed hash (HMAC-SHA256) to find a sealed value by, e.g. a telephone. */
  hash: (areaId: number, purpose: string, text: string) => Buffer
  /** A key of 32 bytes for a purpose of the whole installation, e.g. signing cookies. */
  key: (purpose: string) => Buffer
}

const VERSION = 1

/** Reads the secret file, or makes it (32 random bytes, mode 0600) when there is none yet. */
export function readSecretFile(path: string): Buffer {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    writeFileSync(path, randomBytes(32).toString('hex') + '\n', { mode: 0o600, flag: 'wx' })
  }
  const text = readFileSync(path, 'utf8').trim()
  if (!/^[0-9a-f]{64}$/.test(text)) throw new Error(`The secret file ${path} must hold 64 hexadecimal digits.`)
  return Buffer.from(text, 'hex')
}

/** Makes the keys from a master secret of 32 bytes. */
export function secretsFrom(master: Buffer): Secrets {
  const made = new Map<string, Buffer>()
  const key = (purpose: string): Buffer => {
    const known = made.get(purpose)
    if (known) return known
    const fresh = Buffer.from(hkdfSync('sha256', master, '', `jinlin ${purpose}`, 32))
    made.set(purpose, fresh)
    return fresh
  }
  return {
    key,
    seal: (areaId, text) => seal(key(`seal ${areaId}`), text),
    open: (areaId, sealed) => open(key(`seal ${areaId}`), sealed),
    hash: (areaId, purpose, text) =>
      createHmac('sha256', key(`hash ${areaId} ${purpose}`))
        .update(text)
        .digest(),
  }
}

function seal(key: Buffer, text: string): Buffer {
  const nonce = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, nonce)
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return Buffer.concat([Buffer.from([VERSION]), nonce, cipher.getAuthTag(), body])
}

function open(key: Buffer, sealed: Buffer): string {
  if (sealed[0] !== VERSION) throw new Error('A sealed field of an unknown version.')
  const decipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(1, 13))
  decipher.setAuthTag(sealed.subarray(13, 29))
  return Buffer.concat([decipher.update(sealed.subarray(29)), decipher.final()]).toString('utf8')
}
