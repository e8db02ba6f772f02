import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { record } from '#platform/facts/record.ts'
import { wasHeld } from '../kinds.rules.ts'
import type { MarkRefusal, Noted } from './mark.rules.ts'
import type { Held, NotedOf } from './noting.ts'
import { meantAt } from './presence.rules.ts'
import { countAgain } from './presence.ts'

/** What became of marks, by their ids. One that was known already is taken: it changes nothing. */
export type Written = { taken: string[]; refused: { id: string; why: MarkRefusal }[] }

/** The committee calls the roll from a day before on; what is noted earlier is a mistake. */
const DAY_MS = 86_400_000

/**
 * Writes marks about a gathering that is held (`lockGathering`), and what they come to, in the caller's transaction. The same
 * mark again changes nothing. After the roll-call ended only what was meant before its end is taken as it is; the rest needs
 * its reason (`over`).
 */
export async function writeMarks(tx: Tx, ctx: Ctx, noting: NotedOf): Promise<Written> {
  const why = closed(ctx, noting.gathering)
  if (why) return { taken: [], refused: noting.marks.map(({ id }) => ({ id, why })) }
  if (noting.marks.length === 0) return { taken: [], refused: [] }
  const known = await knownIn(tx, ctx, noting)
  const judged = noting.marks.map((mark) => ({ mark, why: judge(ctx, { ...noting, mark, known }) }))
  const fresh = judged.filter(({ mark, why: no }) => no === null && !known.mine.has(mark.id)).map(({ mark }) => mark)
  if (fresh.length > 0) await keep(tx, ctx, { ...noting, marks: fresh })
  return {
    taken: judged.flatMap(({ mark, why: no }) => (no === null ? [mark.id] : [])),
    refused: judged.flatMap(({ mark, why: no }) => (no === null ? [] : [{ id: mark.id, why: no }])),
  }
}

const closed = (ctx: Ctx, { state, starts_at }: Held): MarkRefusal | null => {
  if (state === 'cancelled' || state === 'postponed' || state === 'paused') return 'called-off'
  return state === 'planned' || starts_at.getTime() - ctx.now.getTime() > DAY_MS ? 'too-early' : null
}

type Known = { mine: Set<string>; elsewhere: Set<string>; members: Set<string> }

/** What of the ids in marks is known: marks of this gathering, anything that belongs to another, and its members. */
async function knownIn(tx: Tx, ctx: Ctx, { gathering: { id }, marks }: NotedOf): Promise<Known> {
  const ids = marks.flatMap((mark) => [mark.id, mark.corrects ?? mark.id])
  const about = marks.flatMap(({ memberId, walkInId }) => memberId ?? walkInId ?? [])
  const of = { areaId: ctx.area.id, ids: [...new Set(ids)] }
  const noted = tx.selectFrom('gatherings.mark').select(['id', 'gathering_id'])
  const there = tx.selectFrom('gatherings.presence').select(['id', 'gathering_id', 'walk_in'])
  const members = tx.selectFrom('gatherings.member').select('id')
  const persons = about.length > 0 ? [...new Set(about)] : [id]
  const [markRows, presences, memberRows] = await Promise.all([
    noted.where('area_id', '=', of.areaId).where('id', 'in', of.ids).execute(),
    there.where('area_id', '=', of.areaId).where('id', 'in', persons).execute(),
    members.where('area_id', '=', of.areaId).where('gathering_id', '=', id).where('id', 'in', persons).execute(),
  ])
  const foreign = [...markRows, ...presences].filter(({ gathering_id: other }) => other !== id)
  const listed = presences.filter(({ walk_in: walkIn }) => !walkIn)
  return {
    mine: new Set(markRows.filter(({ gathering_id: own }) => own === id).map((row) => row.id)),
    elsewhere: new Set([...foreign, ...listed].map((row) => row.id)),
    members: new Set(memberRows.map((row) => row.id)),
  }
}

type Judged = NotedOf & { mark: Noted; known: Known }

function judge(ctx: Ctx, judged: Judged): MarkRefusal | null {
  const { mark, known } = judged
  if (known.mine.has(mark.id)) return null
  if (known.elsewhere.has(mark.id) || (mark.corrects !== null && !known.mine.has(mark.corrects))) return 'unreadable'
  return aboutNobody(judged) ?? (isOver(ctx, judged) ? 'over' : null)
}

/** Whom it is about must be a member of this gathering, or somebody of no other. */
function aboutNobody({ mark, known, gathering }: Judged): MarkRefusal | null {
  if (mark.memberId !== null && !known.members.has(mark.memberId)) return 'unknown-person'
  if (mark.walkInId === null) return null
  if (known.elsewhere.has(mark.walkInId) || known.members.has(mark.walkInId)) return 'unknown-person'
  return gathering.walk_ins ? null : 'no-walk-ins'
}

/** Meant after the roll-call ended, and without a reason. */
function isOver(ctx: Ctx, { gathering, mark, aheadMs }: Judged): boolean {
  if (!wasHeld(gathering.state) || gathering.held_at === null || mark.reason !== null) return false
  return meantAt({ deviceAt: mark.deviceAt, aheadMs, at: ctx.now }) > gathering.held_at
}

async function keep(tx: Tx, ctx: Ctx, noting: NotedOf): Promise<void> {
  const { gathering } = noting
  await tx
    .insertInto('gatherings.mark')
    .values(noting.marks.map((mark) => rowOf(ctx, { ...noting, mark })))
    .onConflict((on) => on.doNothing())
    .execute()
  await countAgain(tx, ctx, noting)
  await record(tx, ctx, {
    name: 'gatherings.rollcall.marked',
    subjectId: gathering.id,
    detail: { marks: noting.marks.length },
  })
  if (wasHeld(gathering.state))
    await record(tx, ctx, {
      name: 'gatherings.gathering.corrected',
      subjectId: gathering.id,
      detail: { startsAt: gathering.starts_at.toISOString() },
    })
}

const rowOf = (ctx: Ctx, { gathering, mark, device, aheadMs }: NotedOf & { mark: Noted }) => ({
  area_id: ctx.area.id,
  id: mark.id,
  gathering_id: gathering.id,
  member_id: mark.memberId,
  walk_in_id: mark.walkInId,
  what: mark.what,
  method: mark.method,
  source: mark.source,
  number: mark.number,
  name_sealed: mark.name === null ? null : ctx.secrets.seal(ctx.area.id, mark.name),
  corrects: mark.corrects,
  reason: mark.reason,
  device,
  device_at: mark.deviceAt,
  at: ctx.now,
  ahead_ms: aheadMs,
  by_id: ctx.actor.id,
})
