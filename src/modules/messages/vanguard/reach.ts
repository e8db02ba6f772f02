import { personsById } from '#modules/people/public.ts'
import type { Reached } from '#modules/vanguard/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { givenForGatherings } from '../consent/standing.ts'
import type { Receiver } from '../receivers.ts'

/** Where a volunteer reads what is theirs; `home`: where no inbox is, the one of their household, which their family reads too. */
export type Reach = { own: Receiver[]; home: Receiver | null }

const nowhere: Reach = { own: [], home: null }

/**
 * Their account; else the line on the roster, where its person agreed to be told; else their household's inbox, which gets no address
 * of theirs. Who wants to be rung or get a slip is not written to.
 */
export async function reachOf(tx: Tx, ctx: Ctx, { accountId, personId, byMessage }: Reached): Promise<Reach> {
  if (!byMessage) return nowhere
  if (accountId !== null) return { own: [{ kind: 'account', id: accountId }], home: null }
  if (personId === null) return nowhere
  const person: Receiver = { kind: 'person', id: personId }
  if ((await givenForGatherings(tx, ctx, person)).length > 0) return { own: [person], home: null }
  const [entry] = await personsById(tx, ctx, [personId])
  return { own: [], home: entry?.home_id ? { kind: 'home', id: entry.home_id } : null }
}
