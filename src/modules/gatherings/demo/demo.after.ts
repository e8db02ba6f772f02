import type { Insertable } from 'kysely'
import { dayOf } from '#base/days.ts'
import { randomFrom, type Random } from '#base/random.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { wasHeld } from '../kinds.rules.ts'
import type { DemoCast, Kept } from './demo.rows.ts'
import { inChunks } from './demo.write.ts'

/** What was written down after them. */
export async function writeNotes(
  tx: Tx,
  ctx: Ctx,
  { cast, all, seed }: { cast: DemoCast; all: readonly Kept[]; seed: number },
): Promise<void> {
  const random = randomFrom(seed + 2)
  const notes = all.flatMap((one) => noteOf(ctx, cast, one))
  await inChunks(notes, (some) => tx.insertInto('gatherings.note').values(some).execute())
  const faces = all.flatMap((one) => feedbackOf(ctx, cast, { one, random }))
  await inChunks(faces, (some) => tx.insertInto('gatherings.feedback').values(some).execute())
}

/** Minutes of what was deliberated. */
function noteOf(ctx: Ctx, cast: DemoCast, one: Kept): Insertable<Tables['gatherings.note']>[] {
  const { notes = [] } = one.programme
  const words = notes[one.turn % Math.max(1, notes.length)]
  if (!wasHeld(one.state) || words === undefined) return []
  const at = new Date(Math.min(one.endsAt.getTime() + 86_400_000, ctx.now.getTime()))
  return [
    {
      area_id: ctx.area.id,
      id: uuidv7(at),
      gathering_id: one.id,
      kind: 'minutes',
      words,
      is_public: true,
      by_id: cast.leaders.staff,
      at,
    },
  ]
}

/** The box with three faces, counted by hand: after some of what has a list. */
function feedbackOf(
  ctx: Ctx,
  cast: DemoCast,
  { one, random }: { one: Kept; random: Random },
): Insertable<Tables['gatherings.feedback']>[] {
  const cards = Math.floor(one.present * (0.3 + random.next() * 0.5))
  const poor = random.chance(0.2) ? 1 : 0
  if (!wasHeld(one.state) || cards < 5 || random.chance(0.4)) return []
  const fair = random.between(0, 3)
  return [
    {
      area_id: ctx.area.id,
      id: uuidv7(one.endsAt),
      gathering_id: one.id,
      how: 'paper',
      good: cards - poor - fair,
      fair,
      poor,
      on_day: dayOf(one.endsAt),
      by_id: cast.leaders.staff,
    },
  ]
}
