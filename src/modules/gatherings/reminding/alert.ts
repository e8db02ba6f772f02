import { DAY_MS } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import type { GatheringFact } from '../facts.ts'
import { lockGathering } from '../gathering.ts'
import { alertAt } from './remind.rules.ts'

/** Whoever is signed up, waits, or is asked. */
const standing = ['requested', 'confirmed', 'waitlisted', 'offered'] as const

/** Notes, once, that nobody signed up for what starts soon, so that whoever leads it hears of it. For the clock; returns how many. */
export async function alertDue(ctx: Ctx): Promise<number> {
  const near = await inArea(ctx, (tx) =>
    tx
      .selectFrom('gatherings.gathering')
      .select(['id', 'starts_at', 'closes_at', 'published_at'])
      .where('area_id', '=', ctx.area.id)
      .where('state', '=', 'published')
      .where('sign_up', '<>', 'none')
      .where('alerted_at', 'is', null)
      .where('starts_at', '>', ctx.now)
      .where((eb) =>
        eb.or([
          eb('starts_at', '<=', new Date(ctx.now.getTime() + DAY_MS)),
          eb('closes_at', '<=', new Date(ctx.now.getTime() + DAY_MS)),
        ]),
      )
      .execute(),
  )
  const due = near.filter(({ closes_at: closesAt, starts_at: startsAt, published_at: publishedAt }) => {
    const at = alertAt({ closesAt, startsAt, publishedAt: publishedAt ?? ctx.now })
    return at <= ctx.now
  })
  let count = 0
  for (const { id } of due) if (await inArea(ctx, (tx) => alert(tx, ctx, id))) count += 1
  return count
}

async function alert(tx: Tx, ctx: Ctx, id: string): Promise<boolean> {
  const gathering = await lockGathering(tx, ctx, id)
  if (gathering?.state !== 'published' || gathering.alerted_at !== null) return false
  const somebody = await tx
    .selectFrom('gatherings.signup')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', id)
    .where('state', 'in', [...standing])
    .limit(1)
    .executeTakeFirst()
  if (somebody) return false
  await tx
    .updateTable('gatherings.gathering')
    .set({ alerted_at: ctx.now })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
  const detail: GatheringFact = { startsAt: gathering.starts_at.toISOString() }
  await record(tx, ctx, { name: 'gatherings.gathering.alerted', subjectId: id, detail })
  return true
}
