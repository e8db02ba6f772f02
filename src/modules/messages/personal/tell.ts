import { dayOf } from '#base/days.ts'
import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Asked, Told } from '#platform/personal/personal.ts'
import { channels, type Channel } from '../channels.rules.ts'
import { maskedAddress } from '../consent/masked-address.ts'
import { sayAnswer } from '../consent/parts.ts'
import { guardianIn } from '../consent/said.ts'
import { consentWords } from '../consent/words.ts'
import { wayWords } from '../ways/words.ts'
import { sayMessage } from '../words.ts'
import { knownMessageWords } from './words.ts'

const most = 500

/** What messages know of somebody and their household: what was told, by which ways they let themselves be told, and where those lead. */
export async function tellMessages(tx: Tx, ctx: Ctx, asked: Asked): Promise<Told[]> {
  const { personId, homeId } = asked.subject
  const own: Door = { lang: asked.lang, full: asked.full, kind: 'person', id: personId }
  const doors: Door[] = homeId === null ? [own] : [own, { ...own, kind: 'home', id: homeId }]
  const parts = await Promise.all(
    [messages, addresses, consents, choices, sendings].flatMap((part) => doors.map((door) => part(tx, ctx, door))),
  )
  return parts.flat()
}

/** Whose, and how it is told: the household's, or the person's own. */
type Door = { lang: Lang; full: boolean; kind: 'home' | 'person'; id: string }

const channelName = (lang: Lang, channel: string): string => {
  const known = channels.find((one): one is Channel => one === channel)
  return known ? consentWords(lang).channel[known] : channel
}

/** 「短信（自己的）」: a household's and one's own stand in one list. */
const whose = (lang: Lang, { kind, channel }: { kind: Door['kind']; channel: string }): string =>
  knownMessageWords(lang).whose[kind](channelName(lang, channel))

async function messages(tx: Tx, ctx: Ctx, { lang, kind, id }: Door): Promise<Told[]> {
  const w = knownMessageWords(lang)
  const rows = await tx
    .selectFrom('messages.message')
    .select(['id', 'kind', 'need_number', 'category', 'made_at', 'read_at'])
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', kind)
    .where('receiver_id', '=', id)
    .orderBy('made_at', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    table: 'messages.message',
    id: row.id,
    at: row.made_at,
    title: w.message,
    lines: [
      { key: 'said', term: w.said, text: sayMessage(lang, row) },
      ...(kind === 'home'
        ? [{ key: 'read', term: w.read, text: row.read_at ? sayMoment(lang, row.read_at, ctx.now) : w.unread }]
        : []),
    ],
  }))
}

async function addresses(tx: Tx, ctx: Ctx, { lang, full, kind, id }: Door): Promise<Told[]> {
  const w = knownMessageWords(lang)
  const rows = await tx
    .selectFrom('messages.address')
    .select(['id', 'channel', 'address_sealed', 'made_at'])
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', kind)
    .where('receiver_id', '=', id)
    .orderBy('channel')
    .execute()
  return rows.map((row) => {
    const text = full
      ? ctx.secrets.open(ctx.area.id, row.address_sealed)
      : (maskedAddress(ctx, row.address_sealed) ?? '')
    const line = { key: 'address', term: whose(lang, { kind, channel: row.channel }), text, sealed: !full }
    return { table: 'messages.address', id: row.id, at: row.made_at, title: w.address, lines: [line] }
  })
}

async function consents(tx: Tx, ctx: Ctx, { lang, kind, id }: Door): Promise<Told[]> {
  const w = knownMessageWords(lang)
  const rows = await tx
    .selectFrom('messages.consent')
    .select(['id', 'channel', 'answer', 'at', 'text_version', 'how', 'noted_by'])
    .select(['until_on', 'fourteen_on', 'guardian_sealed', 'guardian_relation'])
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', kind)
    .where('receiver_id', '=', id)
    .orderBy('seq', 'desc')
    .limit(most)
    .execute()
  const names = await accountNames(
    tx,
    rows.flatMap(({ noted_by }) => noted_by ?? []),
  )
  return rows.map((row) => {
    const notedBy = row.noted_by && (names.get(row.noted_by) ?? row.noted_by)
    const answer = { ...row, notedBy, guardian: guardianIn(ctx, row) }
    const said = sayAnswer(lang, answer, { today: dayOf(ctx.now), now: ctx.now })
    const lines = [
      { key: 'answer', term: whose(lang, { kind, channel: row.channel }), text: said.state },
      { key: 'how', term: w.how, text: said.how },
      ...(said.guardian ? [{ key: 'guardian', term: w.guardian, text: said.guardian }] : []),
    ]
    return { table: 'messages.consent', id: row.id, at: row.at, title: w.consent, lines }
  })
}

async function choices(tx: Tx, ctx: Ctx, { lang, kind, id }: Door): Promise<Told[]> {
  if (kind === 'person') return []
  const w = knownMessageWords(lang)
  const topics = wayWords(lang).topic
  const rows = await tx
    .selectFrom('messages.choice')
    .select(['topic', 'channel', 'pace', 'changed_at'])
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', kind)
    .where('receiver_id', '=', id)
    .orderBy('topic')
    .execute()
  return rows.map((row) => ({
    table: 'messages.choice',
    id: row.topic,
    at: row.changed_at,
    title: w.choice,
    lines: [
      { key: 'topic', term: w.topic, text: topics[row.topic] },
      {
        key: 'way',
        term: w.way,
        text: row.channel ? `${channelName(lang, row.channel)} · ${w.pace[row.pace]}` : w.inboxOnly,
      },
    ],
  }))
}

async function sendings(tx: Tx, ctx: Ctx, { lang, kind, id }: Door): Promise<Told[]> {
  const w = knownMessageWords(lang)
  const rows = await tx
    .selectFrom('messages.sending')
    .select(['id', 'channel', 'state', 'due_at'])
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', kind)
    .where('receiver_id', '=', id)
    .orderBy('due_at', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    table: 'messages.sending',
    id: row.id,
    at: row.due_at,
    title: w.sending,
    lines: [{ key: 'state', term: whose(lang, { kind, channel: row.channel }), text: w.state[row.state] }],
  }))
}
