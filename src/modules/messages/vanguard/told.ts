import { gatheringsForNews, type GatheringForNews } from '#modules/gatherings/public.ts'
import { volunteeringOff, volunteeringOn, type VolunteeringForNews } from '#modules/vanguard/public.ts'
import { holdsAt } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tx } from '#platform/db/database.ts'
import { callers } from '../access.ts'
import { toldBy, type ToldBy } from '../gatherings/told.rules.ts'
import { isOff, isToHousehold, isToldOff, oneEach } from './news.rules.ts'

/**
 * One question or place, and by which way its volunteer was told of it. `atHome`: there is a word in the inbox of their household,
 * which somebody else may have read.
 */
export type ToldVolunteer = { about: VolunteeringForNews; by: ToldBy; atHome: boolean }

/** Who of a vanguard day was told, and who is to be rung; of one that is left out (`off`), who has heard of that. */
export type VolunteersTold = { day: GatheringForNews; off: boolean; lines: ToldVolunteer[] }

/** Null for an unknown day and for one that is not where the reader works. */
export const volunteersTold = (ctx: Ctx, id: string | null): Promise<VolunteersTold | null> =>
  inArea(ctx, async (tx) => {
    const day = id === null ? undefined : (await gatheringsForNews(tx, ctx, [id])).get(id)
    if (!day || !holdsAt(ctx.actor, callers, day)) return null
    const messages = await messagesOn(tx, ctx, day.id)
    const off = isOff(day.state)
    const lines = off ? await offLines(tx, ctx, { day, messages }) : await onLines(tx, ctx, { day, messages })
    return { day, off, lines }
  })

type Heard = Awaited<ReturnType<typeof messagesOn>>
type Of = { day: GatheringForNews; messages: Heard }

async function onLines(tx: Tx, ctx: Ctx, { day, messages }: Of): Promise<ToldVolunteer[]> {
  const all = await volunteeringOn(tx, ctx, day.id)
  return all.map((about) => {
    const lost = isLost(about)
    return lineOf(
      about,
      messages.filter((one) => one.vanguard_id === about.id && isToldOff(one.kind) === lost),
    )
  })
}

/** A place that was taken back from somebody who knew of it. */
export const isLost = ({ path, open }: VolunteeringForNews): boolean => path.startsWith('/places/') && !open

/** Each volunteer once, by whatever told them that they need not come. */
async function offLines(tx: Tx, ctx: Ctx, { day, messages }: Of): Promise<ToldVolunteer[]> {
  const all = await volunteeringOff(tx, ctx, day.id)
  return oneEach(all).map((about) => {
    const ids = all.filter(({ volunteer }) => volunteer.id === about.volunteer.id).map(({ id }) => id)
    return lineOf(
      about,
      messages.filter((one) => isToldOff(one.kind) && ids.includes(one.vanguard_id ?? '')),
    )
  })
}

function lineOf(about: VolunteeringForNews, messages: Heard): ToldVolunteer {
  const heard = messages.filter(({ kind }) => !isToHousehold(kind))
  const by = toldBy({ heard, rungAt: null, since: about.since })
  return { about, by, atHome: heard.length < messages.length }
}

const messagesOn = (tx: Tx, ctx: Ctx, dayId: string) =>
  tx
    .selectFrom('messages.message as m')
    .leftJoin('messages.sending as s', (join) =>
      join.onRef('s.area_id', '=', 'm.area_id').onRef('s.id', '=', 'm.sending_id'),
    )
    .select(['m.kind', 'm.vanguard_id', 'm.read_at', 's.channel', 's.state'])
    .where('m.area_id', '=', ctx.area.id)
    .where('m.gathering_id', '=', dayId)
    .where('m.vanguard_id', 'is not', null)
    .orderBy('m.made_at')
    .execute()
