import { dayOf } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Area, Ctx } from '../ctx.ts'
import type { Config } from '../config.ts'
import type { Tx } from '../db/database.ts'
import { giveGrant, givenRoles, grantsOn, type GivenRole } from './grants.ts'

/** Invented, one for each role. */
const names: Record<GivenRole, string> = {
  director: '陈敏华',
  secretary: '李建国',
  staff: '周晓燕',
  property: '王志强',
  owners: '赵国平',
  volunteer: '孙丽芳',
  privacy: '吴文静',
  technical: '郑凯',
}

/** Whether one click may open an account here: a demonstration, and nothing but invented people in the area. */
export const isDemo = (config: Config, area: Area | undefined): boolean => config.demo && area?.demo === true

/**
 * The invented accounts of a demonstration area by role, made where they are missing, each with its role. They have no name
 * to type and no password. Throws for an area that is no demonstration.
 */
export async function demoAccounts(tx: Tx, ctx: Ctx): Promise<Record<GivenRole, string>> {
  const made: [GivenRole, string][] = []
  for (const role of givenRoles) made.push([role, await demoAccount(tx, ctx, role)])
  return Object.fromEntries(made) as Record<GivenRole, string>
}

/** The invented account of one role. */
export async function demoAccount(tx: Tx, ctx: Ctx, role: GivenRole): Promise<string> {
  if (!ctx.area.demo) throw new Error('Invented accounts are for a demonstration area only.')
  const email = `demo-${ctx.area.code}-${role}@account.invalid`
  const id = (await known(tx, email)) ?? (await make(tx, ctx, { email, name: names[role] }))
  const grants = await grantsOn(tx, { areaId: ctx.area.id, today: dayOf(ctx.now) }, id)
  if (!grants.some((grant) => grant.role === role)) await giveGrant(tx, ctx, { ...wholeArea, accountId: id, role })
  return id
}

const wholeArea = { compoundId: null, buildingId: null, endsOn: null, delegatedBy: null, reason: null }

async function known(tx: Tx, email: string): Promise<string | undefined> {
  const row = await tx.selectFrom('auth.user').select('id').where('email', '=', email).executeTakeFirst()
  return row?.id
}

async function make(tx: Tx, ctx: Ctx, account: { email: string; name: string }): Promise<string> {
  const row = { id: uuidv7(ctx.now), created_at: ctx.now, updated_at: ctx.now, home_area: ctx.area.id, demo: true }
  const made = await tx
    .insertInto('auth.user')
    .values({ ...account, ...row })
    .onConflict((conflict) => conflict.column('email').doUpdateSet({ updated_at: ctx.now }))
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}

/** A household a visitor of the demonstration may look at: the first that was given a card. */
export async function demoHousehold(tx: Tx, ctx: Ctx): Promise<{ id: string; name: string } | undefined> {
  return tx
    .selectFrom('auth.user')
    .select(['id', 'name'])
    .where('home_area', '=', ctx.area.id)
    .where('kind', '=', 'household')
    .where('demo', '=', true)
    .orderBy('created_at')
    .orderBy('id')
    .executeTakeFirst()
}
