/** The smallest piece texts are compared by: one Han letter, or a word or number of other letters. `from` and `to` say where in the text it stands. */
export type Unit = { text: string; from: number; to: number }

const han = /\p{Script=Han}/u
const counts = /[\p{L}\p{N}]/u

/** Whether a unit is a Han letter. */
export const isHan = (text: string): boolean => signsOf(text)[0]?.kind === 'han'

type Sign = { plain: string; kind: 'han' | 'other' | 'none' }

const known = new Map<string, readonly Sign[]>()

/** What a sign is compared as. Asked for each letter of each text, so each sign is worked out once. */
function signsOf(sign: string): readonly Sign[] {
  const before = known.get(sign)
  if (before) return before
  const signs = Array.from(sign.normalize('NFKC').toLowerCase()).map((plain): Sign => {
    if (!counts.test(plain)) return { plain, kind: 'none' }
    return { plain, kind: han.test(plain) ? 'han' : 'other' }
  })
  if (known.size > 30_000) known.clear()
  known.set(sign, signs)
  return signs
}

/** A text in units: full width is narrow, capitals are small, marks and spaces only part words. */
export function fold(text: string): Unit[] {
  const units: Unit[] = []
  let open: Unit | null = null
  let at = 0
  for (const sign of text) {
    const [from, to] = [at, at + sign.length]
    at = to
    for (const { plain, kind } of signsOf(sign)) {
      if (kind === 'other' && open) {
        open.text += plain
        open.to = to
        continue
      }
      const unit: Unit = { text: plain, from, to }
      if (kind !== 'none') units.push(unit)
      open = kind === 'other' ? unit : null
    }
  }
  return units
}

/** The same as one string, to compare by. */
export const folded = (text: string): string =>
  fold(text)
    .map((unit) => unit.text)
    .join('')
