import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Day } from '../day.ts'
import { volunteersOf, nameOf, ownPath } from '../volunteer.ts'
import { asksHere, type Ask } from './answering.ts'
import { shiftsHere } from './rows.ts'

/** One question with who was asked and how they want to be; `reach`: by which way they can be told at all. */
export type AskLine = Ask & {
  name: string
  askedBy: 'message' | 'telephone' | 'paper'
  own: string
  title: string | null
}

/** Everybody who was asked about a day, in the order they were; a gap with the shift it is in. */
export const askList = (ctx: Ctx, day: Day): Promise<AskLine[]> =>
  inArea(ctx, async (tx) => {
    const asks = await asksHere(tx, ctx).where('gathering_id', '=', day.id).orderBy('at').orderBy('id').execute()
    if (asks.length === 0) return []
    const ids = [...new Set(asks.map(({ volunteer_id }) => volunteer_id))]
    const [people, shifts] = [
      await volunteersOf(tx, ctx).where('id', 'in', ids).execute(),
      await shiftsHere(tx, ctx).where('s.gathering_id', '=', day.id).execute(),
    ]
    return asks.flatMap((ask) => {
      const who = people.find(({ id }) => id === ask.volunteer_id)
      if (!who) return []
      const title = shifts.find(({ id }) => id === ask.shift_id)?.title ?? null
      // Nobody without an account or a line on the roster has a way a message could take.
      const reached = who.account_id !== null || who.person_id !== null
      const askedBy = who.asked_by === 'message' && !reached ? 'telephone' : who.asked_by
      return [{ ...ask, name: nameOf(ctx, who), askedBy, own: `${ownPath(ctx, who)}/ask/${ask.id}`, title }]
    })
  })
