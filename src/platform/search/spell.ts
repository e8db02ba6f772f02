import { pinyin } from 'pinyin-pro'
import { isHan, type Unit } from './fold.ts'

const options = { toneType: 'none', type: 'array', v: true } as const

/** How each unit is said: a Han letter's pinyin without its tone (绿 is `lv`), read within the words around it; other words are as they are written. */
export function spell(units: readonly Unit[]): string[] {
  const letters = units.map((unit) => unit.text).filter(isHan)
  if (letters.length === 0) return units.map((unit) => unit.text)
  const together = pinyin(letters.join(''), options)
  const said = together.length === letters.length ? together : letters.map((one) => pinyin(one, options)[0] ?? one)
  let at = 0
  return units.map((unit) => (isHan(unit.text) ? plain(said[at++] ?? unit.text) : unit.text))
}

/** Nothing that would part one syllable into two. */
const plain = (syllable: string): string => syllable.toLowerCase().replace(/\s+/g, '')
