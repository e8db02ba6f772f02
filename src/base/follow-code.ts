/** Damm's table: a digit that catches every single wrong digit and every swap of two neighbours (H. M. Damm, 2004). */
const table = [
  '0317598642',
  '7092154863',
  '4206871359',
  '1750983426',
  '6123045978',
  '3674209581',
  '5869720134',
  '8945362017',
  '9438617205',
  '2581436790',
]

const run = (digits: string): string => {
  let state = '0'
  for (const digit of digits) state = table[Number(state)]?.[Number(digit)] ?? '0'
  return state
}

/** How many digits a follow code has, the last being its check. */
export const codeLength = 8

/** Eight digits from 32 or more random bits, the last a check digit: said over the telephone as two groups of four. */
export function codeFrom(random: Buffer): string {
  const digits = String(random.readUInt32BE(0) % 10 ** (codeLength - 1)).padStart(codeLength - 1, '0')
  return digits + run(digits)
}

/** 「4720 9316」. */
export const sayCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`

/** A code as typed, in any spacing or width; null when a digit must be wrong, so that a slip of the finger costs no try. */
export function readCode(text: string | undefined): string | null {
  const digits = (text ?? '').normalize('NFKC').replace(/[\s\-\u2010-\u2015]/g, '')
  return /^\d{8}$/.test(digits) && run(digits) === '0' ? digits : null
}
