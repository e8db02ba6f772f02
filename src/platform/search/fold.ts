/** The smallest piece texts are compared by: one Han letter, or a word or number of other letters. `from` and `to` say where in the text it stands. */
export type Unit = { text: string; from: number; to: number }

const han = /\p{Script=Han}/u
const counts = /[\p{L}\p{N}]/u

/** Whether a unit is a Han letter. */
export const isHan = (text: string): boolean => han.test(text)

/** A text in units: full width is narrow, capitals are small, marks and spaces only part words. */
export function fold(text: string): Unit[] {
  const units: Unit[] = []
  let open: Unit | null = null
  let at = 0
  for (const sign of text) {
    const [from, to] = [at, at + sign.length]
    at = to
    for (const plain of sign.normalize('NFKC').toLowerCase()) {
      if (!counts.test(plain) || han.test(plain)) open = null
      if (!counts.test(plain)) continue
      if (open) Object.assign(open, { text: open.text + plain, to })
      else units.push((open = { text: plain, from, to }))
      if (han.test(plain)) open = null
    }
  }
  return units
}

/** The same as one string, to compare by. */
export const folded = (text: string): string =>
  fold(text)
    .map((unit) => unit.text)
    .join('')
