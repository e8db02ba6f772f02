import type { Selectable } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { heldSubjectOf, homeRow, lookUpHomes, noteOpening } from '#modules/people/public.ts'
import { accountNames } from '#platform/auth/auth.ts'
import { auto, type Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { record } from '#platform/facts/record.ts'
import { may } from '../access.ts'
import { openMinutes, standingAt, type Openable, type ToldHow, type Wish } from './emergency.rules.ts'
import { emergencyWords } from './words.ts'

export type EmergencyRow = Selectable<Tables['privacy.emergency']>
export type Refusal = 'unknown' | 'stale' | 'not-now' | 'same-person'

/** Somebody asks to open fields of whoever lives behind a door. The same id again is the same asking. Doors are no secret, persons are. */
export async function askToOpen(
  ctx: Ctx,
  id: string,
  wish: Wish,
): Promise<Outcome<string, 'home-unknown' | 'home-many'>> {
  const { homes } = await lookUpHomes({ ...ctx, actor: auto }, { text: wish.home, limit: 2 })
  const [home, another] = homes
  if (!home || another) return refused(home ? 'home-many' : 'home-unknown')
  return inArea(ctx, async (tx) => {
    const made = await tx
      .insertInto('privacy.emergency')
      .values({
        area_id: ctx.area.id,
        id,
        home_id: home.id,
        reason_sealed: ctx.secrets.seal(ctx.area.id, wish.reason),
        fields: wish.fields,
        state: 'asked',
        asked_by: ctx.actor.id ?? ctx.actor.kind,
        asked_role: ctx.actor.grants[0]?.role ?? '',
        asked_at: ctx.now,
      })
      .onConflict((conflict) => conflict.columns(['area_id', 'id']).doNothing())
      .returning('id')
      .executeTakeFirst()
    if (made) await record(tx, ctx, { name: 'privacy.emergency.asked', subjectId: id, detail: { fields: wish.fields } })
    return done(id)
  })
}

/** Whether this account may say yes here: somebody who has the ordinary right for this door. */
export const mayConfirm = async (tx: Tx, ctx: Ctx, { home_id: home }: Pick<EmergencyRow, 'home_id'>) =>
  may.allows(ctx.actor, 'confirm an opening in an emergency') && (await homeRow(tx, ctx, home)) !== null

/** One that is to be moved, held until the transaction ends. */
async function held(tx: Tx, ctx: Ctx, id: string): Promise<EmergencyRow | undefined> {
  return tx
    .selectFrom('privacy.emergency')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
}

type Change = Partial<Pick<EmergencyRow, 'state' | 'person_id' | 'answered_by' | 'answered_at' | 'open_until'>> &
  Partial<Pick<EmergencyRow, 'told_at' | 'told_by' | 'told_how' | 'fields'>>

async function write(tx: Tx, ctx: Ctx, { row, change, fact }: { row: EmergencyRow; change: Change; fact: string }) {
  await tx
    .updateTable('privacy.emergency')
    .set({ ...change, version: row.version + 1 })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', row.id)
    .execute()
  const fields = change.fields ?? row.fields
  await record(tx, ctx, { name: `privacy.emergency.${fact}`, subjectId: row.id, detail: { fields } })
}

export type Answer = { id: string; version: number; yes: { personId: string; fields: Openable[] } | null }

/**
 * A second person says yes or no. Never the one who asked; only once; only while it is not too late; only for somebody written
 * down behind that door, and only fields that were asked for. A second press of the same yes changes nothing.
 */
export const answerEmergency = async (ctx: Ctx, answer: Answer): Promise<Outcome<null, Refusal>> =>
  inArea(ctx, async (tx) => {
    const row = await held(tx, ctx, answer.id)
    if (!row || !(await mayConfirm(tx, ctx, row))) return refused('unknown')
    if (row.asked_by === ctx.actor.id) return refused('same-person')
    if (isSaidAlready(ctx, row, answer)) return done(null)
    if (row.version !== answer.version) return refused('stale')
    if (standingAt(row, ctx.now) !== 'asked') return refused('not-now')
    return answer.yes ? open(tx, ctx, { row, ...answer.yes }) : no(tx, ctx, row)
  })

const isSaidAlready = (ctx: Ctx, row: EmergencyRow, { yes }: Answer): boolean =>
  row.answered_by === ctx.actor.id && row.state === (yes ? 'open' : 'refused')

const answered = (ctx: Ctx) => ({ answered_by: ctx.actor.id, answered_at: ctx.now })

async function no(tx: Tx, ctx: Ctx, row: EmergencyRow): Promise<Outcome<null, Refusal>> {
  await write(tx, ctx, { row, change: { ...answered(ctx), state: 'refused' }, fact: 'refused' })
  return done(null)
}

type Opening = { row: EmergencyRow; personId: string; fields: Openable[] }

async function open(tx: Tx, ctx: Ctx, { row, personId, fields }: Opening): Promise<Outcome<null, Refusal>> {
  const person = await heldSubjectOf(tx, ctx, personId)
  const asked = fields.filter((field) => row.fields.includes(field))
  if (person?.homeId !== row.home_id || asked.length === 0) return refused('unknown')
  const until = new Date(ctx.now.getTime() + openMinutes * 60_000)
  const change = {
    ...answered(ctx),
    state: 'open',
    person_id: person.personId,
    fields: asked,
    open_until: until,
  } as const
  await write(tx, ctx, { row, change, fact: 'confirmed' })
  return done(null)
}

/** What of somebody was opened: nothing that was not confirmed. */
export type Seen = { name: string | null; phones: string[] | null }

/** The one who asked looks once, while it is open. Each look is written down where the person reads it. `lookId` is the form's. */
export const lookOnce = (
  ctx: Ctx,
  { id, lookId }: { id: string; lookId: string },
): Promise<Outcome<Seen, 'unknown' | 'not-now'>> =>
  inArea(ctx, async (tx) => {
    const row = await held(tx, ctx, id)
    if (!row || row.asked_by !== ctx.actor.id) return refused('unknown')
    const subject = standingAt(row, ctx.now) === 'open' ? await whoseFields(tx, ctx, row) : null
    if (!subject) return refused('not-now')
    const withPhone = row.fields.includes('phone')
    const reason = await loggedReason(tx, ctx, row)
    await noteOpening(tx, ctx, { id: lookId, personId: subject.personId, field: withPhone ? 'phone' : 'name', reason })
    await record(tx, ctx, { name: 'privacy.emergency.looked', subjectId: id, detail: { fields: row.fields } })
    const name = row.fields.includes('name') ? subject.name : null
    return done({ name, phones: withPhone ? [...subject.numbers] : null })
  })

/** Whoever it is about, wherever the reader works: the second person has said yes to it. */
const whoseFields = async (tx: Tx, ctx: Ctx, { person_id: id }: EmergencyRow) =>
  id === null ? null : heldSubjectOf(tx, { ...ctx, actor: auto }, id)

async function loggedReason(tx: Tx, ctx: Ctx, row: EmergencyRow): Promise<string> {
  const second = row.answered_by ?? ''
  const names = await accountNames(tx, [second])
  const reason = row.reason_sealed ? ctx.secrets.open(ctx.area.id, row.reason_sealed) : ''
  return emergencyWords('zh').logged(names.get(second) ?? second, reason)
}

/** Either of the two closes it before its time; whoever asked may take it back while nobody has answered. */
export const endEmergency = (ctx: Ctx, id: string): Promise<Outcome<null, 'unknown' | 'not-now'>> =>
  inArea(ctx, async (tx) => {
    const row = await held(tx, ctx, id)
    if (!row || ![row.asked_by, row.answered_by].includes(ctx.actor.id)) return refused('unknown')
    if (row.state === 'ended') return done(null)
    if (!['asked', 'open'].includes(standingAt(row, ctx.now))) return refused('not-now')
    await write(tx, ctx, { row, change: { state: 'ended' }, fact: 'ended' })
    return done(null)
  })

/** Somebody who may confirm writes down that the person was told, and how. */
export const noteTold = (ctx: Ctx, id: string, how: ToldHow): Promise<Outcome<null, 'unknown' | 'not-now'>> =>
  inArea(ctx, async (tx) => {
    const row = await held(tx, ctx, id)
    if (!row || !(await mayConfirm(tx, ctx, row))) return refused('unknown')
    if (row.told_at) return done(null)
    if (row.person_id === null) return refused('not-now')
    const change = { told_at: ctx.now, told_by: ctx.actor.id, told_how: how } as const
    await write(tx, ctx, { row, change, fact: 'told' })
    return done(null)
  })
