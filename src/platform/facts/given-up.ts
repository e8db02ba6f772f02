import type { Ctx } from '../ctx.ts'
import { inArea } from '../db/in-area.ts'

/** A fact some listener could not take, however often it was told: for people now. */
export type GivenUp = { factId: string; fact: string; listener: string; tries: number; error: string; at: Date }

/** What listeners of this area gave up, oldest first, at most a hundred. */
export const givenUp = (ctx: Ctx): Promise<GivenUp[]> =>
  inArea(ctx, (tx) =>
    tx
      .selectFrom('platform.delivery as d')
      .innerJoin('platform.fact as f', (join) =>
        join.onRef('f.area_id', '=', 'd.area_id').onRef('f.id', '=', 'd.fact_id'),
      )
      .select(['d.fact_id as factId', 'f.name as fact', 'd.listener', 'd.tries', 'd.last_error as error', 'f.at'])
      .where('d.area_id', '=', ctx.area.id)
      .where('d.next_try_at', 'is', null)
      .orderBy('f.seq')
      .limit(100)
      .execute(),
  )

/** Lets a listener that gave up be told once more, and from the beginning if it fails again. False when there is none such. */
export const tellAgain = (ctx: Ctx, { factId, listener }: { factId: string; listener: string }): Promise<boolean> =>
  inArea(ctx, async (tx) => {
    const told = await tx
      .updateTable('platform.delivery')
      .set({ next_try_at: ctx.now, tries: 0 })
      .where('area_id', '=', ctx.area.id)
      .where('fact_id', '=', factId)
      .where('listener', '=', listener)
      .where('next_try_at', 'is', null)
      .returning('listener')
      .executeTakeFirst()
    return told !== undefined
  })
