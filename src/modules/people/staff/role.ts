import { dayOf, type Day } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import {
  directorsLocked,
  endGrant,
  giveGrant,
  heldGrants,
  lockSessions,
  type GivenRole,
  type HeldGrant,
} from '#platform/auth/auth.ts'
import type { Ctx, Grant } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { colleagueIn } from './staff.ts'
import { isLastDirector, isSame, whyNotGive, whyNotLend, type GiveRefusal, type LendRefusal } from './role.rules.ts'

/** A role to give, for the whole area or for one place. */
export type Given = Grant & { accountId: string; role: GivenRole }

/** Why this role may not be given now; the area's directors stay as they are until the transaction ends. */
export async function whyNotGiven(tx: Tx, ctx: Ctx, given: Given): Promise<GiveRefusal | null> {
  const held = [...(await directorsLocked(tx, ctx)), ...(await heldGrants(tx, ctx, given.accountId))]
  const by = { id: ctx.actor.id, roles: ctx.actor.grants.map(({ role }) => role) }
  return whyNotGive({ by, grant: { ...given, endsOn: null, delegatedBy: null }, held })
}

/** Stores a role that may be given, says so, and asks its holder for the password again on every device. */
export async function storeRole(tx: Tx, ctx: Ctx, given: Given): Promise<void> {
  const lasting = { ...given, endsOn: null, delegatedBy: null, reason: null }
  const id = await giveGrant(tx, ctx, lasting)
  await lockSessions(tx, given.accountId, ctx.now)
  await record(tx, ctx, {
    name: 'people.role.granted',
    subjectId: id,
    detail: detailOf(given),
    row: { table: 'platform.role_grant', id },
  })
}

const detailOf = ({ accountId, role, compoundId, buildingId }: Given) => ({
  account: accountId,
  role,
  compound: compoundId,
  building: buildingId,
})

/** Gives a role to somebody who has an account here. */
export async function giveRole(ctx: Ctx, given: Given): Promise<Outcome<null, GiveRefusal | 'unknown'>> {
  return inArea(ctx, async (tx) => {
    if (!(await colleagueIn(tx, ctx, given.accountId))) return refused('unknown')
    const why = await whyNotGiven(tx, ctx, given)
    if (why !== null) return refused(why)
    await storeRole(tx, ctx, given)
    return done(null)
  })
}

/** Ends a role at once, with what was lent of it. The last director stays; two who end each other's are taken in turn. */
export async function endRole(
  ctx: Ctx,
  { accountId, grantId }: { accountId: string; grantId: string },
): Promise<Outcome<null, 'unknown' | 'last_director'>> {
  return inArea(ctx, async (tx) => {
    const directors = await directorsLocked(tx, ctx)
    const grant = (await heldGrants(tx, ctx, accountId)).find(({ id }) => id === grantId)
    if (!grant) return refused('unknown')
    const same = directors.find(({ id }) => id === grantId)
    if (same && isLastDirector(same, directors)) return refused('last_director')
    await endOne(tx, ctx, grant)
    return done(null)
  })
}

async function endOne(tx: Tx, ctx: Ctx, grant: HeldGrant): Promise<void> {
  for (const id of await endGrant(tx, ctx, grant))
    await record(tx, ctx, {
      name: 'people.role.ended',
      subjectId: id,
      detail: id === grant.id ? detailOf(grant) : { with: grant.id },
      row: { table: 'platform.role_grant', id },
    })
}

/** One's own roles, and what one has lent of them. */
export async function rolesAndLoans(ctx: Ctx): Promise<{ own: HeldGrant[]; lent: HeldGrant[] }> {
  const me = ctx.actor.id ?? ''
  return inArea(ctx, async (tx) => {
    const all = await heldGrants(tx, ctx)
    const own = all.filter(({ accountId, delegatedBy }) => accountId === me && delegatedBy === null)
    return { own, lent: all.filter(({ delegatedBy }) => delegatedBy === me) }
  })
}

/** A role of one's own to lend: to whom, until which day (included), and why. */
export type Loan = { grantId: string; to: string; until: Day; reason: string }

/** Lends a role to a colleague; it ends by itself after the day, or with the lender's own. */
export async function lendRole(ctx: Ctx, loan: Loan): Promise<Outcome<null, LendRefusal | GiveRefusal>> {
  const me = ctx.actor.id ?? ''
  return inArea(ctx, async (tx) => {
    const own = (await heldGrants(tx, ctx, me)).find(({ id }) => id === loan.grantId)
    const why = whyNotLend({ ...loan, own, by: me, today: dayOf(ctx.now) })
    if (why !== null || !own) return refused(why ?? 'not_yours')
    if (!(await colleagueIn(tx, ctx, loan.to))) return refused('self')
    const theirs = await heldGrants(tx, ctx, loan.to)
    if (theirs.some((one) => isSame(one, own))) return refused('held')
    const { role, compoundId, buildingId } = own
    const lent = {
      accountId: loan.to,
      role,
      compoundId,
      buildingId,
      endsOn: loan.until,
      delegatedBy: me,
      reason: loan.reason.trim(),
    }
    const id = await giveGrant(tx, ctx, lent)
    await lockSessions(tx, loan.to, ctx.now)
    await record(tx, ctx, {
      name: 'people.role.lent',
      subjectId: id,
      detail: { ...detailOf(lent), until: loan.until },
      row: { table: 'platform.role_grant', id },
    })
    return done(null)
  })
}

/** Takes back a role one has lent. */
export async function takeBack(ctx: Ctx, grantId: string): Promise<Outcome<null, 'unknown'>> {
  return inArea(ctx, async (tx) => {
    const grant = (await heldGrants(tx, ctx)).find(
      ({ id, delegatedBy }) => id === grantId && delegatedBy === ctx.actor.id,
    )
    if (!grant) return refused('unknown')
    await endOne(tx, ctx, grant)
    return done(null)
  })
}
