import { dayOf } from '#base/days.ts'
import { guest, type Actor, type Grant } from '../ctx.ts'
import { inArea, look } from '../db/in-area.ts'
import type { Services } from '../services.ts'
import { isDemo } from './demo.ts'
import { gateOf, type Gate } from './gate.rules.ts'
import { grantsOn, grantsQuery } from './grants.ts'
import { sessionOf, sessionQuery, touch, type LivingSession } from './sessions.ts'
import { tokenOwners } from './token-owner.ts'

/** Who sends a request, as far as the cookie proves it. Behind a gate that is not open the actor holds no role. */
export type Visitor = { actor: Actor; areaId: number | null; gate: Gate; sessionId: string | null }

const nobody: Visitor = { actor: guest, areaId: null, gate: 'open', sessionId: null }

const MINUTE = 60_000

/** The token a request brings in a cookie we signed; null for everybody else. Costs no statement. */
export const tokenOf = (services: Services, request: Request): string | null =>
  services.auth.cookies.read(request.headers.get('cookie'), 'session_token')

/** The living session of a request, with its owner; one statement. */
export async function sessionFor(services: Services, request: Request): Promise<LivingSession | undefined> {
  const token = tokenOf(services, request)
  return token === null ? undefined : services.db.global((tx) => sessionOf(tx, token, services.now()))
}

/**
 * Who sends this request. A guest costs no statement, a household one, an account two, which travel together from its
 * second request on; once a minute another notes that the session was used.
 */
export async function visitorOf(services: Services, request: Request): Promise<Visitor> {
  const token = tokenOf(services, request)
  const found = token === null ? undefined : await lookUp(services, token)
  if (token === null || !found || isLeftOver(services, found)) return nobody
  if (found.session.kind === 'household') return householdOf(services, found)
  const visitor = await accountOf(services, found)
  tokenOwners(services.db).remember(token, { areaId: found.areaId, userId: found.session.user_id })
  return visitor
}

type Found = { session: LivingSession; areaId: number; grants?: Grant[] }

/** The session of a token, and in one packet with it the roles of whoever it belonged to last time. */
async function lookUp(services: Services, token: string): Promise<Found | undefined> {
  const { db } = services
  const now = services.now()
  const owner = tokenOwners(db).find(token)
  if (!owner) return found(await db.global((tx) => sessionOf(tx, token, now)))
  const [[session], grants] = await look({ db, area: { id: owner.areaId } }, (tx) => [
    sessionQuery(tx, token, now),
    grantsQuery(tx, { areaId: owner.areaId, today: dayOf(now) }, owner.userId),
  ])
  if (!session) tokenOwners(db).forget(token)
  return session?.area === owner.areaId && session.user_id === owner.userId
    ? { session, areaId: owner.areaId, grants }
    : found(session)
}

const found = (session: LivingSession | undefined): Found | undefined =>
  session && session.area !== null ? { session, areaId: session.area } : undefined

/** An invented person's session, in an area that is no demonstration (any more). */
const isLeftOver = ({ config, areas }: Services, { session, areaId }: Found): boolean =>
  session.demo && !isDemo(config, areas.byId(areaId))

/** What whoever holds a household's card is here. */
export const resident: readonly Grant[] = [{ role: 'resident', compoundId: null, buildingId: null }]

async function householdOf(services: Services, { session, areaId }: Found): Promise<Visitor> {
  await mark(services, session, 'open')
  return { actor: actorOf(session, resident), areaId, gate: 'open', sessionId: session.id }
}

async function accountOf(services: Services, { session, areaId, grants: known }: Found): Promise<Visitor> {
  const grants = known ?? (await grantsOfAccount(services, session, areaId))
  const gate = gateOf({ ...atGate(services, session), needsSecondFactor: needsSecondFactor(services, areaId, grants) })
  await mark(services, session, gate)
  return { actor: actorOf(session, gate === 'open' ? grants : []), areaId, gate, sessionId: session.id }
}

const actorOf = (session: LivingSession, grants: readonly Grant[]): Actor => ({
  kind: session.kind,
  id: session.user_id,
  name: session.name,
  homeId: session.home_id,
  grants,
})

const grantsOfAccount = (services: Services, session: LivingSession, areaId: number): Promise<Grant[]> =>
  inArea({ db: services.db, area: { id: areaId } }, (tx) =>
    grantsOn(tx, { areaId, today: dayOf(services.now()) }, session.user_id),
  )

const atGate = (services: Services, session: LivingSession) => ({
  now: services.now(),
  lastSeenAt: session.last_seen_at,
  lockedAt: session.locked_at,
  idleMinutes: session.idle_minutes,
  oneTime: session.one_time_until !== null,
  hasSecondFactor: session.two_factor_enabled,
})

/** Whoever may see what residents told us needs a second factor; in the demonstration nobody is real. */
function needsSecondFactor({ config, areas }: Services, areaId: number, grants: readonly Grant[]): boolean {
  if (isDemo(config, areas.byId(areaId))) return false
  return grants.some(({ role }) => role !== 'volunteer')
}

async function mark(services: Services, session: LivingSession, gate: Gate): Promise<void> {
  const now = services.now()
  const { id, last_seen_at: seen, locked_at: lockedAt } = session
  if (gate === 'locked') {
    if (lockedAt === null) await services.db.global((tx) => touch(tx, id, { locked_at: now }))
  } else if (seen === null || now.getTime() - seen.getTime() >= MINUTE) {
    await services.db.global((tx) => touch(tx, id, { last_seen_at: now }))
  }
}
