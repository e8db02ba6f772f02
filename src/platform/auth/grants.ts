import { dayOf, type Day } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { ExpressionBuilder } from 'kysely'
import type { Ctx, Grant, Role } from '../ctx.ts'
import type { Tx } from '../db/database.ts'
import type { Tables } from '../db/tables.generated.ts'

/** A role somebody may be given; the other two are held by being here. */
export type GivenRole = Exclude<Role, 'public' | 'resident'>

/** Roles in the order lists show them. */
export const givenRoles: readonly GivenRole[] = [
  'director',
  'secretary',
  'staff',
  'property',
  'owners',
  'volunteer',
  'privacy',
  'technical',
]

/** A role as it is stored: whose, where, until when, lent by whom. */
export type HeldGrant = Grant & {
  id: string
  accountId: string
  role: GivenRole
  startsOn: Day
  endsOn: Day | null
  delegatedBy: string | null
  reason: string | null
}

type Where = { areaId: number; today: Day }

/** The roles of an account on a day: begun, not over, not ended. */
export const grantsQuery = (tx: Tx, { areaId, today }: Where, accountId: string) =>
  tx
    .selectFrom('platform.role_grant')
    .select(['role', 'compound_id as compoundId', 'building_id as buildingId'])
    .where('area_id', '=', areaId)
    .where('account_id', '=', accountId)
    .where('ended_at', 'is', null)
    .where('starts_on', '<=', today)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>=', today)]))

/** The same, asked at once. */
export const grantsOn = (tx: Tx, where: Where, accountId: string): Promise<Grant[]> =>
  grantsQuery(tx, where, accountId).execute()

/** All roles of the area that hold today or begin later; of one account, or of all. */
export async function heldGrants(tx: Tx, ctx: Ctx, accountId?: string): Promise<HeldGrant[]> {
  const rows = await current(tx, ctx)
    .$if(accountId !== undefined, (query) => query.where('account_id', '=', accountId ?? ''))
    .orderBy('id')
    .execute()
  return rows.map(heldOf)
}

/** The same for whole-area directors, locked until the transaction ends: two who end each other's role wait here. */
export async function directorsLocked(tx: Tx, ctx: Ctx): Promise<HeldGrant[]> {
  const rows = await current(tx, ctx).where('role', '=', 'director').orderBy('id').forUpdate().execute()
  return rows.map(heldOf)
}

const current = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('platform.role_grant')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('ends_on', 'is', null), eb('ends_on', '>=', dayOf(ctx.now))]))

type Row = Awaited<ReturnType<ReturnType<typeof current>['execute']>>[number]

const heldOf = (row: Row): HeldGrant => ({
  id: row.id,
  accountId: row.account_id,
  role: row.role,
  compoundId: row.compound_id,
  buildingId: row.building_id,
  startsOn: row.starts_on,
  endsOn: row.ends_on,
  delegatedBy: row.delegated_by,
  reason: row.reason,
})

/** A role to give. The caller has asked whether it may be given. */
export type NewGrant = Grant & {
  id?: string
  accountId: string
  role: GivenRole
  endsOn: Day | null
  delegatedBy: string | null
  reason: string | null
}

/** Stores a role from today on. Returns its id. */
export async function giveGrant(tx: Tx, ctx: Ctx, grant: NewGrant): Promise<string> {
  const id = grant.id ?? uuidv7(ctx.now)
  await tx
    .insertInto('platform.role_grant')
    .values({
      area_id: ctx.area.id,
      id,
      account_id: grant.accountId,
      role: grant.role,
      compound_id: grant.compoundId,
      building_id: grant.buildingId,
      starts_on: dayOf(ctx.now),
      ends_on: grant.endsOn,
      delegated_by: grant.delegatedBy,
      reason: grant.reason,
      made_at: ctx.now,
    })
    .execute()
  return id
}

/** Ends a role now, and with it what its holder lent of it to others. Returns the ids of all that ended. */
export async function endGrant(tx: Tx, ctx: Ctx, grant: HeldGrant): Promise<string[]> {
  const ended = await tx
    .updateTable('platform.role_grant')
    .set({ ended_at: ctx.now })
    .where('area_id', '=', ctx.area.id)
    .where('ended_at', 'is', null)
    .where((eb) => eb.or([eb('id', '=', grant.id), lentFrom(eb, grant)]))
    .returning('id')
    .execute()
  return ended.map(({ id }) => id)
}

const lentFrom = (eb: ExpressionBuilder<Tables, 'platform.role_grant'>, grant: HeldGrant) =>
  eb.and([
    eb('delegated_by', '=', grant.delegatedBy === null ? grant.accountId : ''),
    eb('role', '=', grant.role),
    eb('compound_id', 'is not distinct from', grant.compoundId),
    eb('building_id', 'is not distinct from', grant.buildingId),
  ])
