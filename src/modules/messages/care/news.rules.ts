import type { CareKind } from '../kinds.rules.ts'

/** What a fact about a visit says, to whom, and in which states of the visit it is still true. */
export type VisitNews = { kind: CareKind; to: 'goer' | 'staff'; whileIn: readonly string[] }

/** News of a visit that is the same whoever did it. */
export const visitNews: Readonly<Record<string, VisitNews>> = {
  'care.visit.assigned': { kind: 'visit-today', to: 'goer', whileIn: ['assigned'] },
  'care.visit.escalated': { kind: 'unanswered-door', to: 'staff', whileIn: ['escalated'] },
  'care.visit.answered': { kind: 'door-word', to: 'staff', whileIn: ['escalated'] },
  'care.visit.missed': { kind: 'visit-missed', to: 'staff', whileIn: ['missed'] },
}

/** How an arrangement stands. */
type Standing = { state: string; moved_at: Date | null }
const goesOn = ({ state, moved_at }: Standing): boolean => state === 'consented' && moved_at === null

/** News of an arrangement for those who go there, and whether it is still true. */
export const companyNews: Readonly<Record<string, { kind: CareKind; while: (now: Standing) => boolean }>> = {
  'care.plan.paused': { kind: 'company-rests', while: ({ state }) => state === 'paused' },
  'care.plan.moved': { kind: 'company-rests', while: ({ moved_at }) => moved_at !== null },
  'care.plan.resumed': { kind: 'company-again', while: goesOn },
  'care.plan.returned': { kind: 'company-again', while: goesOn },
  'care.plan.unquiet': { kind: 'company-again', while: goesOn },
  'care.plan.quiet': { kind: 'company-week', while: goesOn },
  'care.plan.retimed': { kind: 'company-changed', while: goesOn },
}

/** A visit that went on from one volunteer to another, or (`to` null) to whoever keeps the plan; 'taken': somebody of the committee goes, and knows. */
export type PassedOn = { from: string | null; to: string | null; couldGo: boolean }

/** Reads what a fact says of who went and who goes. */
export function passedIn(name: string, detail: unknown): PassedOn | null {
  const { from = null, to = null, couldGo = true } = (detail ?? {}) as Partial<PassedOn>
  if (name === 'care.visit.taken') return { from, to: 'taken', couldGo: true }
  return name === 'care.visit.passed' ? { from, to, couldGo } : null
}
