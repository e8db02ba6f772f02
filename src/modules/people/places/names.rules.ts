import { lengthOf, manyLines, plainWidth } from '#base/form.rules.ts'

/** Names written out of a person's shorthand, or why not. `what` is the piece that was not understood. */
export type NamesRead =
  | { good: true; names: string[] }
  | { good: false; why: 'names-missing' | 'names-long' | 'names-many' | 'range-odd'; what: string }

const between = /^(.*?)(\d{1,4})(\D*?)\s*[-–—~～至到]+\s*(\D*?)(\d{1,4})(\D*)$/u
const mostAtOnce = 500
const longestName = 40

/**
 * 「1号楼-6号楼、甲座」 is seven names. A range needs one number on each side and the same words around it; the words may be
 * left out on one side (「1-6号楼」).
 */
export function namesFrom(text: string): NamesRead {
  const pieces = manyLines(text)
    .flatMap((line) => plainWidth(line).split(/[、,;，；]/u))
    .map((piece) => piece.trim())
    .filter(Boolean)
  const names: string[] = []
  for (const piece of pieces) {
    const written = writtenOut(piece)
    if (written === null) return { good: false, why: 'range-odd', what: piece }
    names.push(...written)
    if (names.length > mostAtOnce) return { good: false, why: 'names-many', what: piece }
  }
  const long = names.find((name) => lengthOf(name) > longestName)
  if (long !== undefined) return { good: false, why: 'names-long', what: long }
  if (names.length === 0) return { good: false, why: 'names-missing', what: '' }
  return { good: true, names: [...new Set(names)] }
}

function writtenOut(piece: string): string[] | null {
  const match = between.exec(piece)
  if (!match) return [piece]
  const part = (at: number): string => match[at] ?? ''
  const prefix = sameOrMissing(part(1), part(4))
  const suffix = sameOrMissing(part(3), part(6))
  const numbers = counted(part(2), part(5))
  if (prefix === null || suffix === null || numbers === null) return null
  return numbers.map((number) => prefix + number + suffix)
}

/** 1 to 6, 01 to 06; null when the last comes first or there are too many. */
function counted(first: string, last: string): string[] | null {
  const [from, to] = [Number(first), Number(last)]
  if (from > to || to - from >= mostAtOnce) return null
  const width = first.startsWith('0') ? first.length : 0
  return Array.from({ length: to - from + 1 }, (_, i) => String(from + i).padStart(width, '0'))
}

const sameOrMissing = (a: string, b: string): string | null =>
  a === b || b.trim() === '' ? a.trim() : a.trim() === '' ? b.trim() : null

/** A compound and the buildings in it, as one line says it: 「长江大楼：1号楼-6号楼」. */
export type GroundLine = { compound: string; buildings: string[] }

/** Reads the ground of an area from lines; `line` counts from 1 where one was not understood. */
export function groundFrom(
  text: string,
):
  | { good: true; lines: GroundLine[] }
  | { good: false; why: 'ground-missing' | 'names-long' | 'names-many' | 'range-odd'; line: number } {
  const lines: GroundLine[] = []
  for (const [at, line] of manyLines(text).entries()) {
    const [name = '', ...rest] = plainWidth(line).split(':')
    const compound = name.trim()
    const read = namesFrom(rest.join(':'))
    if (compound === '' || lengthOf(compound) > longestName) return { good: false, why: 'names-long', line: at + 1 }
    if (read.good) lines.push({ compound, buildings: read.names })
    else if (read.why === 'names-missing') lines.push({ compound, buildings: [] })
    else return { good: false, why: read.why, line: at + 1 }
  }
  return lines.length ? { good: true, lines } : { good: false, why: 'ground-missing', line: 0 }
}

/** A home as it is kept: 「2单元301室」 is unit 2 and room 301; most buildings have no units. */
export type HomeName = { unit: string; room: string }

const floors = /^(\d{1,3})[-–—~～至到](\d{1,3})层(\d{1,2})[-–—~～至到](\d{1,2})$/u

export type HomesRead =
  | { good: true; homes: HomeName[] }
  | { good: false; why: 'homes-missing' | 'homes-many' | 'range-odd' | 'room-long'; what: string }

const mostHomes = 2000

/**
 * The homes of a building from lines: 「101、102、201-204」, 「2-11层：01-04」 for whole floors, each line perhaps behind a unit
 * (「2单元：301、302」). A trailing 室 is left out.
 */
export function homesFrom(text: string): HomesRead {
  const homes = new Map<string, HomeName>()
  for (const { unit, piece } of manyLines(text).flatMap(piecesOf)) {
    const rooms = roomsOf(piece)
    if (rooms === null) return { good: false, why: 'range-odd', what: piece }
    if ([unit, ...rooms].some((word) => lengthOf(word) > 20)) return { good: false, why: 'room-long', what: piece }
    for (const room of rooms) homes.set(`${unit} ${room}`, { unit, room })
    if (homes.size > mostHomes) return { good: false, why: 'homes-many', what: piece }
  }
  return homes.size ? { good: true, homes: [...homes.values()] } : { good: false, why: 'homes-missing', what: '' }
}

function piecesOf(line: string): { unit: string; piece: string }[] {
  const { unit, rest } = unitOf(plainWidth(line))
  const pieces = rest.replace(/层\s*:?\s*/gu, '层').split(/[、,;，；\s]+/u)
  return pieces.filter(Boolean).map((piece) => ({ unit, piece }))
}

function unitOf(line: string): { unit: string; rest: string } {
  const match = /^([^\s:]*(?:单元|门|座|栋|号))\s*:?\s*(.+)$/u.exec(line)
  return match ? { unit: bareUnit(match[1] ?? ''), rest: match[2] ?? '' } : { unit: '', rest: line }
}

/** A unit without its word: 2单元 and 2门 are 2. */
export const bareUnit = (text: string): string => text.replace(/(?<=.)(单元|门)$/u, '')

function roomsOf(piece: string): string[] | null {
  const whole = floors.exec(piece)
  if (!whole) return writtenOut(piece.replace(/室/gu, ''))
  const part = (at: number): string => whole[at] ?? ''
  const levels = counted(String(Number(part(1))), part(2))
  const doors = counted(part(3).padStart(2, '0'), part(4))
  if (levels === null || doors === null || levels.length * doors.length > mostHomes) return null
  return levels.flatMap((level) => doors.map((door) => level + door))
}

/** 「2单元 502室」, what stands on a door; empty where the door is not known. */
export function sayDoor({ unit, room }: HomeName): string {
  const door = /\d$/.test(room) ? `${room}室` : room
  const stairs = /^[\dA-Z]+$/.test(unit) ? `${unit}单元` : unit
  return [stairs, door].filter(Boolean).join(' ')
}

/** A home with the names of the places it stands in. */
export type HomePlace = HomeName & { compound: string; building: string }

/** 「长江大楼 3号楼 2单元 502室」, as people say it; a building whose name says the compound again says it once. */
export const sayHome = ({ compound, building, ...door }: HomePlace): string =>
  [building.startsWith(compound) ? building : `${compound} ${building}`, sayDoor(door)].filter(Boolean).join(' ')
