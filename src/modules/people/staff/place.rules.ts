/** The places of an area as a form offers them. */
export type Places = readonly { id: string; name: string; buildings: readonly { id: string; name: string }[] }[]

type Place = { compoundId: string | null; buildingId: string | null }

/** The place a form's choice means: nothing is the whole area; null when there is no such place. */
export function placeFrom(places: Places, choice: string): Place | null {
  if (choice === '') return { compoundId: null, buildingId: null }
  for (const { id, buildings } of places) {
    if (choice === id) return { compoundId: id, buildingId: null }
    if (buildings.some((building) => choice === building.id)) return { compoundId: id, buildingId: choice }
  }
  return null
}

/** What a place is called; undefined for the whole area and for one that is gone. */
export function placeName(places: Places, { compoundId, buildingId }: Place): string | undefined {
  const compound = places.find(({ id }) => id === compoundId)
  const building = compound?.buildings.find(({ id }) => id === buildingId)
  return compound && [compound.name, building?.name].filter(Boolean).join(' ')
}
