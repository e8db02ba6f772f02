import {
  gatheringsForNews,
  signUpsForNews,
  type GatheringForNews,
  type SignUpForNews,
} from '#modules/gatherings/public.ts'
import { holdsAt } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { callers } from '../access.ts'
import { namesOf, type Named } from '../receiver-names.ts'
import type { Receiver } from '../receivers.ts'
import { lastNews, toldBy, type LastNews, type ToldBy } from './told.rules.ts'
import type { AsOf } from './spoken.ts'

/** One sign-up: what is to be told last, and whether it was, by which way. */
export type ToldLine = {
  signUp: SignUpForNews
  name: Named | null
  news: LastNews & AsOf
  by: ToldBy
}

/** Who was told of a gathering, and who not yet; `lines`: those who are to be told of something, in the order they signed up. */
export type ToldList = { about: GatheringForNews; lines: ToldLine[] }

/** Null for an unknown gathering and for one that is not where the reader works. */
export const toldList = (ctx: Ctx, id: string | null): Promise<ToldList | null> =>
  inArea(ctx, async (tx) => {
    const about = id === null ? undefined : (await gatheringsForNews(tx, ctx, [id])).get(id)
    if (!about || !holdsAt(ctx.actor, callers, about)) return null
    const signUps = await signUpsForNews(tx, ctx, { gatheringId: about.id })
    const [facts, messages] = await Promise.all([factsOf(tx, ctx, { about, signUps }), messagesOf(tx, ctx, about.id)])
    const names = await namesOf(tx, ctx, signUps.flatMap(receiversIn))
    const lines = signUps.flatMap((signUp): ToldLine[] => {
      const news = lastNews(facts, { id: signUp.id, gatheringId: about.id, madeAt: signUp.madeAt })
      if (!news) return []
      const own = receiversIn(signUp).map(({ kind, id: receiver }) => `${kind} ${receiver}`)
      const heard = messages.filter(({ to, made_at: at }) => own.includes(to) && at >= news.at)
      const name = own.map((key) => names.get(key)).find((one) => one !== undefined) ?? null
      const as = { about, signUp, volunteering: null, help: null, startsAt: about.startsAt, now: ctx.now }
      return [{ signUp, name, news: { ...news, ...as }, by: toldBy({ heard, rungAt: signUp.rungAt, since: news.at }) }]
    })
    return { about, lines }
  })

/** All who could have been told by it; who agreed to it was looked at when the message was made. */
const receiversIn = ({ homeId, personIds }: SignUpForNews): Receiver[] => [
  ...(homeId === null ? [] : [{ kind: 'home' as const, id: homeId }]),
  ...personIds.map((id) => ({ kind: 'person' as const, id })),
]

const factsOf = (
  tx: Tx,
  ctx: Ctx,
  { about, signUps }: { about: GatheringForNews; signUps: readonly SignUpForNews[] },
) =>
  tx
    .selectFrom('platform.fact')
    .select(['name', 'subject_id as subjectId', 'actor_kind as actorKind', 'detail', 'at'])
    .where('area_id', '=', ctx.area.id)
    .where('subject_id', 'in', [about.id, ...signUps.map(({ id }) => id)])
    .where('name', 'like', 'gatherings.%')
    .orderBy('seq')
    .execute()

async function messagesOf(tx: Tx, ctx: Ctx, gatheringId: string) {
  const rows = await tx
    .selectFrom('messages.message as m')
    .leftJoin('messages.sending as s', (join) =>
      join.onRef('s.area_id', '=', 'm.area_id').onRef('s.id', '=', 'm.sending_id'),
    )
    .select(['m.receiver_kind', 'm.receiver_id', 'm.made_at', 'm.read_at', 's.channel', 's.state'])
    .where('m.area_id', '=', ctx.area.id)
    .where('m.gathering_id', '=', gatheringId)
    .orderBy('m.made_at')
    .execute()
  return rows.map((row) => ({ ...row, to: `${row.receiver_kind} ${row.receiver_id}` }))
}
