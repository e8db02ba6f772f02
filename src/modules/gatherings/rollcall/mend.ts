import { refused, type Outcome } from '#base/outcome.ts'
import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { marksAbout } from './ground.ts'
import type { MarkRefusal, Mending, Noted } from './mark.rules.ts'
import { markOf } from './presence.ts'
import { inOrder, meantAt } from './presence.rules.ts'
import type { OnRoll } from './on-roll.ts'
import { takeOne } from './taking.ts'

/** A mark as somebody reads it later. `device`: which of those that noted this person, from 1. */
export type NotedBefore = {
  what: Mending['what']
  meantAt: Date
  aheadMs: number
  device: number | null
  source: Noted['source']
  by: string | null
  reason: string | null
}

/** Everything that was noted about one person of a gathering, in the order it was meant. */
export const notedAbout = (ctx: Ctx, gatheringId: string, about: string): Promise<NotedBefore[]> =>
  inArea(ctx, async (tx) => {
    const rows = await marksAbout(tx, ctx, { gatheringId, ids: [about] }).execute()
    const by = [...new Set(rows.flatMap(({ by_id: id }) => id ?? []))]
    const names = by.length > 0 ? await accountNames(tx, by) : new Map<string, string>()
    const ordered = inOrder(rows.map((row) => ({ ...markOf(row), row })))
    const devices = [...new Set(ordered.flatMap(({ row }) => row.device ?? []))]
    return ordered.map(({ row, ...mark }) => ({
      what: mark.what,
      meantAt: meantAt(mark),
      aheadMs: mark.aheadMs,
      device: row.device === null ? null : devices.indexOf(row.device) + 1,
      source: row.source,
      by: row.by_id === null ? null : (names.get(row.by_id) ?? null),
      reason: row.reason,
    }))
  })

type On = { gatheringId: string; line: OnRoll; id: string; seen: string | null }

/**
 * Says with a reason how somebody really stood: a mark of its own, which settles what came before it. `stale` when something
 * was noted since the reader looked (`seen`: the mark that stood then).
 */
export async function mend(
  ctx: Ctx,
  on: On,
  { what, reason }: Mending,
): Promise<Outcome<string, 'unknown' | 'stale' | MarkRefusal>> {
  const { line } = on
  if (line.markId !== on.seen && line.markId !== on.id) return refused('stale')
  const whom = line.walkIn ? { memberId: null, walkInId: line.id } : { memberId: line.id, walkInId: null }
  const plain = { method: 'signin', source: 'list', number: null, name: null } as const
  const corrects = line.markId === on.id ? null : line.markId
  return takeOne(ctx, on.gatheringId, { ...plain, ...whom, id: on.id, what, reason, corrects })
}
