import { buildingKey, compoundKey, homeKey, type Home } from './homes.rules.ts'

/** The places that exist already. */
export interface KnownPlaces {
  compounds: readonly KnownCompound[]
}

export interface KnownCompound {
  name: string
  /** Other names people use: 长江路123弄. */
  aliases?: readonly string[]
  buildings: readonly KnownBuilding[]
}

export interface KnownBuilding {
  name: string
  homes?: readonly { unit?: string; room: string }[]
}

/** What the person decided: whether places that do not exist yet are created, and which compound a list without one is about. */
export interface PlanOptions {
  unknownPlaces: 'create' | 'refuse'
  compound?: string
}

/** The known places, the decisions, and the places this list brings: the first spelling of a new place stays its name. */
export interface PlaceBook {
  known: KnownPlaces
  options: PlanOptions
  compounds: KnownCompound[]
  buildings: Map<string, string>
}

export const placeBook = (known: KnownPlaces, options: PlanOptions): PlaceBook => ({
  known,
  options,
  compounds: [],
  buildings: new Map(),
})

/** The names of a compound as keys; one-letter keys are no names. */
export const keysOf = (compound: KnownCompound): string[] =>
  [compound.name, ...(compound.aliases ?? [])].map(compoundKey).filter((key) => key.length >= 2)

/** Places that an import would create. */
export interface Creates {
  compounds: string[]
  buildings: { compound: string; building: string }[]
  homes: Home[]
}

/** The places of these homes that do not exist yet, each once. */
export function newPlaces(homes: readonly Home[], known: KnownPlaces): Creates {
  const seen = new Set(known.compounds.flatMap(placeKeys))
  const isNew = (key: string): boolean => {
    const fresh = !seen.has(key)
    seen.add(key)
    return fresh
  }
  const creates: Creates = { compounds: [], buildings: [], homes: [] }
  for (const home of homes) {
    const { compound, building } = home
    if (isNew(compoundKey(compound))) creates.compounds.push(compound)
    if (isNew(`${compoundKey(compound)}/${buildingKey(building)}`)) creates.buildings.push({ compound, building })
    if (home.room !== undefined && isNew(homeKey(home))) creates.homes.push(home)
  }
  return creates
}

const placeKeys = (compound: KnownCompound): string[] => [
  compoundKey(compound.name),
  ...compound.buildings.flatMap((building) => [
    `${compoundKey(compound.name)}/${buildingKey(building.name)}`,
    ...(building.homes ?? []).map((home) => homeKey({ compound: compound.name, building: building.name, ...home })),
  ]),
]
