import { dayOf } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { masked } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import type { Skill } from '../services.rules.ts'
import { nameOf } from '../volunteer.ts'
import { joinIn, onceEach, type JoinRefusal } from '../volunteers/joining.ts'
import { guardianOf, opened, sealed } from '../volunteers/row.ts'
import { noteSkillIn } from '../volunteers/skill.ts'
import { blankVolunteer, type Joining } from '../volunteers/volunteer.rules.ts'
import type { ContactReason } from '../volunteers/contact.rules.ts'
import type { Contact } from '../volunteers/contact.ts'
import type { WishText } from './wish.rules.ts'

/** Writes down that somebody wants to help; the same form again is the same wish. */
export const wishToHelp = (ctx: Ctx, id: string, text: WishText): Promise<void> =>
  inArea(ctx, async (tx) => {
    const made = await tx
      .insertInto('vanguard.wish_to_help')
      .values({
        area_id: ctx.area.id,
        id,
        name_sealed: ctx.secrets.seal(ctx.area.id, text.name),
        phone_sealed: ctx.secrets.seal(ctx.area.id, text.phone),
        phone_hash: ctx.secrets.hash(ctx.area.id, 'phone', text.phone),
        skills: text.skills,
        note_sealed: sealed(ctx, text.note),
        under_18: text.under18,
        guardian_sealed: sealed(ctx, text.guardian && JSON.stringify(text.guardian)),
        state: 'new',
        at: ctx.now,
      })
      .onConflict((on) => on.columns(['area_id', 'id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) await record(tx, ctx, { name: 'vanguard.wish.sent', subjectId: id, detail: { under18: text.under18 } })
  })

/** A wish as the desk lists it: the telephone only as far as tells two apart. */
export type WishLine = {
  id: string
  name: string
  phone: string
  skills: Skill[]
  under18: boolean
  state: 'new' | 'taken' | 'declined'
  volunteerId: string | null
  at: Date
  version: number
}

/** Wishes that wait, the oldest first, and below them those of the last weeks that were settled. */
export const wishesHere = (ctx: Ctx): Promise<WishLine[]> =>
  inArea(ctx, async (tx) => {
    const rows = await wishes(tx, ctx)
      .orderBy('settled_at', (order) => order.desc().nullsFirst())
      .orderBy('at')
      .limit(200)
      .execute()
    return rows.map((row) => ({
      id: row.id,
      name: nameOf(ctx, row),
      phone: masked(ctx.secrets.open(ctx.area.id, row.phone_sealed)),
      skills: row.skills as Skill[],
      under18: row.under_18,
      state: row.state,
      volunteerId: row.volunteer_id,
      at: row.at,
      version: row.version,
    }))
  })

/** How many wishes wait. */
export const wishesWaiting = (ctx: Ctx): Promise<number> =>
  inArea(ctx, async (tx) => {
    const { count } = await tx
      .selectFrom('vanguard.wish_to_help')
      .select((eb) => eb.fn.countAll<number>().as('count'))
      .where('area_id', '=', ctx.area.id)
      .where('state', '=', 'new')
      .executeTakeFirstOrThrow()
    return count
  })

const wishes = (tx: Tx, ctx: Ctx) =>
  tx.selectFrom('vanguard.wish_to_help').selectAll().where('area_id', '=', ctx.area.id)

type OnWish = { id: string; version: number }

export type SettleRefusal = 'unknown' | 'stale'

/**
 * Takes somebody in who said they want to help, with their own yes of that day; `volunteerId` is brought by the form. Answers
 * the volunteer they became. Refuses an `unknown` wish, and one that a colleague settled meanwhile (`stale`).
 */
export const takeWish = (
  ctx: Ctx,
  { id, version, volunteerId }: OnWish & { volunteerId: string },
): Promise<Outcome<string, SettleRefusal | JoinRefusal>> =>
  onceEach(() =>
    inArea(ctx, async (tx) => {
      // Pressed twice, it is the same volunteer.
      if (await becameAlready(tx, ctx, { id, volunteerId })) return done(volunteerId)
      const held = await heldWish(tx, ctx, { id, version })
      if (!held.done) return held
      const wish = held.value
      const joining = joiningOf(ctx, wish)
      const joined = await joinIn(tx, ctx, { id: volunteerId, joining })
      if (!joined.done) return joined
      for (const skill of wish.skills as Skill[])
        await noteSkillIn(tx, ctx, { volunteerId, text: { skill, qualification: null, expiresOn: null, seen: false } })
      await settle(tx, ctx, { id, set: { state: 'taken', volunteer_id: volunteerId } })
      await record(tx, ctx, { name: 'vanguard.wish.taken', subjectId: id, detail: { volunteerId } })
      return done(volunteerId)
    }),
  )

/** Thanks somebody without taking them in: already asked, wrong number, moved away. Refuses the same. */
export const declineWish = (ctx: Ctx, on: OnWish): Promise<Outcome<null, SettleRefusal>> =>
  inArea(ctx, async (tx) => {
    const held = await heldWish(tx, ctx, on)
    if (!held.done) return held
    await settle(tx, ctx, { id: on.id, set: { state: 'declined' } })
    await record(tx, ctx, { name: 'vanguard.wish.declined', subjectId: on.id })
    return done(null)
  })

/** Opens the telephone of a wish to this reader: who and why is a fact that stays. */
export const openWish = (
  ctx: Ctx,
  { id, reason }: { id: string; reason: ContactReason },
): Promise<Outcome<Contact, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const row = await wishes(tx, ctx).where('id', '=', id).executeTakeFirst()
    if (!row) return refused('unknown')
    await record(tx, ctx, { name: 'vanguard.wish.opened', subjectId: id, detail: { reason } })
    return done({
      name: nameOf(ctx, row),
      phone: opened(ctx, row.phone_sealed),
      note: opened(ctx, row.note_sealed),
      guardian: guardianOf(ctx, row.guardian_sealed),
    })
  })

type Wish = Awaited<ReturnType<ReturnType<typeof wishes>['execute']>>[number]

async function heldWish(tx: Tx, ctx: Ctx, { id, version }: OnWish): Promise<Outcome<Wish, SettleRefusal>> {
  const row = await wishes(tx, ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  if (!row) return refused('unknown')
  return row.version === version && row.state === 'new' ? done(row) : refused('stale')
}

async function becameAlready(tx: Tx, ctx: Ctx, { id, volunteerId }: { id: string; volunteerId: string }) {
  const row = await wishes(tx, ctx).where('id', '=', id).forUpdate().executeTakeFirst()
  return row?.volunteer_id === volunteerId
}

const settle = (tx: Tx, ctx: Ctx, { id, set }: { id: string; set: object }) =>
  tx
    .updateTable('vanguard.wish_to_help')
    .set({ ...set, settled_by: ctx.actor.id, settled_at: ctx.now, version: 2 })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()

const joiningOf = (ctx: Ctx, wish: Wish): Joining => ({
  ...blankVolunteer,
  name: nameOf(ctx, wish),
  phone: opened(ctx, wish.phone_sealed),
  note: opened(ctx, wish.note_sealed),
  under18: wish.under_18,
  guardian: guardianOf(ctx, wish.guardian_sealed),
  personId: null,
  agreedHow: 'self',
  agreedOn: dayOf(wish.at),
})
