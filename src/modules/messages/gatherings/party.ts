import type { SignUpForNews } from '#modules/gatherings/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { givenForGatherings } from '../consent/standing.ts'
import type { Receiver } from '../receivers.ts'

/**
 * Who hears of a sign-up: the household it came from, and those of the roster who come by it and agreed to be told besides. Nobody,
 * where a guest signed up: they are rung.
 */
export async function partyOf(
  tx: Tx,
  ctx: Ctx,
  { homeId, personIds }: Pick<SignUpForNews, 'homeId' | 'personIds'>,
): Promise<Receiver[]> {
  const all: Receiver[] = homeId === null ? [] : [{ kind: 'home', id: homeId }]
  for (const id of personIds) {
    const person: Receiver = { kind: 'person', id }
    if ((await givenForGatherings(tx, ctx, person)).length > 0) all.push(person)
  }
  return all
}
