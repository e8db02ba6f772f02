import { sql, type Selectable } from 'kysely'
import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import type { Asked, Told } from '#platform/personal/personal.ts'
import { channels, type Channel } from '../channels.rules.ts'
import type { Subscription } from '../push/subscription.rules.ts'
import { wayWords } from '../ways/words.ts'
import { sayMessage } from '../words.ts'
import { knownMessageWords } from './words.ts'

const most = 500

/** What messages know of a household: what it was told, by which ways it let itself be told, and where those lead. */
export async function tellMessages(tx: Tx, ctx: Ctx, asked: Asked): Promise<Told[]> {
  const { homeId } = asked.subject
  if (homeId === null) return []
  const door: Door = { ctx, lang: asked.lang, full: asked.full, homeId }
  const parts = await Promise.all([
    told(tx, door, { table: 'messages.message', by: 'made_at', say: message }),
    told(tx, door, { table: 'messages.address', by: 'made_at', say: address }),
    told(tx, door, { table: 'messages.device', by: 'made_at', say: device }),
    told(tx, door, { table: 'messages.consent', by: 'seq', say: consent }),
    told(tx, door, { table: 'messages.choice', by: 'changed_at', say: choice }),
    told(tx, door, { table: 'messages.sending', by: 'due_at', say: sending }),
  ])
  return parts.flat()
}

/** Whose inbox, and how it is told. */
type Door = { ctx: Ctx; lang: Lang; full: boolean; homeId: string }

type Kept = Extract<keyof Tables, `messages.${string}`>
type Row<Table extends Kept> = Selectable<Tables[Table]>
type Part<Table extends Kept> = {
  table: Table
  /** What its rows are ordered by, newest first. */
  by: keyof Tables[Table] & string
  say: (row: Row<Table>, door: Door) => Omit<Told, 'table'>
}

/** One table's rows of a home, in words. All tables of messages say in the same columns whose a row is. */
async function told<Table extends Kept>(tx: Tx, door: Door, { table, by, say }: Part<Table>): Promise<Told[]> {
  const { rows } = await sql<Row<Table>>`select * from ${sql.table(table)}
    where area_id = ${door.ctx.area.id} and receiver_kind = 'home' and receiver_id = ${door.homeId}
    order by ${sql.ref(by)} desc limit ${most}`.execute(tx)
  return rows.map((row) => ({ table, ...say(row, door) }))
}

const channelName = (lang: Lang, channel: string): string => {
  const known = channels.find((one): one is Channel => one === channel)
  return known ? wayWords(lang).channel[known] : channel
}

const message: Part<'messages.message'>['say'] = (row, { ctx, lang }) => {
  const w = knownMessageWords(lang)
  const read = row.read_at ? sayMoment(lang, row.read_at, ctx.now) : w.unread
  return {
    id: row.id,
    at: row.made_at,
    title: w.message,
    lines: [
      { key: 'said', term: w.said, text: sayMessage(lang, row) },
      { key: 'read', term: w.read, text: read },
    ],
  }
}

const address: Part<'messages.address'>['say'] = (row, { ctx, lang, full }) => {
  const whole = ctx.secrets.open(ctx.area.id, row.address_sealed)
  const text = full ? whole : `${whole.slice(0, 3)}****`
  const line = { key: 'address', term: channelName(lang, row.channel), text, sealed: !full }
  return { id: row.id, at: row.made_at, title: knownMessageWords(lang).address, lines: [line] }
}

const device: Part<'messages.device'>['say'] = (row, { ctx, lang, full }) => {
  const w = knownMessageWords(lang)
  const { endpoint } = JSON.parse(ctx.secrets.open(ctx.area.id, row.subscription_sealed)) as Subscription
  const text = full ? endpoint : `${new URL(endpoint).host}/****`
  const line = { key: 'endpoint', term: w.endpoint, text, sealed: !full }
  return { id: row.id, at: row.made_at, title: w.device, lines: [line] }
}

const consent: Part<'messages.consent'>['say'] = (row, { lang }) => {
  const w = knownMessageWords(lang)
  const line = { key: 'answer', term: channelName(lang, row.channel), text: w.answer[row.answer] }
  return { id: row.id, at: row.at, title: w.consent, lines: [line] }
}

const choice: Part<'messages.choice'>['say'] = (row, { lang }) => {
  const w = knownMessageWords(lang)
  const way = row.channel ? `${channelName(lang, row.channel)} · ${w.pace[row.pace]}` : w.inboxOnly
  return {
    id: row.topic,
    at: row.changed_at,
    title: w.choice,
    lines: [
      { key: 'topic', term: w.topic, text: wayWords(lang).topic[row.topic] },
      { key: 'way', term: w.way, text: way },
    ],
  }
}

const sending: Part<'messages.sending'>['say'] = (row, { lang }) => {
  const w = knownMessageWords(lang)
  const line = { key: 'state', term: channelName(lang, row.channel), text: w.state[row.state] }
  return { id: row.id, at: row.due_at, title: w.sending, lines: [line] }
}
