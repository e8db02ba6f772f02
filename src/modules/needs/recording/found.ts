import { done, refused, type Outcome } from '#base/outcome.ts'
import { holds } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import { committee } from '../access.ts'
import { submit } from '../intake/wish.ts'
import type { Category } from '../needs.rules.ts'
import { sayNumber } from '../number.ts'
import { findPlace, placesOf } from '../places.ts'

/** A danger somebody found while helping. `words` are for everybody's eyes; the door is kept sealed. */
export type Found = { id: string; category: Category; words: string; placeId: string | null; door: string | null }

/**
 * Records a danger as a need that may take one working day at most, on behalf of nobody; who found it stands by it, for
 * questions. The same id again is the same need. Refuses an unknown place, and a form of more than a day ago (`too-old`).
 */
export async function recordFound(
  ctx: Ctx,
  { id, category, words, placeId, door }: Found,
): Promise<Outcome<{ needId: string; number: string }, 'no-such-place' | 'too-old'>> {
  const place = placeId === null ? nowhere : findPlace(await placesOf(ctx), placeId)
  if (!place) return refused('no-such-place')
  const channel = holds(ctx.actor, committee) ? 'door' : 'web'
  const asker = { name: ctx.actor.name, phone: null, door }
  const wish = { category, words, placeId, spot: null, asker, replyBy: 'none', dispute: false } as const
  const taken = await submit(ctx, { id, wish, place, channel, pictures: [], term: 'question' })
  return taken.done ? done({ needId: taken.value.needId, number: sayNumber(taken.value.number) }) : taken
}

const nowhere = { compoundId: null, buildingId: null }
