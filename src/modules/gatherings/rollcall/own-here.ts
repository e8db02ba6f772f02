import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { FieldError, Kept } from '#platform/web/components.ts'
import type { Gathering } from '../gathering.ts'
import { digitsAre, holdsPass, venueById, type Venue } from './door.ts'
import { choicesFor, type Choice } from './here-choices.ts'
import { isOnNow } from './here.ts'

type Own = { gathering: Gathering; signUp: { id: string } }

/** A form that was refused: the pass it brought, its ticks and digits, and what is wrong with them. */
export type OwnHereBack = { pass: string; values: Kept; errors: FieldError[] }

/** Who of a sign-up may say that they are here. `pass`: that its reader scanned the code of this door a moment ago; null for one who did not. */
export type OwnHere = { choices: Choice[]; pass: string | null }

/** The venue at whose door those of a sign-up can say that they are here now; undefined while nothing is on, or where there is no door. */
export const doorOf = async (ctx: Ctx, gathering: Gathering): Promise<Venue | undefined> =>
  gathering.venue_id !== null && isOnNow(ctx, gathering, gathering.venue_id)
    ? venueById(ctx, gathering.venue_id)
    : undefined

/** What the page of a sign-up offers while it is on: whoever of it has a place; null before, after and without one. */
export async function ownHere(ctx: Ctx, own: Own, { pass }: { pass: string }): Promise<OwnHere | null> {
  const venue = await doorOf(ctx, own.gathering)
  if (!venue) return null
  const { gathering, signUp } = own
  const choices = await inArea(ctx, (tx) => choicesFor(tx, ctx, { gatheringId: gathering.id, signUpId: signUp.id }))
  if (choices.length === 0) return null
  return { choices, pass: holdsPass(ctx, venue, { pass, now: ctx.now }) ? pass : null }
}

/** Whether whoever sent this stands at the door: by the pass of a scan, else by the digits that are shown there. */
export function standsThere(
  ctx: Ctx,
  venue: Venue,
  { pass, digits }: { pass: string; digits: string },
): 'yes' | 'missing' | 'stale' | 'wrong' {
  if (holdsPass(ctx, venue, { pass, now: ctx.now })) return 'yes'
  if (digits.trim() === '') return pass === '' ? 'missing' : 'stale'
  const read = digitsAre(ctx, venue, { digits, now: ctx.now })
  return read === 'fresh' ? 'yes' : read
}
