import { buildingKey, compoundKey, type Home } from './homes.rules.ts'
import { keysOf, type KnownCompound, type PlaceBook } from './known.rules.ts'
import type { Refusal, Warning } from './lines.rules.ts'
import type { Place } from './places.rules.ts'
import { compact } from './text.rules.ts'
import type { PlaceHint } from './titles.rules.ts'

export interface PlaceWarned {
  why: Warning
  said: string
  field: 'compound' | 'building'
}

/** A home as the area knows it, with what had to be concluded; or why there is none. */
export type HomeFound = { home: Home; warned: PlaceWarned[] } | { why: Refusal; field: 'compound' | 'building' }

type Step<T> = { value: T; warned?: { why: Warning; said: string } } | { why: Refusal }

/**
 * Finds the compound and building a row means: what the row says, then what the heading says, then what the person chose, then
 * the only place it can be. Room and unit stay as they were read.
 */
export function findHome(place: Place, hint: PlaceHint | undefined, book: PlaceBook): HomeFound {
  const text = place.building ?? hint?.building
  const compound = findCompound(place, hint, book)
  if ('why' in compound) return { ...compound, field: 'compound' }
  const building = findBuilding(text, compound.value, book)
  if ('why' in building) return { ...building, field: 'building' }
  const titled: PlaceWarned[] =
    place.building === undefined && text !== undefined
      ? [{ why: 'place-from-title', said: text, field: 'building' }]
      : []
  return {
    home: homeAt(place, compound.value.name, building.value),
    warned: [...titled, ...warnedAt('compound', compound), ...warnedAt('building', building)],
  }
}

const warnedAt = (field: PlaceWarned['field'], step: { warned?: { why: Warning; said: string } }): PlaceWarned[] =>
  step.warned ? [{ ...step.warned, field }] : []

const homeAt = ({ unit, room }: Place, compound: string, building: string): Home => ({
  compound,
  building,
  ...(unit && { unit }),
  ...(room && { room }),
})

function findCompound(place: Place, hint: PlaceHint | undefined, book: PlaceBook): Step<KnownCompound> {
  if (place.compound !== undefined) return named(place.compound, book)
  const titled = hint && inTitle(hint, book)
  if (titled) return titled
  if (book.options.compound !== undefined) return named(book.options.compound, book)
  const only = onlyOne(place.building ?? hint?.building, book)
  return only ? { value: only, warned: { why: 'compound-guessed', said: only.name } } : { why: 'compound-missing' }
}

function inTitle(hint: PlaceHint, book: PlaceBook): Step<KnownCompound> | undefined {
  const [known, another] = mentioned(hint.compound ?? hint.from, book)
  // A title that names two says nothing about which.
  if (another) return undefined
  const step = hint.compound === undefined ? known && { value: known } : named(hint.compound, book)
  if (!step || 'why' in step || step.warned) return step
  return { ...step, warned: { why: 'place-from-title', said: step.value.name } }
}

function named(text: string, book: PlaceBook): Step<KnownCompound> {
  const key = compoundKey(text)
  const all = [...book.known.compounds, ...book.compounds]
  const [part, another] = mentioned(text, book)
  const found = all.find((one) => keysOf(one).includes(key)) ?? (another ? undefined : part)
  if (found) return { value: found }
  if (book.options.unknownPlaces === 'refuse') return { why: 'compound-unknown' }
  const made: KnownCompound = { name: text, buildings: [] }
  book.compounds.push(made)
  return { value: made, warned: { why: 'compound-new', said: text } }
}

/** The known compounds whose names are in the text, but for names that are only a part of a longer one there. */
function mentioned(text: string, { known }: PlaceBook): KnownCompound[] {
  const plain = compact(text).toUpperCase()
  const found = known.compounds.flatMap((one) =>
    keysOf(one)
      .filter((key) => plain.includes(key))
      .map((key) => ({ one, key })),
  )
  const whole = found.filter(({ key }) => !found.some((other) => other.key !== key && other.key.includes(key)))
  return [...new Set(whole.map(({ one }) => one))]
}

/** The only compound that has such a building, or the only one there is. */
function onlyOne(building: string | undefined, { known: { compounds } }: PlaceBook): KnownCompound | undefined {
  if (compounds.length === 1) return compounds[0]
  if (building === undefined) return undefined
  const having = compounds.filter((one) =>
    one.buildings.some((each) => buildingKey(each.name) === buildingKey(building)),
  )
  return having.length === 1 ? having[0] : undefined
}

function findBuilding(text: string | undefined, compound: KnownCompound, book: PlaceBook): Step<string> {
  if (text === undefined) return onlyBuilding(compound)
  const found = compound.buildings.find((one) => buildingKey(one.name) === buildingKey(text))
  if (found) return { value: found.name }
  const key = `${compoundKey(compound.name)}/${buildingKey(text)}`
  const made = book.buildings.get(key)
  if (made !== undefined) return { value: made }
  if (book.options.unknownPlaces === 'refuse') return { why: 'building-unknown' }
  book.buildings.set(key, text)
  return { value: text, warned: { why: 'building-new', said: `${compound.name} ${text}` } }
}

function onlyBuilding({ buildings }: KnownCompound): Step<string> {
  const [first, second] = buildings
  if (!first || second) return { why: 'building-missing' }
  return { value: first.name, warned: { why: 'building-only-one', said: first.name } }
}
