import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { sayNumber, type NeedNumber } from './number.ts'

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
  /** The secretary who may look at it now. */
  readerId: string | null
}

type Which = { id: string } | { number: NeedNumber }

/** A need as messages may know it, by its id or its number; null when there is none here. */
export const needForNews = (ctx: Ctx, which: Which): Promise<NeedForNews | null> =>
  inArea(ctx, async (tx) => {
    const need = await tx
      .selectFrom('needs.need')
      .select(['year', 'seq', 'category', 'home_id', 'compound_id', 'building_id', 'dispute', 'handler_id'])
      .select(['shown_to', 'shown_until'])
      .where('area_id', '=', ctx.area.id)
      .where((eb) =>
        'id' in which
          ? eb('id', '=', which.id)
          : eb.and([eb('year', '=', which.number.year), eb('seq', '=', which.number.seq)]),
      )
      .executeTakeFirst()
    if (!need) return null
    const { category, dispute, home_id: homeId, compound_id: compoundId, building_id: buildingId } = need
    const readerId = need.shown_until && need.shown_until > ctx.now ? need.shown_to : null
    const about = { number: sayNumber(need), category, homeId, compoundId, buildingId }
    return { ...about, dispute, handlerId: need.handler_id, readerId }
  })
