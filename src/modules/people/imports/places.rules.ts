import { done, refused, type Outcome } from '#base/outcome.ts'
import type { PlaceField, PlaceTexts } from './above.rules.ts'
import { readAddress, readBuilding, type Address } from './address.rules.ts'
import { buildingKey, compoundKey } from './homes.rules.ts'
import type { Refusal } from './lines.rules.ts'
import { cellOf } from './rows.rules.ts'
import { compact, fold } from './text.rules.ts'

/** Why a place is refused, and in which column it shows. */
export interface Trouble {
  why: Refusal
  field: PlaceField
}

/** What all place columns of a row say together. */
export type Place = Address

/** Puts the place columns of a row together; columns that contradict each other are refused, never weighed. */
export function readPlace(place: PlaceTexts): { place: Place } | { trouble: Trouble } {
  const broken = brokenCell(place)
  if (broken) return { trouble: broken }
  const parts: [PlaceField, Address][] = []
  for (const field of ['building', 'address', 'room'] as const) {
    const text = place.texts[field]
    if (text === undefined) continue
    const read = field === 'building' ? done(readBuilding(text)) : readOne(text)
    if (!read.done) return { trouble: { why: read.why, field } }
    parts.push([field, read.value])
  }
  return together(given(place), parts)
}

/** What stands in columns of its own: compound and unit. */
function given({ texts }: PlaceTexts): Place {
  const unit = texts.unit === undefined ? '' : fold(texts.unit).replace(/\s|单元|门$/g, '')
  return { ...(texts.compound !== undefined && { compound: compact(texts.compound) }), ...(unit !== '' && { unit }) }
}

function brokenCell({ row, texts }: PlaceTexts): Trouble | undefined {
  for (const field of ['building', 'room', 'address', 'compound', 'unit'] as const) {
    const { kind } = cellOf(row, field)
    if (kind === 'error') return { why: 'cell-error', field }
    if (kind === 'formula') return { why: 'formula-without-result', field }
    if (kind === 'date' || isDate(texts[field] ?? '')) return { why: 'became-a-date', field }
  }
  return undefined
}

/** 3-5 typed into an office program becomes the fifth of March, in one of these spellings. */
const isDate = (text: string): boolean =>
  /^(19|20)\d\d[-/.年]\d{1,2}([-/.月]\d{1,2}日?|月)?( 00:00(:00)?)?$/.test(fold(text)) ||
  /^\d{1,2}月\d{1,2}日$/.test(compact(text)) ||
  /^(\d{1,2}-)?(Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)(-\d{1,2})?$/i.test(compact(text))

/** 201/202 and 201-202: one line for two doors. */
const twoRooms = /^(\d{3}室?[-/、,和~至到]\d{3}|\d{4}室?[-/、,和~至到]\d{4})室?$/

function readOne(text: string): Outcome<Address, Refusal> {
  if (twoRooms.test(compact(text))) return refused('two-rooms')
  const read = readAddress(text)
  return read ? done(read) : refused('room-unreadable')
}

function together(start: Place, parts: readonly [PlaceField, Address][]): { place: Place } | { trouble: Trouble } {
  let place = start
  for (const [field, part] of parts) {
    const why = contradiction(place, part)
    if (why) return { trouble: { why, field } }
    // The column of compounds wins over the same name with more around it.
    const compound = place.compound ?? part.compound
    place = { ...place, ...part, ...(compound !== undefined && { compound }) }
  }
  return { place }
}

function contradiction(place: Place, part: Address): Refusal | undefined {
  if (differ(place.building, part.building, buildingKey)) return 'building-disagrees'
  if (differ(place.room, part.room, compact) || differ(place.unit, part.unit, compact)) return 'room-unclear'
  return sameCompound(place.compound, part.compound) ? undefined : 'compound-disagrees'
}

const differ = (one: string | undefined, other: string | undefined, key: (text: string) => string): boolean =>
  one !== undefined && other !== undefined && key(one) !== key(other)

/** 东大名居民区长江大楼 and 长江大楼 do not contradict each other. */
function sameCompound(one: string | undefined, other: string | undefined): boolean {
  if (one === undefined || other === undefined) return true
  const [a, b] = [compoundKey(one), compoundKey(other)]
  return a.includes(b) || b.includes(a)
}
