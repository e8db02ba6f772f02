import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { leadOf } from './allies.ts'
import { sayNumber } from './number.ts'

/** What a message about a need may know of it: its number and subject, whose home asked, and where it lies. No words, no names. */
export type NeedForNews = {
  number: string
  category: string
  homeId: string | null
  compoundId: string | null
  buildingId: string | null
  /** Between neighbours: nobody of the desk hears of it but the director and whoever handles it. */
  dispute: boolean
  handlerId: string | null
  /** The account that leads the team that has it in hand. */
  teamLead: string | null
}

/** A need as messages may know it; null when there is none with this id here. */
export const needForNews = (ctx: Ctx, id: string): Promise<NeedForNews | null> =>
  inArea(ctx, async (tx) => {
    const need = await tx
      .selectFrom('needs.need as n')
      .select([
        'n.year',
        'n.seq',
        'n.category',
        'n.home_id',
        'n.compound_id',
        'n.building_id',
        'n.dispute',
        'n.handler_id',
      ])
      .select(leadOf(ctx))
      .where('n.area_id', '=', ctx.area.id)
      .where('n.id', '=', id)
      .executeTakeFirst()
    if (!need) return null
    const { category, dispute, home_id: homeId, compound_id: compoundId, building_id: buildingId } = need
    const { handler_id: handlerId, ally_lead: teamLead } = need
    return { number: sayNumber(need), category, homeId, compoundId, buildingId, dispute, handlerId, teamLead }
  })
