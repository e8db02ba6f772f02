import type { lockGathering } from '../gathering.ts'
import type { Noted } from './mark.rules.ts'

/** A gathering as it is held for this transaction. */
export type Held = NonNullable<Awaited<ReturnType<typeof lockGathering>>>

/** Marks that came together. `persons`: who of the roster a walk-in is, where that is known. */
export type Noting = {
  device: string | null
  aheadMs: number
  marks: readonly Noted[]
  persons?: ReadonlyMap<string, string>
}

/** The same with the gathering they are about. */
export type NotedOf = Noting & { gathering: Held }
