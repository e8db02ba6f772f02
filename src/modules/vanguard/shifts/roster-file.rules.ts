import type { Roster, RosterShift, RosterVolunteer } from '#base/roster.rules.ts'

/** A roster as a file says it, with the names the file has for volunteers and shifts. */
export type RosterFile = { roster: Roster; volunteerIds: (string | number)[]; shiftIds: (string | number)[] }

type Read = ({ good: true } & RosterFile) | { good: false; why: string }
type Thing = Record<string, unknown>

/** Reads a file of volunteers and shifts; what is wrong with it is said in a sentence that names the place. */
export function readRosterFile(text: string): Read {
  try {
    const { volunteers, shifts } = thing(parsed(text), 'The file')
    const shiftList = list(shifts, 'shifts').map((one, at) => thing(one, `shifts[${at}]`))
    const people = list(volunteers, 'volunteers').map((one, at) => thing(one, `volunteers[${at}]`))
    const shiftIds = ids(shiftList, 'shifts')
    const places = new Map(shiftIds.map((id, at) => [id, at]))
    return {
      good: true,
      roster: {
        shifts: shiftList.map((one, at) => shiftIn(one, `shifts[${at}]`)),
        volunteers: people.map((one, at) => volunteerIn(one, `volunteers[${at}]`, places)),
      },
      volunteerIds: ids(people, 'volunteers'),
      shiftIds,
    }
  } catch (error) {
    if (error instanceof Unreadable) return { good: false, why: error.message }
    throw error
  }
}

class Unreadable extends Error {}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    throw new Unreadable('this is not JSON.')
  }
}

function thing(value: unknown, where: string): Thing {
  if (value === null || typeof value !== 'object' || Array.isArray(value))
    throw new Unreadable(`${where} is not an object.`)
  return value as Thing
}

function list(value: unknown, where: string): unknown[] {
  if (!Array.isArray(value)) throw new Unreadable(`${where} is not a list.`)
  return value
}

function count(value: unknown, where: string): number {
  if (!Number.isSafeInteger(value) || (value as number) < 0 || (value as number) > 1_000_000)
    throw new Unreadable(`${where} is not a whole number from 0.`)
  return value as number
}

function name(value: unknown, where: string): string | number {
  if (typeof value !== 'string' && typeof value !== 'number') throw new Unreadable(`${where} is not a name or number.`)
  return value
}

function ids(all: readonly Thing[], where: string): (string | number)[] {
  const found = all.map(({ id }, at) => name(id, `${where}[${at}].id`))
  if (new Set(found).size < found.length) throw new Unreadable(`two of ${where} have the same id.`)
  return found
}

const shiftIn = ({ day, need, skill }: Thing, where: string): RosterShift => ({
  day: name(day, `${where}.day`),
  need: count(need, `${where}.need`),
  skill: skill === -1 || skill === null || skill === undefined ? null : String(name(skill, `${where}.skill`)),
})

function volunteerIn(one: Thing, where: string, places: ReadonlyMap<string | number, number>): RosterVolunteer {
  const available = list(one['available'], `${where}.available`).map((id) => {
    const at = places.get(id as string | number)
    if (at === undefined) throw new Unreadable(`${where}.available names a shift that is not there: ${String(id)}.`)
    return at
  })
  return {
    skills: list(one['skills'], `${where}.skills`).map((skill) => String(name(skill, `${where}.skills`))),
    max: count(one['max'], `${where}.max`),
    past: count(one['past'], `${where}.past`),
    available: [...new Set(available)],
  }
}
