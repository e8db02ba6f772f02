import { sql } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/insert-rows.ts'
import { together, type Act } from '#platform/db/together.ts'
import { recordAll } from '#platform/facts/record.ts'
import { isBeforeDraw, phaseOf, type Phase } from './phase.rules.ts'
import { isAtDesk } from './party.rules.ts'
import { onRoster } from './on-roster.ts'
import { memberRows, signUpRow, whoHashes, type Decided, type NewSignUp } from './rows.ts'
import { placeFor, withTaken, type Room } from './seating.rules.ts'
import { moveSeats, offerNext, signUpFact, type Held } from './seats.ts'

export type SignUpRefusal = Exclude<Phase, 'open'> | 'unknown' | 'another' | 'already' | 'full' | 'too-many'
export type SignedUp = { id: string; state: Decided['state'] }
type Answer = Outcome<SignedUp, SignUpRefusal>
type Asked = Act<Ctx, NewSignUp & { compoundId: string | null }>
type Sent = Act<Ctx, Omit<Asked['what'], 'hash'>>

/**
 * Signs a party up: a place, the waiting list, or an entry for the draw. The same form again is the same sign-up (`another` with
 * other content). Refuses whoever is signed up `already`, and `full` unless the form said it would wait. Everybody of an area
 * queues here, so that hundreds at one moment need one connection and not hundreds.
 */
export const signUp: (ctx: Ctx, what: Sent['what']) => Promise<Answer> = together(async (tx, sent: readonly Sent[]) => {
  const acts = await onRoster(tx, sent)
  const ground = await groundOf(tx, acts)
  const answers = acts.map((act) => answerTo(ground, act))
  await write(tx, ground)
  return answers
})

/** A gathering while parties are being seated at it. */
type Table = { gathering: Held; before: Room; room: Room; queued: number }

type Ground = {
  ctx: Ctx
  tables: Map<string, Table>
  /** What came before under the same ids. */
  known: Map<string, { form_hash: Buffer; state: Decided['state'] }>
  /** Who is signed up where. */
  there: Set<string>
  decided: Decided[]
}

const seatOf = (gatheringId: string, who: Buffer): string => `${gatheringId} ${who.toString('hex')}`

async function groundOf(tx: Tx, acts: readonly Asked[]): Promise<Ground> {
  const [{ ctx } = never()] = acts
  const gatherings = await held(tx, acts)
  const [known, there, ...rooms] = await Promise.all([
    knownOf(tx, acts),
    thereOf(tx, acts),
    ...gatherings.map((gathering) => roomFor(tx, ctx, gathering)),
  ])
  const tables = new Map<string, Table>()
  for (const [at, gathering] of gatherings.entries()) {
    const room = rooms[at] ?? never()
    tables.set(gathering.id, { gathering, before: room, room, queued: 0 })
  }
  return {
    ctx,
    tables,
    known: new Map(known.map((row) => [row.id, row])),
    there: new Set(there.map(({ gathering_id, who_hash }) => seatOf(gathering_id, who_hash ?? never()))),
    decided: [],
  }
}

function never(): never {
  throw new Error('Nobody asked.')
}

/** All gatherings somebody asks for, locked in one order, as `lockGathering` locks one. */
const held = (tx: Tx, acts: readonly Asked[]): Promise<Held[]> =>
  tx
    .selectFrom('gatherings.gathering')
    .selectAll()
    .where('area_id', '=', acts[0]?.ctx.area.id ?? 0)
    .where('id', '=', sql<string>`any (${acts.map(({ what }) => what.gatheringId)}::uuid[])`)
    .orderBy('id')
    .forUpdate()
    .execute()

/** What is free first goes to those who wait already; where nothing is free, nobody needs to be asked. */
const roomFor = (tx: Tx, ctx: Ctx, gathering: Held): Room | Promise<Room> =>
  gathering.taken >= (gathering.capacity ?? 0)
    ? { capacity: gathering.capacity ?? 0, taken: gathering.taken, released: false, quotas: [] }
    : offerNext(tx, ctx, gathering)

const knownOf = (tx: Tx, acts: readonly Asked[]) =>
  tx
    .selectFrom('gatherings.signup')
    .select(['id', 'form_hash', 'state'])
    .where('area_id', '=', acts[0]?.ctx.area.id ?? 0)
    .where('id', '=', sql<string>`any (${acts.map(({ what }) => what.id)}::uuid[])`)
    .execute()

const thereOf = (tx: Tx, acts: readonly Asked[]) =>
  tx
    .selectFrom('gatherings.member')
    .select(['gathering_id', 'who_hash'])
    .where('area_id', '=', acts[0]?.ctx.area.id ?? 0)
    .where('gathering_id', '=', sql<string>`any (${acts.map(({ what }) => what.gatheringId)}::uuid[])`)
    .where('who_hash', '=', sql<Buffer>`any (${acts.flatMap(hashesOf)}::bytea[])`)
    .where('stands', '=', true)
    .execute()

const hashesOf = ({ ctx, what: { party } }: Act<Ctx, Pick<NewSignUp, 'party'>>): Buffer[] =>
  party.members.flatMap((member) => whoHashes(ctx, party, member))

function answerTo(ground: Ground, act: Asked): Answer {
  const { what } = act
  const known = ground.known.get(what.id)
  if (known) return known.form_hash.equals(what.hash) ? done({ id: what.id, state: known.state }) : refused('another')
  const table = ground.tables.get(what.gatheringId)
  if (!table) return refused('unknown')
  const why = whyNot(ground, table, act)
  if (why) return refused(why)
  const decided = decide(table, act)
  if (!decided) return refused('full')
  note(ground, decided)
  return done({ id: what.id, state: decided.state })
}

/** The next of the same moment meets this one already. */
function note(ground: Ground, decided: Decided): void {
  const { ctx, id, gatheringId, state, hash } = decided
  for (const who of hashesOf({ ctx, what: decided })) ground.there.add(seatOf(gatheringId, who))
  ground.known.set(id, { form_hash: hash, state })
  ground.decided.push(decided)
}

function whyNot(ground: Ground, { gathering }: Table, act: Asked): SignUpRefusal | null {
  const { ctx, what } = act
  const phase = phaseOf(gathering, { now: ctx.now, desk: isAtDesk(what.party) })
  if (phase !== 'open') return phase
  if (what.party.members.length > gathering.party_most) return 'too-many'
  return hashesOf(act).some((who) => ground.there.has(seatOf(gathering.id, who))) ? 'already' : null
}

/** Where the party sits or waits; null when it would have to wait and does not wish to. */
function decide(table: Table, { ctx, what }: Asked): Decided | null {
  const { gathering, room } = table
  const seats = what.party.members.length
  const { buildingId, audience } = what.party
  const place = isBeforeDraw(gathering)
    ? null
    : placeFor(room, { seats, buildingId, compoundId: what.compoundId, audience })
  const state = place ? 'confirmed' : isBeforeDraw(gathering) ? 'requested' : 'waitlisted'
  if (state === 'waitlisted' && !what.wait) return null
  if (place) table.room = withTaken(room, place, seats)
  table.queued += 1
  const queueNo = gathering.queued + table.queued
  return { ...what, ctx, state, place: place ?? { quotaId: null }, queueNo }
}

/** Everything that was decided, in a handful of statements however many they are. */
async function write(tx: Tx, { ctx, tables, decided }: Ground): Promise<void> {
  if (decided.length === 0) return
  const areaId = ctx.area.id
  await Promise.all([
    insertRows(tx, { table: 'gatherings.signup', areaId }, decided.map(signUpRow)),
    insertRows(tx, { table: 'gatherings.member', areaId }, decided.flatMap(memberRows)),
    ...[...tables.values()].map(({ gathering: { id }, before, room, queued }) =>
      moveSeats(tx, ctx, { id, before, after: room, queued }),
    ),
  ])
  await recordAll(tx, ctx, decided.map(factOf))
}

const factOf = ({ ctx, id, gatheringId, party, state }: Decided) => ({
  ...signUpFact(state, { id, gatheringId, seats: party.members.length }),
  by: ctx,
})
