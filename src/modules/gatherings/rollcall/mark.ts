import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inOnePacket } from '#platform/db/in-area.ts'
import { sendRows } from '#platform/db/insert-rows.ts'
import type { Act } from '#platform/db/together.ts'
import { recordAll, type Fact } from '#platform/facts/record.ts'
import { wasHeld } from '../kinds.rules.ts'
import { groundOf, groundQueries, type Ground, type MarkRow } from './ground.ts'
import type { MarkRefusal, Noted } from './mark.rules.ts'
import type { Held, NotedOf, Noting } from './noting.ts'
import { meantAt } from './presence.rules.ts'
import { countAgain } from './presence.ts'

/** What became of marks, by their ids. One that was known already is taken: it changes nothing. */
export type Written = { taken: string[]; refused: { id: string; why: MarkRefusal }[] }

/** The committee calls the roll from a day before on; what is noted earlier is a mistake. */
const DAY_MS = 86_400_000

/** Writes marks of one sender about a gathering that is held (`lockGathering`), as `writeAll` does. */
export async function writeMarks(tx: Tx, ctx: Ctx, { gathering, ...what }: NotedOf): Promise<Written> {
  const found = await inOnePacket(tx, groundQueries(tx, ctx, { gatheringId: gathering.id, marks: what.marks }))
  const [written] = await writeAll(tx, groundOf(gathering, found), [{ ctx, what }])
  return written ?? { taken: [], refused: [] }
}

/**
 * Writes marks of several senders about one gathering, each in its own name, and what they come to, in the caller's transaction;
 * what became of them in the order of the acts. The same mark again changes nothing. After the roll-call ended only what was
 * meant before its end is taken as it is; the rest needs its reason (`over`).
 */
export async function writeAll(tx: Tx, ground: Ground, acts: readonly Act<Ctx, Noting>[]): Promise<Written[]> {
  const judged = acts.map((act) => judgeAll(ground, act))
  const writing = judged.filter(({ fresh }) => fresh.length > 0)
  const [first] = writing
  if (first) await keep(tx, first.ctx, { ground, writing })
  return judged.map(({ taken, refused }) => ({ taken, refused }))
}

type Judged = Written & Act<Ctx, Noting> & { fresh: Noted[] }

/** One sender after the other, so that the next of the same moment meets what this one brought. */
function judgeAll(ground: Ground, act: Act<Ctx, Noting>): Judged {
  const { ctx, what } = act
  const closed = closedTo(ctx, ground.gathering)
  const judged = what.marks.map((mark) => ({ mark, why: closed ?? judge(ctx, ground, { mark, ...what }) }))
  const taken = judged.flatMap(({ mark, why }) => (why === null ? [mark] : []))
  const fresh = taken.filter(({ id }, at) => !ground.mine.has(id) && taken.findIndex((one) => one.id === id) === at)
  for (const { id } of fresh) ground.mine.add(id)
  const refused = judged.flatMap(({ mark: { id }, why }) => (why === null ? [] : [{ id, why }]))
  return { ...act, taken: taken.map(({ id }) => id), refused, fresh }
}

const closedTo = (ctx: Ctx, { state, starts_at }: Held): MarkRefusal | null => {
  if (state === 'cancelled' || state === 'postponed' || state === 'paused') return 'called-off'
  return state === 'planned' || starts_at.getTime() - ctx.now.getTime() > DAY_MS ? 'too-early' : null
}

type Sent = Pick<Noting, 'aheadMs'> & { mark: Noted }

function judge(ctx: Ctx, ground: Ground, { mark, aheadMs }: Sent): MarkRefusal | null {
  if (ground.mine.has(mark.id)) return null
  if (ground.elsewhere.has(mark.id) || (mark.corrects !== null && !ground.mine.has(mark.corrects))) return 'unreadable'
  return aboutNobody(ground, mark) ?? (isOver(ctx, ground.gathering, { mark, aheadMs }) ? 'over' : null)
}

/** Whom it is about must be a member of this gathering, or somebody of no other. */
function aboutNobody({ gathering, members, others }: Ground, { memberId, walkInId }: Noted): MarkRefusal | null {
  if (memberId !== null && !members.has(memberId)) return 'unknown-person'
  if (walkInId === null) return null
  if (others.has(walkInId) || members.has(walkInId)) return 'unknown-person'
  return gathering.walk_ins ? null : 'no-walk-ins'
}

/** Meant after the roll-call ended, and without a reason. */
function isOver(ctx: Ctx, { state, held_at: heldAt }: Held, { mark, aheadMs }: Sent): boolean {
  if (!wasHeld(state) || heldAt === null || mark.reason !== null) return false
  return meantAt({ deviceAt: mark.deviceAt, aheadMs, at: ctx.now }) > heldAt
}

type Writing = { ground: Ground; writing: readonly Judged[] }

/** A handful of statements however many they are, none of them waited for. */
async function keep(tx: Tx, ctx: Ctx, { ground, writing }: Writing): Promise<void> {
  const rows = writing.flatMap((one) => one.fresh.map((mark) => rowOf(one, ground.gathering, mark)))
  sendRows(tx, { table: 'gatherings.mark', areaId: ctx.area.id, again: 'keep' }, rows)
  const persons = new Map(writing.flatMap(({ what }) => [...(what.persons ?? [])]))
  countAgain(tx, ctx, { ground, rows, persons })
  await recordAll(
    tx,
    ctx,
    writing.flatMap((one) => factsOf(one, ground.gathering)),
  )
}

function factsOf({ ctx: by, fresh }: Judged, { id: subjectId, state, starts_at: startsAt }: Held): Fact[] {
  const marked = { name: 'gatherings.rollcall.marked', subjectId, detail: { marks: fresh.length }, by } as const
  const detail = { startsAt: startsAt.toISOString() }
  return wasHeld(state) ? [marked, { name: 'gatherings.gathering.corrected', subjectId, detail, by }] : [marked]
}

const rowOf = ({ ctx, what }: Judged, { id }: Held, mark: Noted): MarkRow => ({
  id: mark.id,
  gathering_id: id,
  member_id: mark.memberId,
  walk_in_id: mark.walkInId,
  what: mark.what,
  method: mark.method,
  source: mark.source,
  number: mark.number,
  name_sealed: mark.name === null ? null : ctx.secrets.seal(ctx.area.id, mark.name),
  corrects: mark.corrects,
  reason: mark.reason,
  device: what.device,
  device_at: mark.deviceAt,
  at: ctx.now,
  ahead_ms: what.aheadMs,
  by_id: ctx.actor.id,
})
