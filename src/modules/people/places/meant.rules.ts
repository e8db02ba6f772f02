import { readAddress, type Address } from '../imports/address.rules.ts'
import { buildingKey, compoundKey } from '../imports/homes.rules.ts'

/** A building with the compound it stands in. */
export type BuildingIn = { id: string; name: string; compoundId: string; compound: string }

type Near = { near: readonly BuildingIn[]; rest: string }

/** The buildings an address may mean, and words in front of it that are no compound: a name, perhaps. */
export type BuildingsMeant = { matching: readonly BuildingIn[]; rest: string }

const sameCompound = (known: string, asked: string): boolean => known.includes(asked) || asked.includes(known)

/** A number before a stroke (3-502) is a building where there is one, else a unit or a floor of any building. */
export function buildingsMeant(all: readonly BuildingIn[], address: Address): BuildingsMeant {
  const { near, rest } = compoundMeant(all, address.compound)
  const name = address.building ?? address.prefix
  if (name === undefined) return { matching: near, rest }
  const key = buildingKey(name)
  const named = near.filter((one) => [key, buildingKey(one.compound + name)].includes(buildingKey(one.name)))
  return { matching: named.length > 0 || address.building !== undefined ? named : near, rest }
}

/** Words before the address are a compound, or else a name. */
function compoundMeant(all: readonly BuildingIn[], words = ''): Near {
  const wanted = compoundKey(words)
  if (wanted === '') return { near: all, rest: '' }
  const near = all.filter(({ compound }) => sameCompound(compoundKey(compound), wanted))
  return near.length ? { near, rest: '' } : { near: all, rest: words }
}

type Compounds = readonly { id: string; name: string; buildings: readonly { id: string; name: string }[] }[]

/** Places that words name, and the door if they go on to one. */
export type PlacesMeant = { compoundIds: string[]; buildingIds: string[]; room: string }

/** The compound or building these words are: 长江大楼, 3号楼, 三号楼, 3-502. Null when they are anything else; 5楼 is a floor. */
export function placesMeant(compounds: Compounds, words: string): PlacesMeant | null {
  const buildings = compounds.flatMap(({ id, name, buildings: some }) =>
    some.map((building) => ({ ...building, compoundId: id, compound: name })),
  )
  const named = called(compounds, words)
  if (named.length) return { compoundIds: named, buildingIds: [], room: '' }
  const ids = called(buildings, words)
  return ids.length ? { compoundIds: [], buildingIds: ids, room: '' } : addressed(buildings, words)
}

function called(places: readonly { id: string; name: string }[], words: string): string[] {
  const key = compoundKey(words)
  return key.length < 2 ? [] : places.filter(({ name }) => compoundKey(name) === key).map(({ id }) => id)
}

function addressed(buildings: readonly BuildingIn[], words: string): PlacesMeant | null {
  const address = readAddress(words)
  if (!address || !namesBuilding(address)) return null
  const { matching, rest } = buildingsMeant(buildings, address)
  const isSome = matching.length > 0 && matching.length < buildings.length && rest === ''
  return isSome ? { compoundIds: [], buildingIds: matching.map(({ id }) => id), room: address.room ?? '' } : null
}

const namesBuilding = ({ building, prefix }: Address): boolean =>
  prefix !== undefined || (building !== undefined && !/(?<!号)楼$/.test(building))
