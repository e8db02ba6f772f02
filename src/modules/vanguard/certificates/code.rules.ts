/** Letters and digits nobody mistakes for another when reading them from paper. */
const letters = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** How long a check code is: 31^10 of them, so that guessing is hopeless also without a limit. */
export const codeLength = 10

/** A check code made of bytes nobody can foresee, as it stands on paper: 「7K2M4-PQRST」. */
export function codeFrom(bytes: Uint8Array): string {
  const text = Array.from(bytes.slice(0, codeLength), (byte) => letters[byte % letters.length] ?? '2').join('')
  return `${text.slice(0, 5)}-${text.slice(5)}`
}

/** A code as somebody typed it: any case, spaces, dashes and full width are all right. */
export const readCode = (text: string | undefined): string => {
  const plain = (text ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[^0-9A-Z]/g, '')
    .slice(0, 20)
  return plain.length === codeLength ? `${plain.slice(0, 5)}-${plain.slice(5)}` : plain
}

/** A number as somebody typed it: 「2026 0012」 is 2026-0012. Null for what can be none. */
export function readNo(text: string | undefined): string | null {
  const [, year, seq] = /^(\d{4})[\s\-–—－]*(\d{4,6})$/.exec((text ?? '').normalize('NFKC').trim()) ?? []
  return year === undefined ? null : `${year}-${seq ?? ''}`
}

/** The number of a certificate: year and count. */
export const noOf = (year: number, seq: number): string => `${year}-${String(seq).padStart(4, '0')}`

/** A name a stranger may see: the first character, the rest as stars: 「王*」. */
export const maskedName = (name: string): string => {
  const [first = '', ...rest] = Array.from(name.trim())
  return first + '*'.repeat(Math.max(1, Math.min(rest.length, 3)))
}

/** A text for paper: what the font lacks is a box to be filled in by hand, never left out. */
export const boxed = (text: string, has: (code: number) => boolean): string =>
  Array.from(text, (letter) => (has(letter.codePointAt(0) ?? 0) ? letter : '□')).join('')
