import { fold, isHan, type Unit } from './fold.ts'
import { spell } from './spell.ts'

/** One unit of a document: in which of its texts it stands, where, and how it is said. `null` parts two texts. */
export type Place = (Unit & { field: number; said: string }) | null

/** Texts made ready to be searched. */
export type Doc = readonly Place[]

/** What is stored of a document: its letters, its syllables parted by spaces, and what pinyin and initials are looked for in. */
export type Stored = { said: string; spelt: string; letters: string }

type Texts = readonly (string | null | undefined)[]

/** A document of some texts; a match never runs from one text into the next. */
export const docOf = (texts: Texts): Doc =>
  texts.flatMap((text, field) => {
    const units = fold(text ?? '')
    const said = spell(units)
    return [...units.map((unit, at) => ({ ...unit, field, said: said[at] ?? unit.text })), null]
  })

const names = new Map<string, Doc>()

/** The document of names that stand in the program or on the street, of which there are few: made once. */
export function docOfNames(texts: readonly string[]): Doc {
  const key = texts.join('\n')
  const before = names.get(key)
  if (before) return before
  if (names.size > 5000) names.clear()
  const doc = docOf(texts)
  names.set(key, doc)
  return doc
}

/** The same, with the syllables that were stored; null when the texts have become others since. */
export function docFrom(texts: Texts, { said, spelt }: Pick<Stored, 'said' | 'spelt'>): Doc | null {
  const syllables = spelt === '' ? [] : spelt.split(' ')
  const doc: Place[] = []
  let [at, letters] = [0, '']
  for (const [field, text] of texts.entries()) {
    for (const { text: sign, from, to } of fold(text ?? '')) {
      doc.push({ text: sign, from, to, field, said: syllables[at++] ?? '' })
      letters += sign
    }
    doc.push(null)
    letters += '\n'
  }
  return at === syllables.length && letters === said ? doc : null
}

const lettersOf = (doc: readonly (Pick<Unit, 'text'> | null)[]): string =>
  doc.map((place) => place?.text ?? '\n').join('')

/** The letters of some texts as they are stored, without asking how they are said. */
export const saidOf = (texts: Texts): string => lettersOf(texts.flatMap((text) => [...fold(text ?? ''), null]))

/** What to store of a document. */
export function stored(doc: Doc): Stored {
  const units = doc.filter((place) => place !== null)
  const spoken = doc.filter((place) => place === null || isHan(place.text))
  const whole = spoken.map((place) => place?.said ?? ' ').join('')
  const initials = spoken.map((place) => place?.said.charAt(0) ?? ' ').join('')
  return { said: lettersOf(doc), spelt: units.map((unit) => unit.said).join(' '), letters: `${whole} ${initials}` }
}
