import type { Ctx } from '../ctx.ts'
import { inArea } from '../db/in-area.ts'
import type { Json } from '../db/tables.generated.ts'

/** A fact as a listener gets it. */
export type HeardFact = {
  id: string
  name: string
  subjectId: string | null
  actorId: string | null
  actorKind: 'guest' | 'household' | 'account' | 'auto'
  at: Date
  detail: Json
}

/** Who hears what: `fact` is a fact's whole name, or its beginning and a star: `needs.need.*`. */
export type Hears = readonly {
  listener: string
  fact: string
  take: (ctx: Ctx, fact: HeardFact) => Promise<void>
}[]

/** A listener that has not come back by then counts as failed; it may still finish, and then be told again. */
const PATIENCE_MS = 60_000
/** Then it is for people: the row stays, with no next try, and the desk shows it. About a day of trying. */
export const MOST_TRIES = 12
const MOST_DUE = 100

/** Tells one listener one fact. Returns what went wrong, undefined if nothing did. */
export async function attempt(ctx: Ctx, listener: Hears[number], fact: HeardFact): Promise<string | undefined> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${PATIENCE_MS / 1000} s`)), PATIENCE_MS)
  })
  try {
    await Promise.race([listener.take(ctx, fact), late])
    return undefined
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).slice(0, 500)
  } finally {
    clearTimeout(timer)
  }
}

/** 10 s, 30 s, 90 s … never more than 4 hours. */
export const waitBefore = (tries: number): number => Math.min(10_000 * 3 ** (tries - 1), 4 * 3_600_000)

type Failed = { factId: string; listener: string; tries: number; failure: string }

/** Notes that a listener failed and when it is to be tried again. */
export async function putOff(ctx: Ctx, { factId, listener, tries, failure }: Failed): Promise<void> {
  const next = tries >= MOST_TRIES ? null : new Date(ctx.now.getTime() + waitBefore(tries))
  await inArea(ctx, (tx) =>
    tx
      .insertInto('platform.delivery')
      .values({ area_id: ctx.area.id, fact_id: factId, listener, tries, last_error: failure, next_try_at: next })
      .onConflict((conflict) =>
        conflict.columns(['area_id', 'fact_id', 'listener']).doUpdateSet((row) => ({
          tries: row.ref('excluded.tries'),
          last_error: row.ref('excluded.last_error'),
          next_try_at: row.ref('excluded.next_try_at'),
        })),
      )
      .execute(),
  )
}

/** Takes a retry off the list: the listener has the fact now, or does not exist any more. */
export const forget = (ctx: Ctx, factId: string, listener: string): Promise<unknown> =>
  inArea(ctx, (tx) =>
    tx
      .deleteFrom('platform.delivery')
      .where('area_id', '=', ctx.area.id)
      .where('fact_id', '=', factId)
      .where('listener', '=', listener)
      .execute(),
  )

/** Facts some listener is to be told again by now, oldest first. */
export async function retriesDue(ctx: Ctx): Promise<{ fact: HeardFact; listener: string; tries: number }[]> {
  const rows = await inArea(ctx, (tx) =>
    tx
      .selectFrom('platform.delivery as d')
      .innerJoin('platform.fact as f', (join) =>
        join.onRef('f.area_id', '=', 'd.area_id').onRef('f.id', '=', 'd.fact_id'),
      )
      .select([
        'd.listener',
        'd.tries',
        'f.id',
        'f.name',
        'f.subject_id',
        'f.actor_id',
        'f.actor_kind',
        'f.at',
        'f.detail',
      ])
      .where('d.area_id', '=', ctx.area.id)
      .where('d.next_try_at', '<=', ctx.now)
      .orderBy('f.seq')
      .limit(MOST_DUE)
      .execute(),
  )
  return rows.map(({ listener, tries, subject_id, actor_id, actor_kind, ...fact }) => ({
    listener,
    tries,
    fact: { ...fact, subjectId: subject_id, actorId: actor_id, actorKind: actor_kind },
  }))
}
