import { pinyin } from 'pinyin-pro'

/** One way a name can be looked up: `part` 0 from its first character, 1 from a later one, 2 for somebody who moved away. */
export type NameKey = { part: 0 | 1 | 2; key: string }

/** A character or word of a name with every way it is read, the likeliest first. */
type Unit = { text: string; readings: string[] }

const han = /\p{Script=Han}/u
const options = { toneType: 'none', type: 'array', v: true } as const

/** Letters, digits and characters only, in lower case and without accents: what names and questions are compared by. */
export const nameKey = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/([ln])u\u0308/gi, '$1v')
    .normalize('NFKC')
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase()
    .normalize('NFC')

/** 「王秀英」 is 'wang xiu ying': the likeliest reading, surnames read as surnames (单 shan, 仇 qiu), for sorting. */
export const pinyinOf = (name: string): string => sortedBy(unitsOf(name))

/** What is stored beside a name: the pinyin it is sorted by and the keys it is found by. */
export function readName(name: string, state: 'here' | 'left'): { pinyin: string; keys: NameKey[] } {
  const units = unitsOf(name)
  return { pinyin: sortedBy(units), keys: keysOf(units, state) }
}

const sortedBy = (units: Unit[]): string => units.map((unit) => unit.readings[0] ?? unit.text).join(' ')

function unitsOf(name: string): Unit[] {
  const characters = Array.from(name.normalize('NFKC'))
  const likeliest = pinyin(characters.join(''), { ...options, surname: 'head' })
  const units: Unit[] = []
  let word = ''
  const closeWord = () => {
    const text = nameKey(word)
    if (text) units.push({ text, readings: [text] })
    word = ''
  }
  for (const [at, character] of characters.entries()) {
    if (!han.test(character)) {
      if (/[\s·•・]/u.test(character)) closeWord()
      else word += character
      continue
    }
    closeWord()
    units.push({ text: character, readings: readingsOf(character, likeliest[at]) })
  }
  closeWord()
  return units
}

const known = new Map<string, string[]>()

function readingsOf(character: string, likeliest = character): string[] {
  let all = known.get(character)
  if (!all) {
    all = pinyin(character, { ...options, multiple: true }).map((reading) => reading.toLowerCase())
    known.set(character, all)
  }
  return [...new Set([likeliest.toLowerCase(), ...all])].flatMap((reading) =>
    reading === 'lv' || reading === 'nv' ? [reading, reading.replace('v', 'u')] : [reading],
  )
}

/** From how many characters a name may be looked up, and in how many readings: real names need fewer. */
const [mostStarts, mostReadings] = [6, 8]

/**
 * Every key of a name: its characters, pinyin and initials, from the first character and from each later one; a character
 * read in several ways gives a key for each, one at a time, so that 单 is found by `dan` and by `shan`.
 */
function keysOf(units: Unit[], state: 'here' | 'left'): NameKey[] {
  const keys = new Map<string, NameKey>()
  for (let from = 0; from < Math.min(units.length, mostStarts); from++) {
    // A single last character is worth a key only where it is the whole given name.
    if (from > 1 && from === units.length - 1) continue
    const part = state === 'left' ? 2 : from === 0 ? 0 : 1
    for (const key of spellings(units.slice(from))) keys.set(`${part} ${key}`, { part, key })
  }
  return [...keys.values()]
}

function spellings(units: Unit[]): string[] {
  const characters = units.map((unit) => unit.text).join('')
  return [characters, ...readingsTogether(units).flatMap(spelt)]
}

/** `wangxiuying`, `wxy`, and `wangxy` as it is typed in a hurry. */
function spelt(syllables: string[]): string[] {
  const [first = '', ...rest] = syllables
  const initials = syllables.map((syllable) => syllable.charAt(0)).join('')
  const whole = syllables.join('')
  if (rest.length === 0) return [whole]
  return [whole, initials, ...(rest.length > 1 ? [first + rest.map((syllable) => syllable.charAt(0)).join('')] : [])]
}

function readingsTogether(units: Unit[]): string[][] {
  const likeliest = units.map((unit) => unit.readings[0] ?? '')
  const others = units.flatMap((unit, at) => unit.readings.slice(1, 4).map((reading) => likeliest.with(at, reading)))
  return [likeliest, ...others.slice(0, mostReadings)]
}
