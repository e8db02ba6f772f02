import { checked, wholeNumber, type Checked, type Sent } from '#base/form.rules.ts'
import { audiences } from './party.rules.ts'

/** For whom places are kept: exactly one of the three. */
export type QuotaFor = {
  compound_id: string | null
  building_id: string | null
  audience: (typeof audiences)[number] | null
}

const nobody: QuotaFor = { compound_id: null, building_id: null, audience: null }

type Places = { compoundIds: readonly string[]; buildingIds: readonly string[] }

/** Reads for whom and how many; the choice says which of the three it is: `building <id>`, `compound <id>`, `audience older`. */
export function readQuota(sent: Sent, places: Places): Checked<{ whom: QuotaFor; seats: number }, 'wrong'> {
  const whom = whomIn(sent['whom'] ?? '', places)
  const seats = wholeNumber(sent['kept']) ?? 0
  const good = whom !== null && seats >= 1 && seats <= 2000
  return checked({ whom: whom ?? nobody, seats }, [!good && { field: 'whom', why: 'wrong' }])
}

function whomIn(text: string, { compoundIds, buildingIds }: Places): QuotaFor | null {
  const [kind, value = ''] = text.split(' ')
  if (kind === 'building' && buildingIds.includes(value)) return { ...nobody, building_id: value }
  if (kind === 'compound' && compoundIds.includes(value)) return { ...nobody, compound_id: value }
  const audience = audiences.find((one) => one === value)
  return kind === 'audience' && audience ? { ...nobody, audience } : null
}
