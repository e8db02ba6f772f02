import { knownAtOwnDoor, requestsOfHome } from '#modules/privacy/public.ts'
import { sessionsOf } from '#platform/auth/sessions.ts'
import type { Ctx } from '#platform/ctx.ts'
import { personalParts } from '../personal.ts'

/** What is stored about whoever asks, as far as this browser shows who that is. */
export type Known = {
  devices: number
  /** For a household: everything about each person written down under its door, and what it asked about that. */
  household: {
    persons: Awaited<ReturnType<typeof knownAtOwnDoor>>
    requests: Awaited<ReturnType<typeof requestsOfHome>>
  } | null
}

/** Gathers what is stored about the reader. A guest is nobody to us: nothing is tied to this browser. */
export async function knownOf(ctx: Ctx): Promise<Known> {
  const { actor } = ctx
  const devices = actor.id === null ? [] : await devicesOf(ctx, actor.id)
  if (actor.kind !== 'household' || actor.homeId === null) return { devices: devices.length, household: null }
  const [persons, requests] = await Promise.all([knownAtOwnDoor(ctx, personalParts), requestsOfHome(ctx, actor.homeId)])
  return { devices: devices.length, household: { persons, requests } }
}

const devicesOf = ({ db, now }: Ctx, accountId: string) => db.global((tx) => sessionsOf(tx, accountId, now))
