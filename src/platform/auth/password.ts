import { randomInt } from 'node:crypto'
import { hash, verify } from '@node-rs/argon2'

/** Argon2id, the library's own choice, with 19 MiB, two passes, one lane (OWASP's first recommendation of 2024). */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 }

/** Longer texts are refused before they are hashed: they cost time and protect nobody better. */
export const mostPasswordLetters = 128
export const fewestPasswordLetters = 10

// A Chinese keyboard types the same letter full-width or half-width: both are the same password.
const asTyped = (password: string): string => password.normalize('NFKC')

/** The hash to store. */
export const hashPassword = (password: string): Promise<string> => hash(asTyped(password), cost)

/** Whether this is the password of that hash; false for a hash of another kind. */
export const isPassword = (hashed: string, password: string): Promise<boolean> =>
  verify(hashed, asTyped(password)).catch(() => false)

let decoy: Promise<string> | undefined

/** Takes the time of a check and says no: for names nobody has, so that the answer does not come sooner. */
export async function checkNobody(password: string): Promise<false> {
  decoy ??= hashPassword('nobody has this password')
  await isPassword(await decoy, password)
  return false
}

/** No vowels, and none that look alike on paper. */
const letters = '23456789bcdfghjkmnpqrstvwxz'

const group = (length: number): string => Array.from({ length }, () => letters[randomInt(letters.length)]).join('')

/** A password printed once for somebody else to replace: three groups of four, 57 bits. */
export const oneTimePassword = (): string => [group(4), group(4), group(4)].join('-')

/** Ten codes for the day the telephone is lost, 38 bits each; each opens once. */
export const recoveryCodes = (): string[] => Array.from({ length: 10 }, () => `${group(4)}-${group(4)}`)
