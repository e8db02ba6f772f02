import { timingSafeEqual } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tables } from '#platform/db/tables.generated.ts'

/** One volunteer as kept; the name is sealed. */
export type Volunteer = Selectable<Tables['vanguard.volunteer']>

/** Volunteers of this area who did not leave. Past days know those who did, too. */
export const volunteersOf = (tx: Tx, ctx: Ctx) =>
  tx.selectFrom('vanguard.volunteer').selectAll().where('area_id', '=', ctx.area.id)

/** One volunteer by their id, whoever asks; undefined for an unknown one. */
export const volunteerOf = (tx: Tx, ctx: Ctx, id: string): Promise<Volunteer | undefined> =>
  volunteersOf(tx, ctx).where('id', '=', id).executeTakeFirst()

/** The same for a page. */
export const volunteerHere = (ctx: Ctx, id: string): Promise<Volunteer | undefined> =>
  inArea(ctx, (tx) => volunteerOf(tx, ctx, id))

/** The volunteer who is signed in, if the reader's account is one's. */
export const ownVolunteer = (tx: Tx, ctx: Ctx): Promise<Volunteer | undefined> =>
  ctx.actor.kind !== 'account' || ctx.actor.id === null
    ? Promise.resolve(undefined)
    : volunteersOf(tx, ctx).where('account_id', '=', ctx.actor.id).where('state', '<>', 'left').executeTakeFirst()

/** What stands in place of the name of whoever was forgotten. */
export const nobody = '—'

/** Their name, opened. Whoever left and was forgotten has none. */
export const nameOf = (ctx: Ctx, { name_sealed }: Pick<Volunteer, 'name_sealed'>): string =>
  ctx.secrets.open(ctx.area.id, name_sealed)

/** The private key of a volunteer's own address. It is kept nowhere: raise `key_no` and old ones open nothing. */
const ownKey = (ctx: Ctx, { id, key_no }: Pick<Volunteer, 'id' | 'key_no'>): string =>
  ctx.secrets.hash(ctx.area.id, 'vanguard own', `${id} ${key_no}`).toString('base64url').slice(0, 22)

/** The address of a volunteer's own page: whoever holds it, answers for them. */
export const ownPath = (ctx: Ctx, volunteer: Pick<Volunteer, 'id' | 'key_no'>): string =>
  `/volunteering/${volunteer.id}/${ownKey(ctx, volunteer)}`

/** Whether this key opens this volunteer's page. Nobody's opens once they left. */
export function opensOwn(ctx: Ctx, volunteer: Pick<Volunteer, 'id' | 'key_no' | 'state'>, key: string): boolean {
  const [right, sent] = [Buffer.from(ownKey(ctx, volunteer)), Buffer.from(key)]
  return volunteer.state !== 'left' && right.length === sent.length && timingSafeEqual(right, sent)
}

/** By what a volunteer can be told something: `byMessage` where they want no telephone call and no slip. */
export type Reached = {
  id: string
  name: string
  accountId: string | null
  personId: string | null
  byMessage: boolean
}

/** The same of one. */
export const reachedBy = (ctx: Ctx, one: Volunteer): Reached => ({
  id: one.id,
  name: nameOf(ctx, one),
  accountId: one.account_id,
  personId: one.person_id,
  byMessage: one.asked_by === 'message',
})
