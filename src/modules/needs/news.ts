import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { leadOf } from './allies.ts'
import { sayNumber, type NeedNumber } from './number.ts'
import { isMarkedFound } from './recording/found.rules.ts'

/** What a message about a need may know of it: its number and subject, whose home asked, and where it lies. No words, no names. */
export type NeedForNews = {
  number: string
  category: string
  homeId: string | null
  compoundId: string | null
  buildingId: string | null
  /** Between neighbours: nobody of the desk hears of it but the director and whoever handles it. */
  dispute: boolean
  /** A danger that somebody found where they helped: whoever has the duty hears of it at once. */
  danger: boolean
  handlerId: string | null
  /** The secretary who may look at it now. */
  readerId: string | null
  /** The account that leads the team that has it in hand. */
  teamLead: string | null
}

type Which = { id: string } | { number: NeedNumber }

/** A need as messages may know it, by its id or its number; null when there is none here. */
export const needForNews = (ctx: Ctx, which: Which): Promise<NeedForNews | null> =>
  inArea(ctx, async (tx) => {
    const need = await tx
      .selectFrom('needs.need as n')
      .select(['n.year', 'n.seq', 'n.category', 'n.home_id', 'n.compound_id', 'n.building_id', 'n.dispute', 'n.words'])
      .select(['n.handler_id', 'n.shown_to', 'n.shown_until', leadOf(ctx)])
      .where('n.area_id', '=', ctx.area.id)
      .where((eb) =>
        'id' in which
          ? eb('n.id', '=', which.id)
          : eb.and([eb('n.year', '=', which.number.year), eb('n.seq', '=', which.number.seq)]),
      )
      .executeTakeFirst()
    if (!need) return null
    const { category, dispute, home_id: homeId, compound_id: compoundId, building_id: buildingId } = need
    const readerId = need.shown_until && need.shown_until > ctx.now ? need.shown_to : null
    const about = { number: sayNumber(need), category, homeId, compoundId, buildingId }
    return {
      ...about,
      dispute,
      danger: isMarkedFound(need.words),
      handlerId: need.handler_id,
      readerId,
      teamLead: need.ally_lead,
    }
  })
