import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import type { Day } from '../day.ts'
import { lockStalls } from './counters.ts'
import { takesPlace } from './day.ts'
import { opensAt } from './ticket.rules.ts'

export const stallStates = ['open', 'closed'] as const
export type StallRefused = 'unknown-stall' | 'dropped' | 'called-off' | 'too-early'
type Setting = { day: Day; stallId: string; to: (typeof stallStates)[number] }

/**
 * Opens or closes a stall; the same again changes nothing. A closed one takes what was tapped before, and no more; opened again
 * it goes on with its numbers. Refuses one that was dropped, one at which nothing can be counted yet, and a day that does not take
 * place.
 */
export const setStall = (ctx: Ctx, { day, stallId, to }: Setting): Promise<Outcome<null, StallRefused>> =>
  inArea(ctx, async (tx) => {
    const stall = await lockStalls(tx, ctx, [stallId]).executeTakeFirst()
    if (stall?.gathering_id !== day.id) return refused('unknown-stall')
    if (stall.state === 'dropped') return refused('dropped')
    if (!takesPlace(day)) return refused('called-off')
    if (ctx.now < opensAt(stall.starts_at)) return refused('too-early')
    if (stall.state === to) return done(null)
    await tx
      .updateTable('vanguard.stall')
      .set({ state: to, ...timesOf(to, stall, ctx.now) })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', stallId)
      .execute()
    await record(tx, ctx, { name: happened[to], subjectId: stallId })
    return done(null)
  })

const happened = { open: 'vanguard.stall.opened', closed: 'vanguard.stall.closed' } as const

const timesOf = (to: Setting['to'], { opened_at }: { opened_at: Date | null }, now: Date) =>
  to === 'open' ? { closed_at: null, opened_at: opened_at ?? now } : { closed_at: now }
