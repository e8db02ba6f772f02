import { createMiddleware } from 'hono/factory'
import { HTTPException } from 'hono/http-exception'
import type { Actor, Role } from '../ctx.ts'
import type { WebEnv } from '../web/env.ts'

/** Marks a guard, so that a test can ask every route who may come in. */
export const guarded = Symbol('guarded')

/** What a guard says of itself. */
export type Door = { module: string; deed: string; roles: readonly Role[] }

/** A place inside an area, as far as it is known. */
export type Place = { compoundId: string | null; buildingId: string | null }

/** Whether the actor holds one of these roles anywhere in the area. `public` is held by everybody. */
export const holds = (actor: Actor, wanted: readonly Role[]): boolean =>
  wanted.includes('public') || actor.grants.some((grant) => wanted.includes(grant.role))

/** Whether the actor holds one of these roles for this place: a grant without a place covers the whole area. */
export const holdsAt = (actor: Actor, wanted: readonly Role[], place: Place): boolean =>
  actor.grants.some(
    (grant) =>
      wanted.includes(grant.role) &&
      (grant.compoundId === null || grant.compoundId === place.compoundId) &&
      (grant.buildingId === null || grant.buildingId === place.buildingId),
  )

/** What of the area an actor's grants of these roles reach: all of it, or some compounds and buildings. */
export type Reach = 'all' | { compoundIds: readonly string[]; buildingIds: readonly string[] }

/** The places in which an actor holds one of these roles. */
export function reachOf(actor: Actor, roles: readonly Role[]): Reach {
  const grants = actor.grants.filter((grant) => roles.includes(grant.role))
  if (grants.some((grant) => grant.compoundId === null && grant.buildingId === null)) return 'all'
  return {
    buildingIds: grants.flatMap((grant) => grant.buildingId ?? []),
    compoundIds: grants.flatMap((grant) => (grant.buildingId === null ? (grant.compoundId ?? []) : [])),
  }
}

/**
 * Makes a module's `may(deed)`: the guard each of its routes carries. A test fails the build for a route without one,
 * and docs/access.md is printed from them.
 */
export function doorkeeper<Deed extends string>(module: string, deeds: Record<Deed, readonly Role[]>) {
  const may = (deed: Deed) => {
    const guard = createMiddleware<WebEnv>(async (c, next) => {
      if (!holds(c.var.ctx.actor, deeds[deed])) throw new HTTPException(403)
      await next()
    })
    const door: Door = { module, deed, roles: deeds[deed] }
    return Object.assign(guard, { [guarded]: door })
  }
  /** The same question inside a page: whether to show a button. */
  const allows = (actor: Actor, deed: Deed): boolean => holds(actor, deeds[deed])
  return Object.assign(may, { allows })
}
