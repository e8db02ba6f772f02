import { sql } from 'kysely'
import { DAY_MS } from '#base/days.ts'
import { withoutPerson } from '#modules/needs/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { record } from '#platform/facts/record.ts'
import type { Subject } from '#platform/personal/personal.ts'
import { nobody, volunteersOf } from '../volunteer.ts'
import { giveBackPlaces } from '../volunteers/giving-back.ts'
import { volunteersOfSubject, wishesOfSubject } from './own.ts'

/** Days after leaving; until then leaving can be taken back. */
export const forgetAfterDays = 90

type Touched = Partial<Record<keyof Tables, number>>

/**
 * Takes somebody out as a volunteer: what is ahead is given back, name, telephone, guardian, account and entry of the roster go,
 * skills, times and answers are deleted. Hours stay without a name; a certificate stays without its holder's.
 */
export async function forgetVolunteer(tx: Tx, ctx: Ctx, subject: Subject): Promise<Touched> {
  const rows = await volunteersOfSubject(tx, ctx, subject)
  const ids = rows.map(({ id }) => id)
  for (const { id, state } of rows) if (state !== 'left') await giveBackPlaces(tx, ctx, { id, before: null })
  const touched = await forget(tx, ctx, ids)
  const asks = await deleteOf(tx, ctx, { table: 'vanguard.ask', ids })
  const services = await withoutTheirName(tx, ctx, { ids, subject })
  const certificates = await withoutHolder(tx, ctx, ids)
  const wishes = await wishesOfSubject(tx, ctx, subject)
  await deleteWishes(
    tx,
    ctx,
    wishes.map(({ id }) => id),
  )
  return {
    ...touched,
    'vanguard.ask': asks,
    'vanguard.service': services,
    'vanguard.certificate': certificates,
    'vanguard.wish_to_help': wishes.length,
  }
}

/** Ninety days after they left; the certificate somebody may still hold stays as it was said. */
export const forgetLeft = (ctx: Ctx): Promise<number> =>
  inArea(ctx, async (tx) => {
    const before = new Date(ctx.now.getTime() - forgetAfterDays * DAY_MS)
    const rows = await volunteersOf(tx, ctx)
      .where('state', '=', 'left')
      .where('left_at', '<', before)
      .where('forgotten_at', 'is', null)
      .orderBy('id')
      .limit(200)
      .forUpdate()
      .skipLocked()
      .execute()
    await forget(
      tx,
      ctx,
      rows.map(({ id }) => id),
    )
    return rows.length
  })

async function forget(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Touched> {
  if (ids.length === 0) return {}
  await tx
    .updateTable('vanguard.volunteer')
    .set({
      ...gone(ctx),
      left_at: sql`coalesce(left_at, ${ctx.now})`,
      version: sql`version + 1`,
      key_no: sql`key_no + 1`,
    })
    .where('area_id', '=', ctx.area.id)
    .where('id', 'in', [...ids])
    .execute()
  const skills = await deleteOf(tx, ctx, { table: 'vanguard.skill', ids })
  const times = await deleteOf(tx, ctx, { table: 'vanguard.free_time', ids })
  const certificateAsks = await deleteOf(tx, ctx, { table: 'vanguard.certificate_ask', ids })
  const passings = await deleteOf(tx, ctx, { table: 'vanguard.passing_on', ids })
  for (const id of ids) await record(tx, ctx, { name: 'vanguard.volunteer.forgotten', subjectId: id })
  return {
    'vanguard.volunteer': ids.length,
    'vanguard.skill': skills,
    'vanguard.free_time': times,
    'vanguard.certificate_ask': certificateAsks,
    'vanguard.passing_on': passings,
  }
}

const gone = (ctx: Ctx) => ({
  state: 'left' as const,
  paused_until: null,
  forgotten_at: ctx.now,
  name_sealed: ctx.secrets.seal(ctx.area.id, nobody),
  phone_sealed: null,
  phone_hash: null,
  under_18: false,
  guardian_sealed: null,
  guardian_agreed_at: null,
  note_sealed: null,
  account_id: null,
  person_id: null,
  wants: [],
  may_not: [],
  insured_until: null,
})

type OfThem = {
  table: 'vanguard.skill' | 'vanguard.free_time' | 'vanguard.ask' | 'vanguard.certificate_ask' | 'vanguard.passing_on'
  ids: readonly string[]
}

async function deleteOf(tx: Tx, ctx: Ctx, { table, ids }: OfThem): Promise<number> {
  if (ids.length === 0) return 0
  const { numDeletedRows } = await tx
    .deleteFrom(table)
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', 'in', [...ids])
    .executeTakeFirstOrThrow()
  return Number(numDeletedRows)
}

async function deleteWishes(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return
  await tx
    .deleteFrom('vanguard.wish_to_help')
    .where('area_id', '=', ctx.area.id)
    .where('id', 'in', [...ids])
    .execute()
}

/** Sentences about their hours, without their name and numbers. */
async function withoutTheirName(
  tx: Tx,
  ctx: Ctx,
  { ids, subject }: { ids: readonly string[]; subject: Subject },
): Promise<number> {
  if (ids.length === 0) return 0
  const rows = await tx
    .selectFrom('vanguard.service')
    .select(['id', 'dispute', 'reason', 'settled_words', 'set_right'])
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', 'in', [...ids])
    .execute()
  const said = rows.filter((row) => row.dispute ?? row.reason ?? row.settled_words ?? row.set_right)
  for (const { id, dispute, reason, settled_words, set_right } of said)
    await tx
      .updateTable('vanguard.service')
      .set({
        dispute: withoutPerson(dispute, subject),
        reason: withoutPerson(reason, subject),
        settled_words: withoutPerson(settled_words, subject),
        set_right: withoutPerson(set_right, subject),
      })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .execute()
  return said.length
}

async function withoutHolder(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<number> {
  if (ids.length === 0) return 0
  const { numUpdatedRows } = await tx
    .updateTable('vanguard.certificate')
    .set({ holder_sealed: ctx.secrets.seal(ctx.area.id, nobody) })
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', 'in', [...ids])
    .executeTakeFirstOrThrow()
  return Number(numUpdatedRows)
}
