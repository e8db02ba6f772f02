import { sql } from 'kysely'
import { auto, type Area, type Ctx } from '../ctx.ts'
import { inArea } from '../db/in-area.ts'
import { locks, underLock } from '../lock/lock.ts'
import { ctxOf, type Services } from '../services.ts'
import { attempt, forget, putOff, retriesDue, type HeardFact, type Hears } from './retries.ts'

const AT_ONCE = 500

/** A ctx made anew for each step: time goes on while we work. */
type Now = () => Ctx

/** Delivers what waits in one area and returns how many facts that were. `busy` when another worker is at it. */
export const deliverArea = (services: Services, hears: Hears, area: Area): Promise<number | 'busy'> =>
  underLock(services.db, [locks.deliver, area.id], async (held) => {
    const now: Now = () => ctxOf(services, area, { actor: auto, lang: 'zh' })
    await tryAgain(now, hears)
    let delivered = 0
    while (held.stands()) {
      const facts = await nextFacts(now())
      await offerAll(now, hears, facts)
      delivered += facts.length
      if (facts.length < AT_ONCE) break
    }
    return delivered
  })

/** Listeners that failed earlier and whose time has come, each by itself. */
async function tryAgain(now: Now, hears: Hears): Promise<void> {
  for (const { fact, listener: name, tries } of await retriesDue(now())) {
    const listener = hears.find((one) => one.listener === name)
    const failure = listener && (await attempt(now(), listener, fact))
    await (failure === undefined
      ? forget(now(), fact.id, name)
      : putOff(now(), { factId: fact.id, listener: name, tries: tries + 1, failure }))
  }
}

/** Offers facts one after the other. Marked together: a crash in between means that some are offered again. */
async function offerAll(now: Now, hears: Hears, facts: readonly HeardFact[]): Promise<void> {
  const offered: string[] = []
  try {
    for (const fact of facts) {
      await offer(now, hears, fact)
      offered.push(fact.id)
    }
  } finally {
    if (offered.length > 0) await markDelivered(now(), offered)
  }
}

async function offer(now: Now, hears: Hears, fact: HeardFact): Promise<void> {
  for (const listener of hears) {
    if (!isMeant(listener.fact, fact.name)) continue
    const failure = await attempt(now(), listener, fact)
    if (failure !== undefined) await putOff(now(), { factId: fact.id, listener: listener.listener, tries: 1, failure })
  }
}

const isMeant = (pattern: string, name: string): boolean =>
  pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : pattern === name

async function nextFacts(ctx: Ctx): Promise<HeardFact[]> {
  const rows = await inArea(ctx, (tx) =>
    tx
      .selectFrom('platform.fact')
      .select(['id', 'name', 'subject_id', 'actor_id', 'actor_kind', 'at', 'detail'])
      .where('area_id', '=', ctx.area.id)
      .where('delivered_at', 'is', null)
      .orderBy('seq')
      .limit(AT_ONCE)
      .execute(),
  )
  return rows.map(({ subject_id, actor_id, actor_kind, ...fact }) => ({
    ...fact,
    subjectId: subject_id,
    actorId: actor_id,
    actorKind: actor_kind,
  }))
}

const markDelivered = (ctx: Ctx, ids: string[]): Promise<unknown> =>
  inArea(ctx, (tx) =>
    sql`update platform.fact set delivered_at = ${ctx.now}
      where area_id = ${ctx.area.id} and id = any(${ids}::uuid[]) and delivered_at is null`.execute(tx),
  )
