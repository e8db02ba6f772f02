import { createCipheriv, createDecipheriv, randomBytes, scryptSync } from 'node:crypto'
import type { Secrets } from '../secret/secrets.ts'

/** The secret of an installation, locked with a passphrase (scrypt, then AES-256-GCM), as it lies in a backup. */
export type SealedSecret = {
  kdf: 'scrypt'
  n: number
  r: number
  p: number
  salt: string
  nonce: string
  tag: string
  box: string
}

const cost = { n: 2 ** 16, r: 8, p: 1 }

const keyFrom = (passphrase: string, salt: Buffer, { n, r, p }: typeof cost): Buffer =>
  scryptSync(passphrase.normalize('NFKC'), salt, 32, { N: n, r, p, maxmem: 256 * n * r })

/** Locks the text of a secret file. */
export function sealSecret(text: string, passphrase: string): SealedSecret {
  const [salt, nonce] = [randomBytes(16), randomBytes(12)]
  const cipher = createCipheriv('aes-256-gcm', keyFrom(passphrase, salt, cost), nonce)
  const box = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  const texts = { salt, nonce, tag: cipher.getAuthTag(), box }
  return { kdf: 'scrypt', ...cost, ...mapTexts(texts) }
}

const mapTexts = ({ salt, nonce, tag, box }: Record<'salt' | 'nonce' | 'tag' | 'box', Buffer>) => ({
  salt: salt.toString('base64'),
  nonce: nonce.toString('base64'),
  tag: tag.toString('base64'),
  box: box.toString('base64'),
})

/** Opens it again; undefined when the passphrase is not the one it was locked with. */
export function openSecret(sealed: SealedSecret, passphrase: string): string | undefined {
  const bytes = (text: string) => Buffer.from(text, 'base64')
  const key = keyFrom(passphrase, bytes(sealed.salt), sealed)
  const decipher = createDecipheriv('aes-256-gcm', key, bytes(sealed.nonce))
  decipher.setAuthTag(bytes(sealed.tag))
  try {
    return Buffer.concat([decipher.update(bytes(sealed.box)), decipher.final()]).toString('utf8')
  } catch {
    return undefined
  }
}

/** A short name of a secret: tells whether two installations share it, and nothing else. */
export const secretMark = (secrets: Secrets): string => secrets.key('mark of the secret').toString('hex').slice(0, 16)
