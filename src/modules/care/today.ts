import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { chip } from '#platform/web/components.ts'
import type { TodayPart } from '#platform/web/today.ts'
import { may } from './access.ts'
import { deskVisitsHref, laddersHref } from './address.ts'
import { plansOf, worksThere } from './plan.ts'
import { todayWords } from './today.words.ts'

/** Doors that stay shut, then visits nobody wrote down, where the reader works (domain E1). Counts only. */
export const careToday: TodayPart = async (ctx) => {
  if (!may.allows(ctx.actor, 'climb the ladder of an unanswered door')) return []
  const w = todayWords(ctx.lang)
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
