import { uuidv7 } from '#base/uuid.ts'
import { giveGrant } from '#platform/auth/grants.ts'
import { auto, guest, type Actor, type Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { View } from '#platform/web/env.ts'
import { account, area, compound, ctx, freshServices } from '#test/world.ts'
import { siteOf } from '#test/site.ts'
import { makeGathering, type Making } from './make.ts'
import type { Plan } from './plan.rules.ts'
import { gatherings } from './routes.ts'

async function street(env: Record<string, string>) {
  const services = await freshServices(env)
  const place = await area(services)
  const here = await compound(services, place)
  const at = (actor: Actor = guest): Ctx => ctx(services, place, actor)
  const staff = account('小陈', 'staff')
  const director = account('王主任', 'director')
  const volunteer = account('老李', 'volunteer')
  return { services, area: place, here, at, staff, director, volunteer }
}

export type Neighbours = Awaited<ReturnType<typeof street>>

/** An area with a building of homes, people with roles, and a venue: what gatherings need around them. */
export async function neighbours(env: Record<string, string> = {}): Promise<Neighbours & { venueId: string }> {
  const where = await street(env)
  return { ...where, venueId: await venue(where, '临江微课堂') }
}

export const household = (homeId: string): Actor => ({
  kind: 'household',
  id: `card-${homeId}`,
  name: '3号楼501',
  homeId,
  grants: [{ role: 'resident', compoundId: null, buildingId: null }],
})

/** A venue open from eight in the morning to nine in the evening, every day. */
export async function venue(where: Neighbours, name: string, capacity = 30): Promise<string> {
  const who = where.at(auto)
  const id = uuidv7(who.now)
  const open = Object.fromEntries([0, 1, 2, 3, 4, 5, 6].map((day) => [day, [[480, 1260]]]))
  await inArea(who, (tx) =>
    tx
      .insertInto('gatherings.venue')
      .values({
        area_id: where.area.id,
        id,
        compound_id: where.here.compoundId,
        building_id: where.here.buildingId,
        kind: 'classroom',
        name,
        capacity,
        step_free: true,
        rain: 'indoor',
        open_hours: JSON.stringify(open),
        code: id.replaceAll('-', '').slice(-8).toUpperCase(),
        check_in_key: who.secrets.seal(where.area.id, 'a key of the tests'),
        made_at: who.now,
      })
      .execute(),
  )
  return id
}

/** A plain plan: a class for everybody, with sign-up in order for twenty. */
export const plainPlan: Plan = {
  title: '手机课',
  kind: 'class',
  purpose: 'learning',
  audience: 'everybody',
  effort: 'e2',
  about: null,
  leaderId: null,
  venueId: null,
  elsewhere: null,
  compoundId: null,
  buildingId: null,
  signUp: 'first-come',
  capacity: 20,
  closesHours: 1,
  replyHours: 24,
  partyMost: 4,
  forMinors: false,
  walkIns: true,
}

/** A published gathering, in a week unless said otherwise. `plan` changes what differs from `plainPlan`. */
export async function gather(
  where: Neighbours,
  { plan = {}, ...making }: Partial<Omit<Making, 'plan'>> & { plan?: Partial<Plan> } = {},
): Promise<string> {
  const who = where.at(auto)
  const id = making.id ?? uuidv7(who.now)
  const startsAt = making.startsAt ?? new Date(who.now.getTime() + 7 * 86_400_000)
  const endsAt = making.endsAt ?? new Date(startsAt.getTime() + 90 * 60_000)
  const answer = await inArea(who, (tx) =>
    makeGathering(tx, who, { published: true, ...making, id, startsAt, endsAt, plan: { ...plainPlan, ...plan } }),
  )
  if (!answer.done) throw new Error(answer.why)
  return id
}

/** An account that is there, with a role that is given. */
export async function realAccount(where: Neighbours, name: string, role: 'staff' | 'volunteer'): Promise<Actor> {
  const who = where.at(auto)
  const actor = account(name, role)
  const id = uuidv7(where.services.now())
  await where.services.db.global((tx) =>
    tx
      .insertInto('auth.user')
      .values({
        id,
        name,
        email: `${id}@account.invalid`,
        home_area: where.area.id,
        created_at: who.now,
        updated_at: who.now,
      })
      .execute(),
  )
  await inArea(who, (tx) =>
    giveGrant(tx, who, {
      accountId: id,
      role,
      compoundId: null,
      buildingId: null,
      endsOn: null,
      delegatedBy: null,
      reason: null,
    }),
  )
  return { ...actor, id }
}

/** The row of a gathering. */
export const rowOf = (where: Neighbours, id: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('gatherings.gathering')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )

/** The module's pages as this actor would reach them, without the rest of the program around them. */
export const site = (where: Neighbours, actor: Actor = guest, look: Partial<View> = {}) =>
  siteOf(where, gatherings, { actor, look })
