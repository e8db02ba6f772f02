/** Whether one can sign up, and if not, why. */
export type Phase = 'open' | 'no-sign-up' | 'called-off' | 'over' | 'not-yet' | 'closed'

type Dates = {
  state: string
  sign_up: 'none' | 'first-come' | 'draw'
  opens_at: Date | null
  closes_at: Date | null
  starts_at: Date
  ends_at: Date
}

const calledOff = ['cancelled', 'postponed', 'paused']

/** Where sign-up stands at a moment. The desk may write somebody down until the end, while the front door keeps its hours. */
export function phaseOf(gathering: Dates, { now, desk }: { now: Date; desk: boolean }): Phase {
  if (calledOff.includes(gathering.state)) return 'called-off'
  if (gathering.sign_up === 'none') return 'no-sign-up'
  if (gathering.state !== 'published') return gathering.state === 'planned' ? 'not-yet' : 'over'
  if (desk) return gathering.ends_at <= now ? 'over' : 'open'
  return hoursOf(gathering, now)
}

function hoursOf({ opens_at, closes_at, starts_at }: Dates, now: Date): Phase {
  if (starts_at <= now) return 'over'
  if (opens_at && opens_at > now) return 'not-yet'
  return closes_at && closes_at <= now ? 'closed' : 'open'
}

/** Places are drawn for, and not drawn yet. */
export const isBeforeDraw = ({ sign_up, drawn_at }: { sign_up: string; drawn_at: Date | null }): boolean =>
  sign_up === 'draw' && drawn_at === null
