import { sql } from 'kysely'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { nameOf, volunteersOf } from '../volunteer.ts'
import { holdVolunteer } from './rows.ts'

/** Where a record of service can go, each with a consent of its own (domain F12). */
export const purposes = ['record', 'time-bank'] as const
export type Purpose = (typeof purposes)[number]

const standing = (tx: Tx, ctx: Ctx) =>
  tx.selectFrom('vanguard.passing_on').selectAll().where('area_id', '=', ctx.area.id).where('ended_at', 'is', null)

/** What one volunteer agreed to. */
export const agreedTo = async (ctx: Ctx, volunteerId: string): Promise<Set<Purpose>> =>
  new Set(
    (await inArea(ctx, (tx) => standing(tx, ctx).where('volunteer_id', '=', volunteerId).execute())).map(
      ({ purpose }) => purpose,
    ),
  )

/** Everybody who agreed to a purpose and did not take it back. */
export const whoAgreed = async (tx: Tx, ctx: Ctx, purpose: Purpose): Promise<Set<string>> =>
  new Set((await standing(tx, ctx).where('purpose', '=', purpose).execute()).map(({ volunteer_id: id }) => id))

/** When a record last left the house while its volunteer agreed to that, and when they took it back, if they did. */
export type PassedOn = { volunteerId: string; purpose: Purpose; at: Date; endedAt: Date | null }

const passedOnHere = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('vanguard.passing_on as p')
    .innerJoin('platform.fact as f', (join) =>
      join
        .onRef('f.area_id', '=', 'p.area_id')
        .on('f.subject_id', 'is', null)
        .on('f.name', '=', 'vanguard.records.exported')
        .on(
          sql<boolean>`f.detail->>'purpose' = p.purpose and f.at >= p.at and (p.ended_at is null or f.at < p.ended_at)`,
        ),
    )
    .select(['p.volunteer_id as volunteerId', 'p.purpose', 'p.ended_at as endedAt'])
    .select(sql<Date>`max(f.at)`.as('at'))
    .where('p.area_id', '=', ctx.area.id)
    .groupBy(['p.id', 'p.volunteer_id', 'p.purpose', 'p.ended_at'])
    .orderBy(sql`max(f.at)`, 'desc')

/** The same of one volunteer, the latest first: what left cannot be called back, and they are told that it did. */
export const passedOnOf = (ctx: Ctx, volunteerId: string): Promise<PassedOn[]> =>
  inArea(ctx, (tx) => passedOnHere(tx, ctx).where('p.volunteer_id', '=', volunteerId).execute())

/** Whose record left before they took their consent back, by name: whoever got it is to be asked to delete it (L-PIPL 47). */
export const takenBackAfter = (ctx: Ctx): Promise<(PassedOn & { name: string })[]> =>
  inArea(ctx, async (tx) => {
    const all = await passedOnHere(tx, ctx).where('p.ended_at', 'is not', null).limit(100).execute()
    const ids = all.map(({ volunteerId }) => volunteerId)
    const rows = ids.length ? await volunteersOf(tx, ctx).where('id', 'in', ids).execute() : []
    const names = new Map(rows.map((row) => [row.id, nameOf(ctx, row)]))
    return all.map((one) => ({ ...one, name: names.get(one.volunteerId) ?? '' }))
  })

type Choice = { volunteerId: string; purpose: Purpose; agrees: boolean; how: 'self' | 'paper' }

/** Writes down that a volunteer agrees, or takes it back. Said twice, it is said once. False for an unknown volunteer. */
export const choosePassing = (ctx: Ctx, { volunteerId, purpose, agrees, how }: Choice): Promise<boolean> =>
  inArea(ctx, async (tx) => {
    const volunteer = await holdVolunteer(tx, ctx, volunteerId)
    if (!volunteer || volunteer.forgotten_at !== null) return false
    const now = await standing(tx, ctx).where('volunteer_id', '=', volunteerId).where('purpose', '=', purpose).execute()
    if (now.length > 0 === agrees) return true
    if (agrees)
      await tx
        .insertInto('vanguard.passing_on')
        .values({
          area_id: ctx.area.id,
          id: uuidv7(ctx.now),
          volunteer_id: volunteerId,
          purpose,
          how,
          at: ctx.now,
          by_id: how === 'self' ? null : ctx.actor.id,
        })
        .execute()
    else
      await tx
        .updateTable('vanguard.passing_on')
        .set({ ended_at: ctx.now })
        .where('area_id', '=', ctx.area.id)
        .where('volunteer_id', '=', volunteerId)
        .where('purpose', '=', purpose)
        .where('ended_at', 'is', null)
        .execute()
    await record(tx, ctx, {
      name: 'vanguard.record.consent',
      subjectId: volunteerId,
      detail: { purpose, agrees, how },
    })
    return true
  })
