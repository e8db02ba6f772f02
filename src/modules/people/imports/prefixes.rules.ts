import { buildingName, isFloorOf } from './address.rules.ts'
import { buildingKey } from './homes.rules.ts'
import type { Warning } from './lines.rules.ts'
import type { Place } from './places.rules.ts'

/** What the number before a stroke means in a list that names the building elsewhere. */
export type PrefixMeaning = 'floor' | 'unit'

/**
 * 7-701 beside 1号楼 is room 701 on floor 7; 2-502 beside 1号楼 is unit 2. One list writes one of them: it means the floor if
 * at least four in five of its prefixes fit the floor of their room.
 */
export function prefixMeaning(places: readonly Place[]): PrefixMeaning {
  const open = places.filter(
    ({ prefix, building }) => prefix !== undefined && building !== undefined && !isSame(prefix, building),
  )
  const floors = open.filter(({ prefix, room }) => isFloorOf(prefix ?? '', room))
  return floors.length >= open.length * 0.8 ? 'floor' : 'unit'
}

const isSame = (prefix: string, building: string): boolean => buildingKey(prefix) === buildingKey(building)

/**
 * The place without its prefix. Where the list names no building, the prefix is the building. `warned` says how it was read
 * unless the columns say the same; undefined when it fits nothing.
 */
export function withoutPrefix(place: Place, meaning: PrefixMeaning): { place: Place; warned?: Warning } | undefined {
  const { prefix, ...rest } = place
  if (prefix === undefined) return { place: rest }
  if (rest.building === undefined) return { place: { ...rest, building: buildingName(prefix, '') } }
  if (meaning === 'unit') return asUnit(rest, prefix)
  if (isSame(prefix, rest.building)) return { place: rest }
  return isFloorOf(prefix, rest.room) ? { place: rest, warned: 'prefix-is-floor' } : undefined
}

function asUnit(place: Place, prefix: string): { place: Place; warned?: Warning } | undefined {
  if (place.unit === undefined) return { place: { ...place, unit: prefix }, warned: 'prefix-is-unit' }
  return place.unit === prefix ? { place } : undefined
}
