import { DAY_MS } from '#base/days.ts'
import { wasHeld, type GatheringState } from '../kinds.rules.ts'

type Timed = { state: GatheringState; published_at: Date | null; starts_at: Date; ends_at: Date }

/** How many days after its end somebody may still say how it was. */
export const feedbackDays = 7

/** It takes place or did, as far as anybody knows: published, and not called off. */
const stands = ({ state, published_at }: Pick<Timed, 'state' | 'published_at'>): boolean =>
  published_at !== null && (state === 'published' || wasHeld(state))

/** From its start on, what was done can be written down. */
export const hasBegun = (gathering: Timed, now: Date): boolean =>
  stands(gathering) && gathering.starts_at.getTime() <= now.getTime()

/** When the last answer is taken. */
export const feedbackUntil = ({ ends_at }: Pick<Timed, 'ends_at'>): Date =>
  new Date(ends_at.getTime() + feedbackDays * DAY_MS)

/** Whether somebody may say how it was: not yet, now, or no more. */
export function feedbackState(gathering: Timed, now: Date): 'early' | 'open' | 'over' {
  if (!stands(gathering)) return 'over'
  if (now.getTime() < gathering.starts_at.getTime()) return 'early'
  return now.getTime() < feedbackUntil(gathering).getTime() ? 'open' : 'over'
}
