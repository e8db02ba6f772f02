import type { Insertable } from 'kysely'
import { DAY_MS, dayOf, minuteOfDay, startOfDay } from '#base/days.ts'
import { randomFrom, type Random } from '#base/random.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { countUp } from '#platform/numbers/count-up.ts'
import { recordPast, type PastFact } from '#platform/facts/past.ts'
import { sealRows, type SealedRow } from '#platform/facts/row-digest.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { happened } from '../facts.ts'
import { writeSearchText } from '../finding/search-text.ts'
import { sayNumber } from '../number.ts'
import { lifeOf, type Event, type TimelineEvent } from './demo.life.ts'
import { rowOf } from './demo.rows.ts'
import { allyOf, personOf, type NeedsDemo, type Told } from './demo.fold.ts'
import { demoReplies } from './demo.replies.ts'
import { joinedLine, perhapsMerged } from './demo.merges.ts'
import { newsOf, type DemoNews } from './demo.news.ts'
import { asShown, shownLives, type ShownLife } from './demo.states.ts'
import { quarrel, tales } from './demo.tales.ts'

const CHUNK = 250

/** Writes invented needs with their whole lives from `from` to now, in the order of their numbers; returns what homes would hear. */
export async function demoNeeds(tx: Tx, ctx: Ctx, demo: NeedsDemo): Promise<DemoNews[]> {
  const random = randomFrom(demo.seed)
  // Some came in the last days, so that there are needs in every state and something to do today.
  const lately = new Date(Math.max(demo.from.getTime(), ctx.now.getTime() - 9 * DAY_MS))
  const when = () => daytime(random, random.chance(0.03) ? lately : demo.from, ctx.now)
  const usual = Array.from({ length: demo.count }, when).map((at) => ({ at }))
  const moments: Beginning[] = [...usual, ...shownLives(ctx)].sort((a, b) => a.at.getTime() - b.at.getTime())
  const newest = usual.reduce((a, b) => (a.at > b.at ? a : b), usual[0] ?? { at: ctx.now })
  const byKey = new Map<string, Told>()
  const counters = new Map<number, number>()
  const merging = { recent: [] as Told[], random: randomFrom(demo.seed + 1), calendar: ctx.calendar, now: ctx.now }
  const news: DemoNews[] = []
  const tell = (beginning: Beginning): Told => {
    const { at } = beginning
    const year = Number(dayOf(at).slice(0, 4))
    const seq = (counters.get(year) ?? 0) + 1
    counters.set(year, seq)
    if ('key' in beginning) return asShown(beginning, { demo, byKey, number: { year, seq }, random })
    const tale = random.pick(tales)
    const events = lifeOf({ tale, at, now: ctx.now, calendar: ctx.calendar, random })
    const told: Told = {
      id: uuidv7(at),
      year,
      seq,
      tale,
      events,
      place: random.pick(demo.places),
      channel: channelOf(random),
      random,
    }
    const one = beginning === newest ? asQuarrel(told) : perhapsMerged(told, merging)
    merging.recent = [...merging.recent.slice(-30), ...(one.dispute ? [] : [one])]
    return one
  }
  for (let from = 0; from < moments.length; from += CHUNK)
    news.push(...(await keep(tx, ctx, { demo, told: moments.slice(from, from + CHUNK).map(tell) })))
  await demoReplies(tx, ctx)
  for (const [year, by] of counters) await countUp(tx, ctx, { name: 'needs.need', year, by })
  return news
}

type Beginning = { at: Date } | ShownLife
/** The newest need is between neighbours and has not been read by anybody. */
const asQuarrel = (told: Told): Told => ({
  ...told,
  tale: quarrel,
  channel: 'web',
  dispute: true,
  events: told.events.slice(0, 1),
})

const channelOf = (random: Random): Told['channel'] =>
  random.pick(['web', 'web', 'web', 'telephone', 'telephone', 'door', 'paper'] as const)

/** Some moment between 8:00 and 21:00. */
function daytime(random: Random, from: Date, to: Date): Date {
  const at = new Date(from.getTime() + Math.floor(random.next() * (to.getTime() - from.getTime())))
  const minute = minuteOfDay(at)
  const within =
    minute < 480 || minute > 1260 ? new Date(startOfDay(dayOf(at)).getTime() + random.between(480, 1259) * 60_000) : at
  return within > to ? at : within
}

async function keep(tx: Tx, ctx: Ctx, { demo, told }: { demo: NeedsDemo; told: Told[] }): Promise<DemoNews[]> {
  const steps = told.flatMap((one) =>
    one.events.map((event, at) => ({ ...stepOf(ctx, demo, { one, event }), no: at + 1 })),
  )
  const joined = told.flatMap((one) => {
    const line = joinedLine(one)
    if (!line) return []
    const step = stepOf(ctx, demo, { one: line.into, event: line.event })
    return [{ ...step, no: line.no, body: sayNumber(one) }]
  })
  const needs = told.map((one) => rowOf(ctx, demo, one))
  await tx.insertInto('needs.need').values(needs).execute()
  await writeSearchText(tx, ctx, needs)
  await tx
    .insertInto('needs.step')
    .values([...steps, ...joined])
    .execute()
  const sealed = await sealRows(
    tx,
    ctx,
    told.map(({ id }) => ({ table: 'needs.need', id })),
  )
  const facts = told.flatMap((one, at) => one.events.map((event) => factOf(ctx, demo, { one, event, row: sealed[at] })))
  await recordPast(tx, facts)
  return told.flatMap((one) => newsOf(demo, one))
}

type Moment = { one: Told; event: Event; row?: SealedRow | undefined }
type Line = { one: Told; event: TimelineEvent }

function stepOf(ctx: Ctx, demo: NeedsDemo, { one, event }: Line): Insertable<Tables['needs.step']> {
  const by = actorOf(demo, { one, event })
  return {
    area_id: ctx.area.id,
    id: uuidv7(event.at),
    need_id: one.id,
    act: event.act,
    about: aboutOf(one, event),
    body: bodyOf(demo, { one, event }),
    from_state: event.from,
    to_state: event.to,
    actor_kind: by.kind,
    actor_id: by.id,
    actor_name: by.name,
    until_on: event.untilOn ?? null,
    note: event.note,
    note_for: 'asker',
    is_public: true,
    at: event.at,
  }
}

/** The number it goes on in, or the partner or team it was handed to. */
function bodyOf({ allies }: NeedsDemo, { one, event }: Line): string | null {
  if (event.body) return event.body
  if (event.act === 'assign') return allyOf(allies, one.tale.to)?.name ?? null
  return event.act === 'merge' && one.into ? sayNumber(one.into) : null
}

function aboutOf(one: Told, { act, about }: TimelineEvent): string | null {
  if (about) return about
  if (act === 'submit') return one.channel
  if (act === 'assign') return one.tale.to
  return act === 'merge' ? 'same-matter' : null
}

function factOf(ctx: Ctx, demo: NeedsDemo, { one, event, row }: Moment): PastFact {
  const by = actorOf(demo, { one, event })
  return {
    area_id: ctx.area.id,
    id: uuidv7(event.at),
    name: event.act === 'submit' ? 'needs.need.submitted' : `needs.need.${happened[event.act]}`,
    subject_id: one.id,
    actor_id: by.id,
    actor_kind: by.kind === 'asker' ? 'guest' : by.kind === 'auto' ? 'auto' : 'account',
    at: event.at,
    detail: JSON.stringify({
      number: sayNumber(one),
      from: event.from,
      to: event.to,
      ...(event.act === 'merge' && one.into ? { into: sayNumber(one.into) } : {}),
      ...(event === one.events.at(-1) ? { row } : {}),
    }),
    delivered_at: event.at,
  }
}

type By = {
  kind: 'asker' | 'committee' | 'property' | 'owners' | 'partner' | 'team' | 'auto'
  id: string | null
  name: string | null
}

function actorOf(demo: NeedsDemo, { one, event }: Line): By {
  if (event.by === 'auto') return { kind: 'auto', id: null, name: null }
  if (event.by === 'asker' && (event.act !== 'submit' || one.channel === 'web'))
    return { kind: 'asker', id: null, name: null }
  // Only the director closes what was not solved (domain.md C2).
  if (event.act === 'leave') return { kind: 'committee', ...demo.staff.director }
  const to = event.by === 'assignee' ? one.tale.to : 'staff'
  return { kind: to === 'staff' ? 'committee' : to, ...personOf(demo.staff, to) }
}
