import type { Draft } from './persons.rules.ts'
import { homeKey, type Home } from './homes.rules.ts'
import type { Warned, Where } from './lines.rules.ts'
import { nameKey } from './names.rules.ts'

/** A person as the list tells of them, with all the rows that do. */
export interface PlannedPerson {
  name: string
  phones: string[]
  home: Home
  note?: string
  rows: Where[]
}

/** Under which a person is the same one in the next list: the home and the name. */
export const personKey = (person: { home: Home; name: string }): string =>
  `${homeKey(person.home)}|${nameKey(person.name)}`

/** Without a room, a name alone is not one person: the telephones have to be the same too. */
export const identity = (person: { home: Home; name: string; phones: readonly string[] }): string =>
  person.home.room === undefined ? `${personKey(person)}|${person.phones.toSorted().join()}` : personKey(person)

/**
 * Makes one person of the rows with the same name in the same home, with all their telephones; the same name elsewhere is
 * somebody else. Each time it says which rows it means.
 */
export function joined(drafts: readonly Draft[]): { persons: PlannedPerson[]; warned: Warned[] } {
  const persons = new Map<string, PlannedPerson>()
  const warned: Warned[] = []
  for (const draft of drafts) {
    const key = identity(draft)
    const before = persons.get(key)
    if (before) warned.push(join(before, draft))
    else
      persons.set(key, {
        name: draft.name,
        phones: [...draft.phones],
        home: draft.home,
        ...(draft.note && { note: draft.note }),
        rows: [draft.at],
      })
  }
  const all = [...persons.values()]
  return { persons: all, warned: [...warned, ...sharedTelephones(all), ...sameNames(all)] }
}

function join(before: PlannedPerson, draft: Draft): Warned {
  const more = draft.phones.filter((phone) => !before.phones.includes(phone))
  const other = before.rows[0] ?? draft.at
  const two = more.length > 0 && before.phones.length > 0
  before.phones.push(...more)
  before.rows.push(draft.at)
  const notes = [before.note, draft.note].filter((note) => note !== undefined)
  if (notes.length > 0) before.note = [...new Set(notes.flatMap((note) => note.split(';')))].join(';')
  return { ...draft.at, why: two ? 'telephones-joined' : 'same-person-again', said: draft.name, other }
}

/** One telephone for a family is usual; in two homes it may be a slip. */
function sharedTelephones(persons: readonly PlannedPerson[]): Warned[] {
  const first = new Map<string, PlannedPerson>()
  const warned: Warned[] = []
  for (const person of persons) {
    for (const phone of person.phones) {
      const other = first.get(phone)
      if (!other) first.set(phone, person)
      else if (homeKey(other.home) !== homeKey(person.home)) {
        warned.push({ ...atFirst(person), why: 'telephone-in-other-home', said: phone, other: atFirst(other) })
      }
    }
  }
  return warned
}

function sameNames(persons: readonly PlannedPerson[]): Warned[] {
  const first = new Map<string, PlannedPerson>()
  const warned: Warned[] = []
  for (const person of persons.filter(({ home }) => home.room === undefined)) {
    const other = first.get(personKey(person))
    if (!other) first.set(personKey(person), person)
    else warned.push({ ...atFirst(person), why: 'same-name-in-building', said: person.name, other: atFirst(other) })
  }
  return warned
}

const atFirst = (person: PlannedPerson): Where => person.rows[0] ?? { sheet: '', row: 0, cell: '' }
