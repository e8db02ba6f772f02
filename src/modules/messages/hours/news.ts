import { dayOf } from '#base/days.ts'
import { hoursForNews, type HoursForNews } from '#modules/vanguard/public.ts'
import { heldGrants } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Hears } from '#platform/facts/deliver.ts'
import { keepMessages } from '../inbox/keep.ts'
import type { HoursKind } from '../kinds.rules.ts'
import type { Receiver } from '../receivers.ts'
import { reachOf } from '../vanguard/reach.ts'
import { newsOfHours, type HoursNews } from './news.rules.ts'

type HeardFact = Parameters<Hears[number]['take']>[1]
type Told = { kind: HoursKind; receivers: Receiver[] }

/**
 * Hears that hours were disputed, settled or set right: whoever settles, the volunteer and whoever had confirmed them are told.
 * Where no message gets to the volunteer, whoever decided is asked to ring them. Told twice, it is still one.
 */
export async function tellOfHours(ctx: Ctx, fact: HeardFact): Promise<void> {
  const { subjectId: id } = fact
  if (id === null) return
  for (const news of newsOfHours(fact)) {
    const told = await inArea(ctx, async (tx) => {
      const line = (await hoursForNews(tx, ctx, [id])).get(id)
      return line ? { line, ...(await toldOf(tx, ctx, { line, news, fact })) } : null
    })
    if (!told) continue
    const { line, kind, receivers } = told
    await keepMessages(ctx, { factId: fact.id, kind, lineId: line.id, startsAt: line.startsAt, receivers })
  }
}

type Heard = { line: HoursForNews; news: HoursNews; fact: HeardFact }

async function toldOf(tx: Tx, ctx: Ctx, { line, news, fact }: Heard): Promise<Told> {
  const { kind } = news
  if (news.to === 'settlers') return { kind, receivers: accounts(await settlersOf(tx, ctx, line), fact.actorId) }
  if (news.to === 'confirmer') return { kind, receivers: accounts([line.confirmedBy], fact.actorId) }
  const { own } = await reachOf(tx, ctx, line.volunteer)
  return own.length > 0
    ? { kind, receivers: own }
    : { kind: 'hours-to-ring', receivers: accounts([fact.actorId], null) }
}

const accounts = (ids: readonly (string | null)[], but: string | null): Receiver[] =>
  ids.flatMap((id) => (id === null || id === but ? [] : [{ kind: 'account' as const, id }]))

/** Who settles a dispute: the directors, but for one whose hours they are. */
async function settlersOf(tx: Tx, ctx: Ctx, { volunteer }: HoursForNews): Promise<string[]> {
  const today = dayOf(ctx.now)
  const held = (await heldGrants(tx, ctx)).filter(({ role, startsOn }) => role === 'director' && startsOn <= today)
  return [...new Set(held.map(({ accountId }) => accountId))].filter((id) => id !== volunteer.accountId)
}
