import { gatheringsForNews, type GatheringForNews } from '#modules/gatherings/public.ts'
import { volunteeringOn, type VolunteeringForNews } from '#modules/vanguard/public.ts'
import { holdsAt } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tx } from '#platform/db/database.ts'
import { callers } from '../access.ts'
import { toldBy, type ToldBy } from '../gatherings/told.rules.ts'

/** One question or place, and by which way its volunteer was told of it. */
export type ToldVolunteer = { about: VolunteeringForNews; by: ToldBy }

/** Who of a vanguard day was told, and who is to be rung. */
export type VolunteersTold = { day: GatheringForNews; lines: ToldVolunteer[] }

/** Null for an unknown day and for one that is not where the reader works. */
export const volunteersTold = (ctx: Ctx, id: string | null): Promise<VolunteersTold | null> =>
  inArea(ctx, async (tx) => {
    const day = id === null ? undefined : (await gatheringsForNews(tx, ctx, [id])).get(id)
    if (!day || !holdsAt(ctx.actor, callers, day)) return null
    const all = await volunteeringOn(tx, ctx, day.id)
    const messages = await messagesOn(tx, ctx, day.id)
    const lines = all.map((about) => {
      const heard = messages.filter((one) => one.vanguard_id === about.id)
      return { about, by: toldBy({ heard, rungAt: null, since: about.since }) }
    })
    return { day, lines }
  })

const messagesOn = (tx: Tx, ctx: Ctx, dayId: string) =>
  tx
    .selectFrom('messages.message as m')
    .leftJoin('messages.sending as s', (join) =>
      join.onRef('s.area_id', '=', 'm.area_id').onRef('s.id', '=', 'm.sending_id'),
    )
    .select(['m.vanguard_id', 'm.read_at', 's.channel', 's.state'])
    .where('m.area_id', '=', ctx.area.id)
    .where('m.gathering_id', '=', dayId)
    .where('m.vanguard_id', 'is not', null)
    .orderBy('m.made_at')
    .execute()
