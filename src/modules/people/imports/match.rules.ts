import { homeKey, type Home } from './homes.rules.ts'
import { identity, personKey, type PlannedPerson } from './joined.rules.ts'
import { nameKey } from './names.rules.ts'

/** A person the area knows already. `phones` may be keyed hashes if those of the planned persons are made the same way. */
export interface ExistingPerson {
  id: string
  name: string
  home?: Home
  phones: readonly string[]
}

/**
 * What an import means for one planned person: somebody new; the same as before; somebody who gets more telephones or another
 * home; or more than one person it could be, which a human decides.
 */
export type Match =
  | { kind: 'new' }
  | { kind: 'same'; id: string }
  | { kind: 'changed'; id: string; phones: string[]; movedFrom?: Home }
  | { kind: 'ask'; ids: string[] }

/**
 * Finds the planned persons among the existing: by home and name first, by telephone and name second. An import never takes a
 * telephone away and never makes one person of two with different names, even if they share a telephone. Where no room is
 * known, a name in the building is only the same person if the telephones are.
 */
export function matchRoster(persons: readonly PlannedPerson[], existing: readonly ExistingPerson[]): Match[] {
  const exact = grouped(existing, ({ home, name, phones }) => (home ? [identity({ home, name, phones })] : []))
  const byHome = grouped(existing, ({ home, name }) => (home ? [personKey({ home, name })] : []))
  const byPhone = grouped(existing, ({ phones, name }) => phones.map((phone) => `${phone}|${nameKey(name)}`))
  return persons.map((person) => {
    const same = exact.get(identity(person)) ?? []
    const here = byHome.get(personKey(person)) ?? []
    if (same.length === 0 && here.length > 0) return unclear(person, eachOnce(here))
    const reached = person.phones.flatMap((phone) => byPhone.get(`${phone}|${nameKey(person.name)}`) ?? [])
    const found = eachOnce(same.length > 0 ? same : reached)
    const [one, another] = found
    if (!one) return { kind: 'new' }
    return another ? { kind: 'ask', ids: found.map(({ id }) => id) } : changes(person, one)
  })
}

/** A name in a building: the one of that name there, if all the list says of them is known; else a human decides. */
function unclear({ phones }: PlannedPerson, here: readonly ExistingPerson[]): Match {
  const [one, another] = here
  if (one && !another && phones.every((phone) => one.phones.includes(phone))) return { kind: 'same', id: one.id }
  return { kind: 'ask', ids: here.map(({ id }) => id) }
}

/** Somebody who is known by more than one name or home stands here more than once, the entry itself first. */
const eachOnce = (found: readonly ExistingPerson[]): ExistingPerson[] =>
  found.filter((one, at) => found.findIndex(({ id }) => id === one.id) === at)

function changes(person: PlannedPerson, before: ExistingPerson): Match {
  const phones = person.phones.filter((phone) => !before.phones.includes(phone))
  const stays = before.home !== undefined && homeKey(before.home) === homeKey(person.home)
  if (stays && phones.length === 0) return { kind: 'same', id: before.id }
  return { kind: 'changed', id: before.id, phones, ...(!stays && before.home && { movedFrom: before.home }) }
}

function grouped(
  all: readonly ExistingPerson[],
  keys: (one: ExistingPerson) => string[],
): Map<string, ExistingPerson[]> {
  const groups = new Map<string, ExistingPerson[]>()
  for (const one of all) for (const key of keys(one)) groups.set(key, [...(groups.get(key) ?? []), one])
  return groups
}
