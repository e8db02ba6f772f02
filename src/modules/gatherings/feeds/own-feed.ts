import { sql } from 'kysely'
import type { Lang } from '#base/words.ts'
import { cardRevokedSince } from '#modules/people/public.ts'
import { holds } from '#platform/access/doorkeeper.ts'
import { actorOfAccount } from '#platform/auth/auth.ts'
import type { Actor, Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { committee } from '../access.ts'
import { isVisible } from '../gathering.ts'
import { feedLines, type FeedLine } from './feed-lines.ts'
import { feedText, type Standing } from './feed.ts'
import { ownerOf } from './own-key.ts'
import { feedWords } from './words.ts'

/**
 * Somebody's own calendar behind its key: what they signed up for, what they lead, and for the committee what is not
 * published yet at its places. Nobody else's name is in it. Undefined for a key that opens nothing: a wrong one, one taken
 * back, one of an account that holds no role any more, one of a household whose card was made void since.
 */
export async function ownFeed(ctx: Ctx, key: string, origin: string): Promise<string | undefined> {
  const found = await inArea(ctx, async (tx) => {
    const owner = await ownerOf(tx, ctx, key)
    const actor = owner && (await standsFor(tx, ctx, owner))
    return actor && (await own(tx, ctx, actor))
  })
  return found && feedText(ctx, { ...found, name: feedWords(ctx.lang).own(ctx.area.name), origin })
}

type Owner = { accountId: string; madeAt: Date }

/** Who the owner is now; undefined when the address is theirs no longer. */
async function standsFor(tx: Tx, ctx: Ctx, { accountId, madeAt }: Owner): Promise<Actor | undefined> {
  const actor = await actorOfAccount(tx, ctx, accountId)
  if (!actor || actor.grants.length === 0) return undefined
  const { homeId } = actor
  if (homeId !== null && (await cardRevokedSince(tx, ctx, { homeId, since: madeAt }))) return undefined
  return actor
}

async function own(tx: Tx, ctx: Ctx, actor: Actor): Promise<{ lines: FeedLine[]; standing: Map<string, Standing> }> {
  const signed = await signedUp(tx, ctx, actor)
  const planner = holds(actor, committee)
  const found = await feedLines(tx, ctx, (all) =>
    all.where(sql<boolean>`(g.id = any(${[...signed.keys()]}::uuid[]) or g.leader_id = ${actor.id}
      or (${planner}::boolean and g.published_at is null))`),
  )
  const lines = found.filter((line) => isVisible({ actor }, line))
  const standing = lines.map(
    (line) => [line.id, standingOf(ctx.lang, line, { actor, state: signed.get(line.id) })] as const,
  )
  return { lines, standing: new Map(standing.flatMap(([id, one]) => (one ? [[id, one] as const] : []))) }
}

type State = 'requested' | 'confirmed' | 'waitlisted' | 'offered'

const coming: readonly State[] = ['confirmed', 'offered', 'waitlisted', 'requested']

/** What a household signed up for, whoever of it, or somebody with an account for themselves; the best where there are several. */
async function signedUp(tx: Tx, ctx: Ctx, { homeId, id }: Actor): Promise<Map<string, State>> {
  const rows = await tx
    .selectFrom('gatherings.signup')
    .select(['gathering_id', 'state'])
    .where('area_id', '=', ctx.area.id)
    .where('state', 'in', coming)
    .where((eb) =>
      homeId === null ? eb.and([eb('by_whom', '=', 'self'), eb('by_id', '=', id)]) : eb('home_id', '=', homeId),
    )
    .limit(1000)
    .execute()
  const best = new Map<string, State>()
  for (const state of [...coming].reverse())
    for (const row of rows) if (row.state === state) best.set(row.gathering_id, state)
  return best
}

type Known = { actor: Actor; state: State | undefined }

function standingOf(
  lang: Lang,
  line: FeedLine & { leader_id: string | null; published_at: Date | null },
  { actor, state }: Known,
): Standing | undefined {
  const w = feedWords(lang)
  if (line.reason_kind !== null) return undefined
  if (line.published_at === null) return { say: w.unpublished, sure: false }
  if (line.leader_id === actor.id) return { say: w.leads, sure: true }
  return state && state !== 'confirmed' ? { say: w.states[state], sure: false } : undefined
}
