import { sayMoment } from '#base/say-date.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { leadRows } from '#platform/personal/leading.ts'
import type { Asked, PersonalPart, PersonalRule, Subject, Told } from '#platform/personal/personal.ts'
import { emergencyRule, eraseEmergencies, partEmergencies, tellEmergencies } from './emergencies/part.ts'
import { bothAsked, partRequests } from './requests/lead.ts'
import { requestWords } from './requests/words.ts'

const rules: PersonalRule[] = [
  {
    table: 'privacy.request',
    whose: ['person', 'home', 'account'],
    says: ['person_id', 'home_id', 'words_sealed', 'answer_sealed', 'asked_by', 'verified_by', 'closed_by'],
    plain: ['kind', 'channel', 'state', 'refused_why'],
    shown: 'yes',
    copied: 'yes',
    erased: 'columns',
    merged: { follows: ['person_id'] },
  },
  emergencyRule,
]

async function tellRequests(tx: Tx, ctx: Ctx, { subject, lang }: Asked): Promise<Told[]> {
  const w = requestWords(lang)
  const rows = await tx
    .selectFrom('privacy.request')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('person_id', '=', subject.personId)
    .orderBy('asked_at', 'desc')
    .execute()
  const text = (sealed: Buffer | null) => (sealed ? ctx.secrets.open(ctx.area.id, sealed) : w.nothing)
  return rows.map((row) => ({
    table: 'privacy.request' as const,
    id: row.id,
    at: row.asked_at,
    title: w.kind[row.kind],
    lines: [
      { key: 'kind', term: w.what, text: `${w.kind[row.kind]} · ${w.channel[row.channel]}` },
      { key: 'asked', term: w.asked, text: sayMoment(lang, row.asked_at, ctx.now) },
      { key: 'words', term: w.words, text: text(row.words_sealed) },
      { key: 'state', term: w.stateIs, text: w.state[row.state] },
      { key: 'answer', term: w.answer, text: text(row.answer_sealed) },
    ],
  }))
}

/** What was said in requests goes; that there were requests stays, under an id that leads nowhere. Open ones are over. */
async function eraseRequests(tx: Tx, ctx: Ctx, { personId }: Subject): Promise<Partial<Record<keyof Tables, number>>> {
  const theirs = () =>
    tx.updateTable('privacy.request').where('area_id', '=', ctx.area.id).where('person_id', '=', personId)
  await theirs()
    .set({ state: 'withdrawn', closed_at: ctx.now, closed_by: ctx.actor.id, refused_why: null })
    .where('closed_at', 'is', null)
    .execute()
  const emptied = await theirs().set({ words_sealed: null, answer_sealed: null }).executeTakeFirst()
  return { 'privacy.request': Number(emptied.numUpdatedRows) }
}

/** This module's own part of what the house knows of somebody. */
export const privacyPart: PersonalPart = {
  rules,
  tell: async (tx, ctx, asked) => [...(await tellRequests(tx, ctx, asked)), ...(await tellEmergencies(tx, ctx, asked))],
  erase: async (tx, ctx, subject) => ({
    ...(await eraseRequests(tx, ctx, subject)),
    'privacy.emergency': await eraseEmergencies(tx, ctx, subject),
  }),
  obstacle: bothAsked,
  merge: async (tx, ctx, pair) => [
    ...(await leadRows(tx, ctx, { table: 'privacy.request', column: 'person_id', ...pair })),
    ...(await leadRows(tx, ctx, { table: 'privacy.emergency', column: 'person_id', ...pair })),
  ],
  unmerge: async (tx, ctx, rows) => [...(await partRequests(tx, ctx, rows)), ...(await partEmergencies(tx, ctx, rows))],
}
