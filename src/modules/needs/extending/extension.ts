import { dayOf, type Day } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { holdsAt } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import { placeOf } from '../access.ts'
import type { OnNeed } from '../handling/acceptance.ts'
import { move, type MoveRefusal, type Need } from '../move.ts'
import { dueOnDay } from '../needs.rules.ts'
import { needsDirector } from './extension.rules.ts'

/**
 * Takes more time, until the end of office hours of a day (or of the next working day), and tells the asker why. Once by anybody
 * of the committee; after that it `needs-director`.
 */
export const extend = (
  ctx: Ctx,
  on: OnNeed,
  { day, why }: { day: Day; why: string },
): Promise<Outcome<Need, MoveRefusal | 'needs-director' | 'day-too-early'>> =>
  move(ctx, { ...on, act: 'extend' }, (need) => {
    if (needsDirector(need.extensions) && !holdsAt(ctx.actor, ['director'], placeOf(need)))
      return refused('needs-director')
    const dueAt = dueOnDay(ctx.calendar, day)
    if (dueAt <= need.due_at) return refused('day-too-early')
    return done({
      set: { due_at: dueAt, extensions: need.extensions + 1 },
      note: why,
      noteFor: 'asker',
      untilOn: dayOf(dueAt),
    })
  })
