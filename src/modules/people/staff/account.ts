import { done, refused, type Outcome } from '#base/outcome.ts'
import {
  dropSecondFactor,
  endSessions,
  hashPassword,
  isAccountName,
  makeAccount,
  oneTimePassword,
  renewPassword,
} from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { brokenConstraint } from '#platform/db/refusals.ts'
import { record } from '#platform/facts/record.ts'
import { colleagueIn } from './staff.ts'
import { storeRole, whyNotGiven, type Given } from './role.ts'
import type { GiveRefusal } from './role.rules.ts'

/** Somebody to invite, with a first role. `accountId` is brought by the form, so that a second press is the same account. */
export type Invitation = Given & { name: string; username: string }

export type InviteRefusal = GiveRefusal | 'name' | 'username' | 'username_taken' | 'shown'

/**
 * Makes an account and returns the one-time password to print: good for seven days and one sign-in, stored as a hash, never
 * shown again. `shown`: this very form was sent before.
 */
export async function invite(ctx: Ctx, invitation: Invitation): Promise<Outcome<string, InviteRefusal>> {
  const name = invitation.name.trim()
  if (name === '' || Array.from(name).length > 20) return refused('name')
  if (!isAccountName(invitation.username)) return refused('username')
  const password = oneTimePassword()
  const account = {
    id: invitation.accountId,
    name,
    username: invitation.username,
    passwordHash: await hashPassword(password),
  }
  try {
    return await inArea(ctx, async (tx) => {
      if (await colleagueIn(tx, ctx, account.id)) return refused('shown')
      const why = await whyNotGiven(tx, ctx, invitation)
      if (why !== null) return refused(why)
      await makeAccount(tx, ctx, account)
      await record(tx, ctx, { name: 'people.account.invited', subjectId: account.id })
      await storeRole(tx, ctx, invitation)
      return done(password)
    })
  } catch (error) {
    const broken = brokenConstraint(error)
    if (broken === 'user_username_once') return refused('username_taken')
    if (broken === 'user_pkey') return refused('shown')
    throw error
  }
}

type AccountRefusal = 'unknown' | 'self'

/** Prints a new one-time password for a colleague who forgot theirs; every session of theirs ends. */
export async function renew(ctx: Ctx, id: string): Promise<Outcome<string, AccountRefusal>> {
  const password = oneTimePassword()
  const passwordHash = await hashPassword(password)
  return toColleague(ctx, id, async (tx) => {
    await renewPassword(tx, ctx, { accountId: id, passwordHash })
    await endSessions(tx, id, 'all')
    await record(tx, ctx, { name: 'people.password.renewed', subjectId: id })
    return password
  })
}

/** Signs a colleague out everywhere. Returns how many devices it was. */
export const signOutEverywhere = (ctx: Ctx, id: string): Promise<Outcome<number, AccountRefusal>> =>
  toColleague(ctx, id, async (tx) => {
    const ended = await endSessions(tx, id, 'all')
    await record(tx, ctx, { name: 'people.sessions.ended', subjectId: id, detail: { ended } })
    return ended
  })

/** Takes the second factor of a colleague who lost telephone and codes away; they set up another at the next sign-in. */
export const takeSecondFactorAway = (ctx: Ctx, id: string): Promise<Outcome<null, AccountRefusal>> =>
  toColleague(ctx, id, async (tx) => {
    await dropSecondFactor(tx, id, ctx.now)
    await endSessions(tx, id, 'all')
    await record(tx, ctx, { name: 'people.second_factor.removed', subjectId: id })
    return null
  })

/** Runs an act on the account of somebody else in this area; one's own is seen to at /account, where the password is asked. */
async function toColleague<T>(ctx: Ctx, id: string, act: (tx: Tx) => Promise<T>): Promise<Outcome<T, AccountRefusal>> {
  if (id === ctx.actor.id) return refused('self')
  return inArea(ctx, async (tx) => {
    if (!(await colleagueIn(tx, ctx, id))) return refused('unknown')
    return done(await act(tx))
  })
}
