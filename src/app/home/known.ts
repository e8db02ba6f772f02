import { needsOfHome } from '#modules/needs/public.ts'
import { household } from '#modules/people/public.ts'
import { sessionsOf } from '#platform/auth/sessions.ts'
import { auto, type Ctx } from '#platform/ctx.ts'

/** What is stored about whoever asks, as far as this browser shows who that is. Counts, never the things themselves. */
export type Known = {
  devices: number
  /** For a household: the needs sent in with its card, and how many neighbours the roster has under its door. */
  household: { needs: number; neighbours: number } | null
}

/** Counts what is stored about the reader. A guest is nobody to us: nothing is tied to this browser. */
export async function knownOf(ctx: Ctx): Promise<Known> {
  const { actor } = ctx
  const devices = actor.id === null ? [] : await devicesOf(ctx, actor.id)
  if (actor.kind !== 'household' || actor.homeId === null) return { devices: devices.length, household: null }
  const [needs, neighbours] = await Promise.all([needsOfHome(ctx, actor.homeId), neighboursAt(ctx, actor.homeId)])
  return { devices: devices.length, household: { needs: needs.length, neighbours } }
}

const devicesOf = ({ db, now }: Ctx, accountId: string) => db.global((tx) => sessionsOf(tx, accountId, now))

/** A household may know how many are written down under its own door; names are told at the counter, to whoever they belong to. */
async function neighboursAt(ctx: Ctx, homeId: string): Promise<number> {
  const found = await household({ ...ctx, actor: auto }, homeId)
  return found?.persons.filter(({ state }) => state === 'here').length ?? 0
}
