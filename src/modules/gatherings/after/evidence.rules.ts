import type { CountMethod } from '../kinds.rules.ts'

/** What shows that a gathering took place (domain.md D, sessions): whoever is on the list, the paper with signatures, words, a picture. */
export const proofs = ['list', 'sheet', 'note', 'photo'] as const
export type Proof = (typeof proofs)[number]

/** Nothing to go by, a number only, or a number with something that shows it. */
export type EvidenceLevel = 'none' | 'number' | 'shown'

/** What is kept of one gathering, counted. */
export type Kept = {
  present: number
  counted: number | null
  countMethod: 'count' | 'ticket' | 'estimate' | null
  sheets: number
  notes: number
  photos: number
}

/** How well it is known that it took place, and with how many: `number` says how the number is known, null for no number. */
export type Evidence = { level: EvidenceLevel; number: CountMethod | null; proofs: readonly Proof[] }

/** Computed each time, so that it never says more than what is there. */
export function evidenceOf(kept: Kept): Evidence {
  const there: Record<Proof, boolean> = {
    list: kept.present > 0,
    sheet: kept.sheets > 0,
    note: kept.notes > 0,
    photo: kept.photos > 0,
  }
  const found = proofs.filter((proof) => there[proof])
  const number = howKnown(kept)
  return { level: number === null ? 'none' : found.length > 0 ? 'shown' : 'number', number, proofs: found }
}

/** Names on a list are worth more than an estimate; a number that was counted says how it was counted. */
function howKnown({ present, counted, countMethod }: Kept): CountMethod | null {
  if (countMethod === null || counted === null) return present > 0 ? 'signin' : null
  return countMethod === 'estimate' && present > 0 ? 'signin' : countMethod
}
