import { sql, type AliasedRawBuilder } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'

export { allyChoices, contactOf, type Contact } from '#modules/partners/public.ts'

/** The name of the partner or team a need `n` was handed to, as a column. */
export const allyName = (ctx: Ctx): AliasedRawBuilder<string | null, 'allyName'> =>
  sql<string | null>`(select y.name from partners.v_ally y where y.area_id = ${ctx.area.id} and y.id = n.ally_id)`.as(
    'allyName',
  )

/** The account that leads the team a need `n` was handed to, as a column. */
export const leadOf = (ctx: Ctx): AliasedRawBuilder<string | null, 'ally_lead'> =>
  sql<
    string | null
  >`(select y.lead_id from partners.v_ally y where y.area_id = ${ctx.area.id} and y.id = n.ally_id)`.as('ally_lead')

/** The teams this account leads, by id; retired ones too, which still have in hand what they had. */
export const teamsLedBy = (ctx: Ctx): Promise<string[]> =>
  inArea(ctx, async (tx) => {
    const rows = await tx
      .selectFrom('partners.v_ally')
      .select('id')
      .where('area_id', '=', ctx.area.id)
      .where('lead_id', '=', ctx.actor.id)
      .execute()
    return rows.map(({ id }) => id)
  })
