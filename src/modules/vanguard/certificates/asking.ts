import type { Day } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { nameOf } from '../volunteer.ts'

/** Somebody wants a certificate of a span. */
export type Wanted = { id: string; volunteerId: string; name: string; from: Day; to: Day; at: Date }

/** A volunteer asks for a certificate; one wish of theirs is open at a time, asked again it has the later span. Pressed twice it is asked once. */
export const askFor = (ctx: Ctx, wanted: { id: string; volunteerId: string; from: Day; to: Day }): Promise<void> =>
  inArea(ctx, async (tx) => {
    const known = await tx
      .selectFrom('vanguard.certificate_ask')
      .select('id')
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', wanted.id)
      .executeTakeFirst()
    if (known) return
    await tx
      .insertInto('vanguard.certificate_ask')
      .values({
        area_id: ctx.area.id,
        id: wanted.id,
        volunteer_id: wanted.volunteerId,
        from_on: wanted.from,
        to_on: wanted.to,
        state: 'open',
        at: ctx.now,
      })
      .onConflict((on) =>
        on
          .columns(['area_id', 'volunteer_id'])
          .where('state', '=', 'open')
          .doUpdateSet({ from_on: wanted.from, to_on: wanted.to }),
      )
      .execute()
    await record(tx, ctx, { name: 'vanguard.certificate.asked', subjectId: wanted.volunteerId })
  })

/** Wishes that wait, the oldest first; of one volunteer where one is named. */
export const wantedCertificates = (ctx: Ctx, volunteerId: string | null = null): Promise<Wanted[]> =>
  inArea(ctx, async (tx) => {
    const rows = await tx
      .selectFrom('vanguard.certificate_ask as a')
      .innerJoin('vanguard.volunteer as v', (join) =>
        join.onRef('v.area_id', '=', 'a.area_id').onRef('v.id', '=', 'a.volunteer_id'),
      )
      .select(['a.id', 'a.volunteer_id', 'a.from_on', 'a.to_on', 'a.at', 'v.name_sealed'])
      .where('a.area_id', '=', ctx.area.id)
      .where('a.state', '=', 'open')
      .$if(volunteerId !== null, (query) => query.where('a.volunteer_id', '=', volunteerId))
      .orderBy('a.at')
      .execute()
    return rows.map((row) => ({
      id: row.id,
      volunteerId: row.volunteer_id,
      name: nameOf(ctx, row),
      from: row.from_on,
      to: row.to_on,
      at: row.at,
    }))
  })
