import { withDigits } from './numerals.rules.ts'
import { compact } from './text.rules.ts'

/**
 * What a piece of text says about a place. `prefix` is the number before a stroke (3-502) that may be a building, a unit or a
 * floor: what it is depends on the rest of the list. `marked` says that the building was written with its word (3号楼).
 */
export interface Address {
  compound?: string
  building?: string
  marked?: true
  prefix?: string
  unit?: string
  room?: string
  /** What stood beside it in brackets. */
  beside?: string
}

const number = String.raw`\d{1,4}[A-Z]?|[A-Z]\d{0,2}|[甲乙丙丁戊己庚辛东西南北中]`
const buildingToken = new RegExp(`^(.*?)(${number})(号楼|#楼|幢楼?|栋楼?|座|号|楼|#)(.*)$`)
const strongToken = new RegExp(`^(.*?)(?:${number})(?:号楼|#楼|幢|栋|座)`)
const room = String.raw`(\d{3,5}-\d|\d{1,5}[A-Z]?|[A-Z]\d{1,4}|\d{1,2}[A-Z]\d{0,2})([甲乙丙丁东西南北前后上下左右中]间?)?`
const roomOnly = new RegExp(`^${room}(?:室|号|房间?|户|号室|号房)?$`)
const behind = new RegExp(`^-?(?:([A-Z]|\\d{1,2}|[甲乙丙丁东西])(?:单元|门)-?)?(?:第?(\\d{1,2})[层楼]-?)?(.*)$`)
const dashed = /^(\D*?)(\d{1,4}[A-Z]?|[A-Z甲乙丙丁东西])-(?:(\d{1,2})-(?=\d{3}))?(\d{2,5}[A-Z]?)(?:室|号|房)?$/
const named = /^(?:门卫|门卫室|传达室|底楼|地下室|阁楼|商铺|底商|车库)\d{0,4}$/

/** An essay is no address; without a limit, one made for it would keep the patterns busy for minutes. */
const longest = 120

/**
 * Reads an address or a part of one: 3号楼502, 3幢1单元502室, 长江大楼三号楼五零二, 3-502, 502室. Undefined when it holds
 * something that is not understood; nothing is guessed from it then.
 */
export function readAddress(text: string): Address | undefined {
  if (text.length > longest) return undefined
  const { bare, beside } = withoutBrackets(compact(text).toUpperCase())
  const plain = withDigits(bare).replace(/[,.。、;:]+$/, '')
  if (plain === '') return undefined
  const read = roomText(plain) ?? withBuilding(plain) ?? withStroke(plain) ?? withoutBuilding(plain)
  return read && beside !== '' ? { ...read, beside } : read
}

function withoutBrackets(text: string): { bare: string; beside: string } {
  const inside: string[] = []
  const bare = text.replace(/\(([^()]*)\)?/g, (_, words: string) => {
    inside.push(words)
    return ''
  })
  return { bare, beside: inside.filter(Boolean).join(' ') }
}

function roomText(text: string): Address | undefined {
  const got = groups(roomOnly, text)
  if (got) return { room: got(1) + got(2) }
  return named.test(text) ? { room: text } : undefined
}

interface Token {
  before: string
  base: string
  word: string
  after: string
}

function withBuilding(text: string): Address | undefined {
  const got = groups(buildingToken, text)
  if (!got) return undefined
  const token: Token = { before: got(1), base: got(2), word: got(3), after: got(4) }
  const beyondRoad = token.word === '号' && strongToken.test(token.after)
  return beyondRoad ? withRoad(token) : withRest(token)
}

/** 长江路123号3号楼502: the first number belongs to the road. */
function withRoad({ before, base, word, after }: Token): Address | undefined {
  const inner = withBuilding(after)
  return inner && { ...inner, compound: `${before}${base}${word}${inner.compound ?? ''}` }
}

function withRest({ before, base, word, after }: Token): Address | undefined {
  const rest = readRest(after)
  if (!rest) return undefined
  if (word === '楼' && before === '' && isFloorOf(base, rest.room)) return rest
  const compound = before === '' ? {} : { compound: before }
  return { ...compound, building: buildingName(base, word), marked: true, ...rest }
}

/** What follows the building: unit, floor, room; each may be missing. */
function readRest(text: string): Pick<Address, 'unit' | 'room'> | undefined {
  const got = groups(behind, text)
  if (!got) return undefined
  const [unit, tail] = [got(1), got(3)]
  if (unit === '') return tail === '' ? {} : (unitStroke(tail) ?? roomText(tail))
  const inner = tail === '' ? {} : roomText(tail)
  return inner && { ...inner, unit }
}

/** Behind a building, 1-502 is a unit and a room. */
function unitStroke(text: string): Pick<Address, 'unit' | 'room'> | undefined {
  const got = groups(/^(\d{1,2})-(\d{2,5}[A-Z]?)(?:室|号|房)?$/, text)
  return got && { unit: got(1), room: got(2) }
}

function withStroke(text: string): Address | undefined {
  const got = groups(dashed, text)
  if (!got) return undefined
  const compound = got(1) === '' ? {} : { compound: got(1) }
  if (got(3) === '') return { ...compound, prefix: got(2), room: got(4) }
  return { ...compound, building: buildingName(got(2), ''), unit: got(3), room: got(4) }
}

/** 1单元502 and 长江大楼502室: unit or compound and a room, the building left to be found. */
function withoutBuilding(text: string): Address | undefined {
  const bare = readRest(text)
  if (bare?.unit !== undefined) return bare
  const got = groups(/^(\D*\p{Script=Han})((?:\d|[A-Z]\d).*)$/u, text)
  const rest = got && readRest(got(2))
  return rest?.room === undefined ? undefined : { compound: got?.(1) ?? '', ...rest }
}

/** The groups of a match by number, '' where a group took no part. */
function groups(pattern: RegExp, text: string): ((group: number) => string) | undefined {
  const found = pattern.exec(text)
  return found ? (group) => found[group] ?? '' : undefined
}

/** 7-701 and 10-1001: the number before the stroke is the floor the room is on. */
export const isFloorOf = (base: string, room: string | undefined): boolean =>
  room !== undefined && /^\d+$/.test(base) && new RegExp(`^0?${Number(base)}\\d{2}\\D*$`).test(room)

/** 3 alone and 3# are 3号楼, A alone is A座; other words stay as they are written. */
export function buildingName(base: string, word: string): string {
  const plain = base.replace(/^0+(?=\d)/, '')
  if (word === '' || word.startsWith('#')) return /^\d/.test(plain) ? `${plain}号楼` : `${plain}座`
  return `${plain}${word.replace(/^(幢|栋)楼$/, '$1')}`
}

/**
 * Reads what stands in a column of buildings, where a bare number or letter is one: 3, 3号, A座, 临江大厦1号楼, 3号楼1单元.
 * Anything else is the building's name as written (综合楼).
 */
export function readBuilding(text: string): Address {
  const { bare, beside } = withoutBrackets(compact(text.slice(0, longest)).toUpperCase())
  const plain = withDigits(bare)
  const base = new RegExp(`^(${number})(号|栋|幢|座|楼)?$`).exec(plain)
  const read: Address = base
    ? { building: buildingName(base[1] ?? '', base[2] ?? ''), marked: true }
    : (withBuilding(plain) ?? withStroke(plain) ?? { building: plain, marked: true })
  return beside === '' ? read : { ...read, beside }
}
