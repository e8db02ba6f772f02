import { done, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Said } from '../followup/answer.ts'
import type { OnNeed } from '../handling/acceptance.ts'
import { move, type MoveRefusal, type Need } from '../move.ts'

/** Asks the asker something before anybody can begin; their own page shows it, and the clock stands until they answer. */
export const ask = (ctx: Ctx, on: OnNeed, { question }: { question: string }): Promise<Outcome<Need, MoveRefusal>> =>
  move(ctx, { ...on, act: 'ask' }, () => done({ note: question, noteFor: 'asker' }))

/** The asker's answer, from their own page or written down by the committee; the clock runs on. */
export const tell = (ctx: Ctx, said: Said, { words }: { words: string }): Promise<Outcome<Need, MoveRefusal>> =>
  move(ctx, { ...said, act: 'tell' }, () => done({ note: words, noteFor: 'asker' }))
