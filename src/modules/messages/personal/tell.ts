import { sql, type Selectable } from 'kysely'
import { dayOf } from '#base/days.ts'
import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import type { Asked, Told } from '#platform/personal/personal.ts'
import { channels, type Channel } from '../channels.rules.ts'
import { maskedAddress } from '../consent/masked-address.ts'
import { sayAnswer } from '../consent/parts.ts'
import { guardianIn } from '../consent/said.ts'
import { consentWords } from '../consent/words.ts'
import type { Subscription } from '../push/subscription.rules.ts'
import { withGatherings } from '../gatherings/as-of.ts'
import { wayWords } from '../ways/words.ts'
import { sayMessage, type Said } from '../words.ts'
import { knownMessageWords } from './words.ts'

const most = 500

/** What messages know of somebody and their household: what was told, by which ways they let themselves be told, and where those lead. */
export async function tellMessages(tx: Tx, ctx: Ctx, asked: Asked): Promise<Told[]> {
  const { personId, homeId } = asked.subject
  const own: Door = { ctx, lang: asked.lang, full: asked.full, kind: 'person', id: personId, names: new Map() }
  const doors: Door[] = homeId === null ? [own] : [own, { ...own, kind: 'home', id: homeId }]
  const parts = await Promise.all(doors.map((door) => toldAt(tx, door)))
  return parts.flat()
}

async function toldAt(tx: Tx, bare: Door): Promise<Told[]> {
  const answers = await rowsOf(tx, bare, { table: 'messages.consent', by: 'seq' })
  const notedBy = answers.flatMap(({ noted_by }) => noted_by ?? [])
  const door = { ...bare, names: await accountNames(tx, notedBy) }
  const parts = await Promise.all([
    messagesAt(tx, door),
    told(tx, door, { table: 'messages.address', by: 'made_at', say: address }),
    told(tx, door, { table: 'messages.device', by: 'made_at', say: device }),
    told(tx, door, { table: 'messages.choice', by: 'changed_at', say: choice }),
    told(tx, door, { table: 'messages.sending', by: 'due_at', say: sending }),
  ])
  return [...parts.flat(), ...answers.map((row) => ({ table: 'messages.consent' as const, ...consent(row, door) }))]
}

/** Whose, and how it is told: the household's, or the person's own. `names`: of the accounts that took an answer down. */
type Door = {
  ctx: Ctx
  lang: Lang
  full: boolean
  kind: 'home' | 'person'
  id: string
  names: ReadonlyMap<string, string>
}

type Kept = Extract<keyof Tables, `messages.${string}`>
type Row<Table extends Kept> = Selectable<Tables[Table]>
type Say<Table extends Kept> = (row: Row<Table>, door: Door) => Omit<Told, 'table'>
/** A table, and what its rows are ordered by, newest first. */
type Which<Table extends Kept> = { table: Table; by: keyof Tables[Table] & string }

/** One table's rows of a home or a person. All tables of messages say in the same columns whose a row is. */
async function rowsOf<Table extends Kept>(tx: Tx, door: Door, { table, by }: Which<Table>): Promise<Row<Table>[]> {
  const { rows } = await sql<Row<Table>>`select * from ${sql.table(table)}
    where area_id = ${door.ctx.area.id} and receiver_kind = ${door.kind} and receiver_id = ${door.id}
    order by ${sql.ref(by)} desc limit ${most}`.execute(tx)
  return rows
}

/** The same, in words. */
async function told<Table extends Kept>(
  tx: Tx,
  door: Door,
  { say, ...which }: Which<Table> & { say: Say<Table> },
): Promise<Told[]> {
  const rows = await rowsOf(tx, door, which)
  return rows.map((row) => ({ table: which.table, ...say(row, door) }))
}

const channelName = (lang: Lang, channel: string): string => {
  const known = channels.find((one): one is Channel => one === channel)
  return known ? consentWords(lang).channel[known] : channel
}

/** 「短信（自己的）」: a household's and one's own stand in one list. */
const whose = ({ lang, kind }: Door, channel: string): string =>
  knownMessageWords(lang).whose[kind](channelName(lang, channel))

async function messagesAt(tx: Tx, door: Door): Promise<Told[]> {
  const rows = await rowsOf(tx, door, { table: 'messages.message', by: 'made_at' })
  const said = await withGatherings(tx, door.ctx, rows)
  return said.map((row) => ({ table: 'messages.message', ...message(row, door) }))
}

const message = (row: Row<'messages.message'> & Said, { ctx, lang, kind }: Door): Omit<Told, 'table'> => {
  const w = knownMessageWords(lang)
  const read = { key: 'read', term: w.read, text: row.read_at ? sayMoment(lang, row.read_at, ctx.now) : w.unread }
  const said = { key: 'said', term: w.said, text: sayMessage(lang, row) }
  return { id: row.id, at: row.made_at, title: w.message, lines: kind === 'home' ? [said, read] : [said] }
}

const address: Say<'messages.address'> = (row, door) => {
  const { ctx, lang, full } = door
  const text = full ? ctx.secrets.open(ctx.area.id, row.address_sealed) : (maskedAddress(ctx, row.address_sealed) ?? '')
  const line = { key: 'address', term: whose(door, row.channel), text, sealed: !full }
  return { id: row.id, at: row.made_at, title: knownMessageWords(lang).address, lines: [line] }
}

const device: Say<'messages.device'> = (row, { ctx, lang, full }) => {
  const w = knownMessageWords(lang)
  const { endpoint } = JSON.parse(ctx.secrets.open(ctx.area.id, row.subscription_sealed)) as Subscription
  const text = full ? endpoint : `${new URL(endpoint).host}/****`
  const line = { key: 'endpoint', term: w.endpoint, text, sealed: !full }
  return { id: row.id, at: row.made_at, title: w.device, lines: [line] }
}

const consent: Say<'messages.consent'> = (row, door) => {
  const { ctx, lang, names } = door
  const w = knownMessageWords(lang)
  const notedBy = row.noted_by && (names.get(row.noted_by) ?? row.noted_by)
  const answer = { ...row, notedBy, guardian: guardianIn(ctx, row) }
  const said = sayAnswer(lang, answer, { today: dayOf(ctx.now), now: ctx.now })
  const lines = [
    { key: 'answer', term: whose(door, row.channel), text: said.state },
    { key: 'how', term: w.how, text: said.how },
    ...(said.guardian ? [{ key: 'guardian', term: w.guardian, text: said.guardian }] : []),
  ]
  return { id: row.id, at: row.at, title: w.consent, lines }
}

const choice: Say<'messages.choice'> = (row, { lang }) => {
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

const sending: Say<'messages.sending'> = (row, door) => {
  const w = knownMessageWords(door.lang)
  const line = { key: 'state', term: whose(door, row.channel), text: w.state[row.state] }
  return { id: row.id, at: row.due_at, title: w.sending, lines: [line] }
}
