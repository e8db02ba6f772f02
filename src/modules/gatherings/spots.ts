import type { PlaceChoices } from '#modules/people/public.ts'
import type { Option } from '#platform/web/components.ts'
import { spotValue, type Spot } from './spot.rules.ts'

/** A place that can be chosen, by its name: 「长江大楼」, 「长江大楼 3号楼」. */
export type SpotChoice = Spot & { name: string }

/** Every compound of an area, each followed by its buildings. */
export const spotsOf = (places: PlaceChoices): SpotChoice[] =>
  places.flatMap(({ id, name, buildings }) => [
    { compoundId: id, buildingId: null, name },
    ...buildings.map((building) => ({ compoundId: id, buildingId: building.id, name: `${name} ${building.name}` })),
  ])

/** The same as a form offers them. */
export const spotOptions = (spots: readonly SpotChoice[]): Option[] =>
  spots.map((spot) => ({ value: spotValue(spot), label: spot.name }))
