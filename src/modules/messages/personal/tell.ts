import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Asked, Told } from '#platform/personal/personal.ts'
import { channels, type Channel } from '../channels.rules.ts'
import { wayWords } from '../ways/words.ts'
import { sayMessage } from '../words.ts'
import { knownMessageWords } from './words.ts'

const most = 500

/** What messages know of a household: what it was told, by which ways it let itself be told, and where those lead. */
export async function tellMessages(tx: Tx, ctx: Ctx, asked: Asked): Promise<Told[]> {
  const { homeId } = asked.subject
  if (homeId === null) return []
  const door: Door = { lang: asked.lang, full: asked.full, homeId }
  const parts = await Promise.all([
    messages(tx, ctx, door),
    addresses(tx, ctx, door),
    consents(tx, ctx, door),
    choices(tx, ctx, door),
    sendings(tx, ctx, door),
  ])
  return parts.flat()
}

/** Whose inbox, and how it is told. */
type Door = { lang: Lang; full: boolean; homeId: string }

const channelName = (lang: Lang, channel: string): string => {
  const known = channels.find((one): one is Channel => one === channel)
  return known ? wayWords(lang).channel[known] : channel
}

async function messages(tx: Tx, ctx: Ctx, { lang, homeId }: Door): Promise<Told[]> {
  const w = knownMessageWords(lang)
  const rows = await tx
    .selectFrom('messages.message')
    .select(['id', 'kind', 'need_number', 'category', 'made_at', 'read_at'])
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', 'home')
    .where('receiver_id', '=', homeId)
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
      { key: 'read', term: w.read, text: row.read_at ? sayMoment(lang, row.read_at, ctx.now) : w.unread },
    ],
  }))
}

async function addresses(tx: Tx, ctx: Ctx, { lang, full, homeId }: Door): Promise<Told[]> {
  const w = knownMessageWords(lang)
  const rows = await tx
    .selectFrom('messages.address')
    .select(['id', 'channel', 'address_sealed', 'made_at'])
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', 'home')
    .where('receiver_id', '=', homeId)
    .orderBy('channel')
    .execute()
  return rows.map((row) => {
    const address = ctx.secrets.open(ctx.area.id, row.address_sealed)
    const text = full ? address : `${address.slice(0, 3)}****`
    const line = { key: 'address', term: channelName(lang, row.channel), text, sealed: !full }
    return { table: 'messages.address', id: row.id, at: row.made_at, title: w.address, lines: [line] }
  })
}

async function consents(tx: Tx, ctx: Ctx, { lang, homeId }: Door): Promise<Told[]> {
  const w = knownMessageWords(lang)
  const rows = await tx
    .selectFrom('messages.consent')
    .select(['id', 'channel', 'answer', 'at'])
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', 'home')
    .where('receiver_id', '=', homeId)
    .orderBy('seq', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => {
    const line = { key: 'answer', term: channelName(lang, row.channel), text: w.answer[row.answer] }
    return { table: 'messages.consent', id: row.id, at: row.at, title: w.consent, lines: [line] }
  })
}

async function choices(tx: Tx, ctx: Ctx, { lang, homeId }: Door): Promise<Told[]> {
  const w = knownMessageWords(lang)
  const topics = wayWords(lang).topic
  const rows = await tx
    .selectFrom('messages.choice')
    .select(['topic', 'channel', 'pace', 'changed_at'])
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', 'home')
    .where('receiver_id', '=', homeId)
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

async function sendings(tx: Tx, ctx: Ctx, { lang, homeId }: Door): Promise<Told[]> {
  const w = knownMessageWords(lang)
  const rows = await tx
    .selectFrom('messages.sending')
    .select(['id', 'channel', 'state', 'due_at'])
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', 'home')
    .where('receiver_id', '=', homeId)
    .orderBy('due_at', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    table: 'messages.sending',
    id: row.id,
    at: row.due_at,
    title: w.sending,
    lines: [{ key: 'state', term: channelName(lang, row.channel), text: w.state[row.state] }],
  }))
}
