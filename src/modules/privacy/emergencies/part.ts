import { sql } from 'kysely'
import { sayMoment } from '#base/say-date.ts'
import { accountNames, roleWords } from '#platform/auth/auth.ts'
import { roles, type Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { putBack, type LedRow } from '#platform/personal/leading.ts'
import type { Asked, PersonalRule, Subject, Told } from '#platform/personal/personal.ts'
import { openable } from './emergency.rules.ts'
import { emergencyWords } from './words.ts'

/** What an emergency can say of somebody. That there was one stays when they are deleted, without them and without why. */
export const emergencyRule: PersonalRule = {
  table: 'privacy.emergency',
  whose: ['person', 'home', 'account'],
  says: ['person_id', 'home_id', 'reason_sealed', 'asked_by', 'answered_by', 'told_by'],
  plain: ['fields', 'state', 'asked_role', 'told_how'],
  shown: 'yes',
  copied: 'yes',
  erased: 'columns',
  merged: { follows: ['person_id'] },
}

const theirs = (tx: Tx, ctx: Ctx, { personId }: Subject) =>
  tx
    .selectFrom('privacy.emergency')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('person_id', '=', personId)
    .orderBy('asked_at', 'desc')
    .execute()

/** Who opened what of somebody with whose word, why, and until when. */
export async function tellEmergencies(tx: Tx, ctx: Ctx, { subject, lang }: Asked): Promise<Told[]> {
  const w = emergencyWords(lang)
  const rows = await theirs(tx, ctx, subject)
  const names = await accountNames(
    tx,
    rows.flatMap((row) => [row.asked_by, row.answered_by ?? '']),
  )
  const name = (id: string) => names.get(id) ?? id
  return rows.map((row) => {
    const role = roles.find((one) => one === row.asked_role)
    const fields = openable.filter((field) => row.fields.includes(field))
    return {
      table: 'privacy.emergency' as const,
      id: row.id,
      at: row.asked_at,
      title: w.title,
      lines: [
        {
          key: 'who',
          term: sayMoment(lang, row.asked_at, ctx.now),
          text: w.knownLine(name(row.asked_by), role ? roleWords(lang)[role] : '', name(row.answered_by ?? '')),
        },
        {
          key: 'why',
          term: w.knownWhy,
          text: row.reason_sealed ? ctx.secrets.open(ctx.area.id, row.reason_sealed) : '',
        },
        {
          key: 'what',
          term: w.knownWhat,
          text: fields.map((field) => w.field[field]).join(lang === 'zh' ? '、' : ', '),
        },
        { key: 'until', term: w.knownUntil, text: row.open_until ? sayMoment(lang, row.open_until, ctx.now) : '' },
      ],
    }
  })
}

/** Takes somebody and the reason out; what is open of them is closed. */
export async function eraseEmergencies(tx: Tx, ctx: Ctx, { personId, homeId, alone }: Subject): Promise<number> {
  const { rows } = await sql`update privacy.emergency
    set person_id = null, reason_sealed = null, state = case when state = 'open' then 'ended' else state end, version = version + 1
    where area_id = ${ctx.area.id} and (person_id = ${personId}::uuid or (${alone}::boolean and home_id = ${homeId}::uuid))
    returning id`.execute(tx)
  return rows.length
}

/** Emergencies go back to the entry they were about. */
export const partEmergencies = (tx: Tx, ctx: Ctx, rows: readonly LedRow[]): Promise<LedRow[]> =>
  putBack(
    tx,
    ctx,
    rows.filter(({ table }) => table === 'privacy.emergency'),
  )
