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
import { followCode, followHash } from '../follow-code.ts'
import { sayNumber } from '../number.ts'
import { contactDue, due, onBoardAtFirst, usualTerm } from '../needs.rules.ts'
import { lifeOf, type Event } from './demo.life.ts'
import { fold, type Told } from './demo.fold.ts'
import { tales } from './demo.tales.ts'

/** What a demonstration of needs is about: where, from when, how many, and who of the invented staff acted. */
export type NeedsDemo = {
  places: { id: string; compoundId: string }[]
  from: Date
  count: number
  seed: number
  staff: { committee: Person; property: Person; owners: Person }
  askers: (random: Random) => { name: string; phone: string }
  /** By building, a home that tells its needs with its card. */
  homes: ReadonlyMap<string, string>
}
type Person = { id: string; name: string }

/** Something that happened to the need of a home, as its household would hear of it. */
export type DemoNews = { homeId: string; number: string; category: string; fact: string; at: Date }

function newsOf(demo: NeedsDemo, one: Told): DemoNews[] {
  const homeId = homeOf(demo, one)
  if (homeId === null) return []
  const need = { homeId, number: sayNumber(one), category: one.tale.category }
  return one.events.flatMap(({ act, at }) =>
    act === 'submit' ? [] : [{ ...need, fact: `needs.need.${happened[act]}`, at }],
  )
}

const CHUNK = 250

/** Writes invented needs with their whole lives from `from` to now, in the order of their numbers; returns what homes would hear. */
export async function demoNeeds(tx: Tx, ctx: Ctx, demo: NeedsDemo): Promise<DemoNews[]> {
  const random = randomFrom(demo.seed)
  // Some came in the last days, so that there are needs in every state and something to do today.
  const lately = new Date(Math.max(demo.from.getTime(), ctx.now.getTime() - 9 * DAY_MS))
  const when = () => daytime(random, random.chance(0.03) ? lately : demo.from, ctx.now)
  const moments = Array.from({ length: demo.count }, when).sort((a, b) => a.getTime() - b.getTime())
  const counters = new Map<number, number>()
  const news: DemoNews[] = []
  const tell = (at: Date): Told => {
    const year = Number(dayOf(at).slice(0, 4))
    const seq = (counters.get(year) ?? 0) + 1
    counters.set(year, seq)
    const tale = random.pick(tales)
    const events = lifeOf({ tale, at, now: ctx.now, calendar: ctx.calendar, random })
    return {
      id: uuidv7(at),
      year,
      seq,
      tale,
      events,
      place: random.pick(demo.places),
      channel: channelOf(random),
      random,
    }
  }
  for (let from = 0; from < moments.length; from += CHUNK)
    news.push(...(await keep(tx, ctx, { demo, told: moments.slice(from, from + CHUNK).map(tell) })))
  for (const [year, by] of counters) await countUp(tx, ctx, { name: 'needs.need', year, by })
  return news
}

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
  await tx
    .insertInto('needs.need')
    .values(told.map((one) => rowOf(ctx, demo, one)))
    .execute()
  await tx.insertInto('needs.step').values(steps).execute()
  const sealed = await sealRows(
    tx,
    ctx,
    told.map(({ id }) => ({ table: 'needs.need', id })),
  )
  const facts = told.flatMap((one, at) => one.events.map((event) => factOf(ctx, demo, { one, event, row: sealed[at] })))
  await recordPast(tx, facts)
  return told.flatMap((one) => newsOf(demo, one))
}

function rowOf(ctx: Ctx, demo: NeedsDemo, one: Told): Insertable<Tables['needs.need']> {
  const { id, tale, place, channel, random } = one
  const term = usualTerm[tale.category]
  const at = one.events[0]?.at ?? ctx.now
  return {
    area_id: ctx.area.id,
    id,
    year: one.year,
    seq: one.seq,
    form_hash: ctx.secrets.hash(ctx.area.id, 'needs form', id),
    category: tale.category,
    term,
    words: tale.words,
    on_board: onBoardAtFirst(tale.category) || one.events.length > 1,
    channel,
    taken_by: channel === 'web' ? null : demo.staff.committee.id,
    home_id: homeOf(demo, one),
    ...askerOf(ctx, demo, { channel, random }),
    follow_hash: followHash(ctx, id, followCode(ctx, id)),
    compound_id: place.compoundId,
    building_id: place.id,
    spot: tale.spot,
    submitted_at: at,
    contact_due_at: contactDue(ctx.calendar, at),
    due_at: due(ctx.calendar, at, term),
    ...fold(ctx, demo.staff, one),
  }
}

/** Every fifth need that came over the web came with a household's card, where its building has one. */
const homeOf = ({ homes }: NeedsDemo, { channel, seq, place }: Told): string | null =>
  channel === 'web' && seq % 5 === 0 ? (homes.get(place.id) ?? null) : null

/** Most say who they are, and most of those leave a telephone. */
function askerOf(ctx: Ctx, demo: NeedsDemo, { channel, random }: Pick<Told, 'channel' | 'random'>) {
  const { name, phone } = demo.askers(random)
  const dice = random.next()
  const noPhone = channel === 'web' ? ('page' as const) : ('none' as const)
  if (dice < 0.3) return { reply_by: noPhone }
  const seal = (asker: object) => ctx.secrets.seal(ctx.area.id, JSON.stringify(asker))
  if (dice < 0.45) return { reply_by: noPhone, asker_sealed: seal({ name, phone: null, door: null }) }
  return {
    reply_by: 'telephone' as const,
    asker_sealed: seal({ name, phone, door: null }),
    asker_phone_hash: ctx.secrets.hash(ctx.area.id, 'phone', phone),
  }
}

type Moment = { one: Told; event: Event; row?: SealedRow | undefined }

function stepOf(ctx: Ctx, demo: NeedsDemo, { one, event }: Moment): Insertable<Tables['needs.step']> {
  const by = actorOf(demo, { one, event })
  return {
    area_id: ctx.area.id,
    id: uuidv7(event.at),
    need_id: one.id,
    act: event.act,
    about: event.act === 'submit' ? one.channel : event.act === 'assign' ? one.tale.to : null,
    from_state: event.from,
    to_state: event.to,
    actor_kind: by.kind,
    actor_id: by.id,
    actor_name: by.name,
    note: event.note,
    note_for: 'asker',
    is_public: true,
    at: event.at,
  }
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
      ...(event === one.events.at(-1) ? { row } : {}),
    }),
    delivered_at: event.at,
  }
}

type By = { kind: 'asker' | 'committee' | 'property' | 'owners' | 'auto'; id: string | null; name: string | null }

function actorOf(demo: NeedsDemo, { one, event }: Moment): By {
  if (event.by === 'auto') return { kind: 'auto', id: null, name: null }
  if (event.by === 'asker' && (event.act !== 'submit' || one.channel === 'web'))
    return { kind: 'asker', id: null, name: null }
  const to = event.by === 'assignee' ? one.tale.to : 'staff'
  const kind = to === 'staff' ? 'committee' : to
  return { kind, ...demo.staff[kind] }
}
