import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Opened, Told } from '#platform/personal/personal.ts'
import type { Helper } from '../helping.rules.ts'
import { freeTimesOf, helpersOf } from '../helping.ts'
import { openedOf } from '../personal/opened.ts'
import { tellVolunteer } from '../personal/tell.ts'
import type { Service } from '../services.rules.ts'
import type { Volunteer } from '../volunteer.ts'
import { opened } from '../volunteers/row.ts'
import type { Wishes } from '../volunteers/wishes.rules.ts'

/** What stands in the form about how one wants to help; the note is one's own, so it is open here. */
export const wishesOf = (ctx: Ctx, row: Volunteer): Promise<Wishes> =>
  inArea(ctx, async (tx) => ({
    askedBy: row.asked_by,
    mostAWeek: row.most_a_week,
    mostAMonth: row.most_a_month,
    wants: row.wants as Service[],
    mayNot: row.may_not as Service[],
    freeTimes: (await freeTimesOf(tx, ctx, [row.id])).get(row.id) ?? [],
    note: opened(ctx, row.note_sealed),
  }))

/** What one can, and the id of each skill's row. */
export const skillsOfOwn = (ctx: Ctx, row: Volunteer): Promise<{ helper: Helper; ids: Map<string, string> }> =>
  inArea(ctx, async (tx) => {
    const [helper] = await helpersOf(tx, ctx, [row])
    if (!helper) throw new Error('A volunteer who is there has a line.')
    const rows = await tx
      .selectFrom('vanguard.skill')
      .select(['id', 'skill'])
      .where('area_id', '=', ctx.area.id)
      .where('volunteer_id', '=', row.id)
      .where('ended_at', 'is', null)
      .execute()
    return { helper, ids: new Map(rows.map(({ id, skill }) => [skill, id])) }
  })

/** All that is stored about one as a volunteer, and who opened what was sealed. */
export const knownOf = (ctx: Ctx, row: Volunteer): Promise<{ told: Told[]; opened: Opened[] }> =>
  inArea(ctx, async (tx) => ({
    told: await tellVolunteer(tx, ctx, { row, lang: ctx.lang, full: false }),
    opened: await openedOf(tx, ctx, [row.id]),
  }))
