import { bilingual } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { chip } from '#platform/web/components.ts'
import type { TodayPart } from '#platform/web/today.ts'
import { may } from './access.ts'
import { deskVisitsHref, laddersHref } from './address.ts'
import { plansOf, worksThere } from './plan.ts'

const words = bilingual(
  {
    shut: (doors: number) => `${doors} 扇门敲了没人应，正在找人`,
    now: '马上去看',
    missed: (visits: number) => `${visits} 次探访没人记下`,
    ask: '问一问，记下来',
  },
  {
    shut: (doors: number) => (doors === 1 ? 'A door stays shut' : `${doors} doors stay shut`),
    now: 'look at once',
    missed: (visits: number) => (visits === 1 ? 'A visit nobody wrote down' : `${visits} visits nobody wrote down`),
    ask: 'ask, and write it down',
  },
)

/** Doors that stay shut, then visits nobody wrote down, where the reader works (domain E1). Counts only. */
export const careToday: TodayPart = async (ctx) => {
  if (!may.allows(ctx.actor, 'climb the ladder of an unanswered door')) return []
  const w = words(ctx.lang)
  const { escalated, missed } = await waiting(ctx)
  return [
    ...(escalated > 0
      ? [{ title: w.shut(escalated), href: laddersHref, chip: chip('late', w.now), urgent: true }]
      : []),
    ...(missed > 0 ? [{ title: w.missed(missed), href: deskVisitsHref, chip: chip('waiting', w.ask) }] : []),
  ]
}

const waiting = (ctx: Ctx): Promise<{ escalated: number; missed: number }> =>
  inArea(ctx, async (tx) => {
    const rows = await plansOf(tx, ctx)
      .innerJoin('care.visit as v', (join) => join.onRef('v.area_id', '=', 'p.area_id').onRef('v.plan_id', '=', 'p.id'))
      .select('v.state as how')
      .where('v.state', 'in', ['escalated', 'missed'])
      .where('p.state', '<>', 'ended')
      .execute()
    const here = rows.filter((row) => worksThere(ctx.actor, row))
    const count = (state: 'escalated' | 'missed') => here.filter(({ how }) => how === state).length
    return { escalated: count('escalated'), missed: count('missed') }
  })
