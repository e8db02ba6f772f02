/** A compound, or a building in it, in which something can be. */
export type Spot = { compoundId: string; buildingId: string | null }

/** A place as a form sends it: the building where there is one. */
export const spotValue = ({ compoundId, buildingId }: Spot): string => buildingId ?? compoundId
