import { dayOf } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { holds, holdsAt, type Place } from '#platform/access/doorkeeper.ts'
import { heldGrants } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { committee } from '../access.ts'
import { accept } from '../handling/acceptance.ts'
import { submit } from '../intake/wish.ts'
import { onBoardAtFirst, type Category } from '../needs.rules.ts'
import { sayNumber, type NeedNumber } from '../number.ts'
import { findPlace, placesOf } from '../places.ts'
import { dutyOf, markFound } from './found.rules.ts'

/**
 * A danger somebody found while helping. `title` and `words` are for everybody's eyes; the door is kept sealed. `there`: they are
 * there today for the committee, so that it goes to whoever has the duty at once; whoever calls this has checked that.
 */
export type Found = {
  id: string
  category: Category
  title: string
  words: string
  placeId: string | null
  door: string | null
  there: boolean
}
/** The need it became, and whether it is in the hands of whoever has the duty already. */
export type FoundNeed = { needId: string; number: string; handed: boolean }

/**
 * Records a danger as a need that may take one working day at most, on behalf of nobody; who found it stands by it, for
 * questions. Found by one of the committee of that place, or by somebody who is there for it, it is taken up and handed to whoever
 * has the duty in the same breath, where there is somebody; else it stands first among what waits to be taken up. The same id again
 * is the same need. Refuses an unknown place, and a form of more than a day ago (`too-old`).
 */
export async function recordFound(
  ctx: Ctx,
  { id, category, title, words, placeId, door, there }: Found,
): Promise<Outcome<FoundNeed, 'no-such-place' | 'too-old'>> {
  const place = placeId === null ? nowhere : findPlace(await placesOf(ctx), placeId)
  if (!place) return refused('no-such-place')
  const channel = holds(ctx.actor, committee) ? 'door' : 'web'
  const asker = { name: ctx.actor.name, phone: null, door }
  const said = markFound(ctx.lang, words)
  const wish = { category, words: said, placeId, spot: null, asker, replyBy: 'none', dispute: false } as const
  const taken = await submit(ctx, { id, wish, place, channel, pictures: [], term: 'question' })
  if (!taken.done) return taken
  const { needId, number } = taken.value
  const handed = await handToDuty(ctx, { id, number, category, title, place, there })
  return done({ needId, number: sayNumber(number), handed })
}

type Handing = { id: string; number: NeedNumber; category: Category; title: string; place: Place; there: boolean }

/** Takes it up and hands it over, as the finder might at the desk; what somebody took up meanwhile stays with them. */
async function handToDuty(ctx: Ctx, { id, number, category, title, place, there }: Handing) {
  const duty = dutyOf[category]
  const may = there || holdsAt(ctx.actor, committee, place)
  if (duty === undefined || !may || !(await isHeldAt(ctx, duty, place))) return false
  const accepted = await accept(
    ctx,
    { number, id, version: null, finder: there },
    {
      title,
      category,
      term: 'question',
      placeId: place.buildingId ?? place.compoundId,
      place,
      onBoard: onBoardAtFirst(category),
      contact: null,
      dispute: false,
      reply: null,
      handTo: duty,
      hotlineRef: null,
    },
  )
  return accepted.done && accepted.value.assignee_role === duty
}

/** Whether anybody holds this role there today. */
async function isHeldAt(ctx: Ctx, role: 'property', place: Place): Promise<boolean> {
  const today = dayOf(ctx.now)
  const grants = (await inArea(ctx, (tx) => heldGrants(tx, ctx))).filter(({ startsOn }) => startsOn <= today)
  return holdsAt({ ...ctx.actor, grants }, [role], place)
}

const nowhere = { compoundId: null, buildingId: null }
