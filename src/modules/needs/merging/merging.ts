import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import { holdsAt } from '#platform/access/doorkeeper.ts'
import { auto, type Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { committee, placeOf, sidesOf } from '../access.ts'
import { contactStamp, type OnNeed } from '../handling/acceptance.ts'
import { moveIn, stepBy, type Change, type MoveRefusal, type MoveRequest, type Need } from '../move.ts'
import { writeSteps } from '../step.ts'
import { closedStates } from '../moves.rules.ts'
import { sayNumber, type NeedNumber } from '../number.ts'
import type { MergeRefusal, Merging } from './merging.rules.ts'

type In = { tx: Tx; ctx: Ctx }

/** A need and who speaks: its asker, or somebody of the committee. */
type Said = OnNeed & { asker?: boolean }

/**
 * Merges a need into the one that goes on, and tells its asker in `words`. Both rows are locked in the order of their numbers,
 * so that two who merge crosswise meet one after the other. Refuses a need that is not there for this reader (`no-such-need`),
 * itself, one that has ended, a need others were merged into (no chains), and what is between neighbours.
 */
export const merge = (ctx: Ctx, on: OnNeed, input: Merging): Promise<Outcome<Need, MoveRefusal | MergeRefusal>> =>
  inArea(ctx, async (tx) => {
    const both = await lockNeeds(tx, ctx, [on.number, input.into])
    const goesOn = both.find((need) => isSame(need, input.into))
    const request: MoveRequest = { ...on, act: 'merge' }
    const joined = await hasJoined({ tx, ctx }, both, on.number)
    const seen: { need?: Need } = {}
    const merged = await moveIn<MergeRefusal>({ tx, ctx }, request, (need) => {
      const why = whyNot(ctx, need, { goesOn, joined })
      if (why !== null || !goesOn) return refused(why ?? 'no-such-need')
      seen.need = need
      return done(mergedInto(ctx, need, { goesOn, input }))
    })
    if (seen.need && goesOn) await tellOther({ tx, ctx }, { request, need: seen.need, other: goesOn, act: 'joined' })
    return merged
  })

type Pair = { goesOn: Need | undefined; joined: boolean }

function whyNot(ctx: Ctx, need: Need, { goesOn, joined }: Pair): MergeRefusal | null {
  if (need.dispute) return 'is-dispute'
  if (!goesOn || goesOn.dispute || !holdsAt(ctx.actor, committee, placeOf(goesOn))) return 'no-such-need'
  if (goesOn.id === need.id) return 'same-need'
  if (closedStates.includes(goesOn.state)) return 'need-has-ended'
  return joined ? 'others-merged-here' : null
}

const mergedInto = (ctx: Ctx, need: Need, { goesOn, input }: { goesOn: Need; input: Merging }): Change => ({
  set: { merged_into: goesOn.id, closed_at: ctx.now, ...contactStamp(ctx, need, input.way) },
  about: input.reason,
  note: input.words,
  noteFor: 'asker',
  into: goesOn,
})

/**
 * Takes a need out again: its asker, or the committee, says that it is another matter or not solved for them. It is taken up
 * as if it had never been merged: the due date stays, nobody has it in hand.
 */
export const unmerge = (
  ctx: Ctx,
  said: Said,
  { words }: { words: string | null },
): Promise<Outcome<Need, MoveRefusal>> =>
  inArea(ctx, async (tx) => {
    const other = await goingOn(tx, ctx, said.number)
    const [goesOn] = (await lockNeeds(tx, ctx, other ? [said.number, other] : [said.number])).filter(
      (need) => !isSame(need, said.number),
    )
    return partIn({ tx, ctx }, said, { goesOn, words })
  })

async function partIn(
  { tx, ctx }: In,
  said: Said,
  { goesOn, words }: { goesOn?: Need | undefined; words: string | null },
) {
  const request: MoveRequest = { ...said, act: 'unmerge' }
  const seen: { need?: Need } = {}
  const parted = await moveIn({ tx, ctx }, request, (need) => {
    if (!goesOn || need.merged_into !== goesOn.id) return refused('not-now')
    seen.need = need
    return done({ set: takenOut, note: words, noteFor: 'asker', into: goesOn })
  })
  if (seen.need && goesOn) await tellOther({ tx, ctx }, { request, need: seen.need, other: goesOn, act: 'parted' })
  return parted
}

const takenOut: NonNullable<Change['set']> = {
  merged_into: null,
  closed_at: null,
  assignee_role: null,
  assignee_id: null,
  ally_id: null,
  assigned_at: null,
  answer_due_at: null,
  taken_at: null,
}

/** Gives back their own way to all that were merged into a need whose asker takes it back: what others told is not theirs to withdraw. */
export async function partAll({ tx, ctx }: In, goesOn: Need): Promise<void> {
  const clock: Ctx = { ...ctx, actor: auto }
  for (const number of await joinedTo(tx, ctx, goesOn.id))
    await partIn({ tx, ctx: clock }, { number, id: uuidv7(ctx.now), version: null }, { goesOn, words: null })
}

/** Locks a need with all that were merged into it, in the order of their numbers. */
export async function lockFamily(tx: Tx, ctx: Ctx, number: NeedNumber): Promise<void> {
  const need = await idOf(tx, ctx, number)
  if (need) await lockNeeds(tx, ctx, [number, ...(await joinedTo(tx, ctx, need.id))])
}

/** The numbers of the needs that were merged into this one, in their order. */
export const joinedTo = (tx: Tx, ctx: Ctx, id: string): Promise<NeedNumber[]> =>
  tx
    .selectFrom('needs.need')
    .select(['year', 'seq'])
    .where('area_id', '=', ctx.area.id)
    .where('merged_into', '=', id)
    .orderBy('year')
    .orderBy('seq')
    .execute()

async function hasJoined({ tx, ctx }: In, both: readonly Need[], number: NeedNumber): Promise<boolean> {
  const need = both.find((one) => isSame(one, number))
  return need !== undefined && (await joinedTo(tx, ctx, need.id)).length > 0
}

const idOf = (tx: Tx, ctx: Ctx, { year, seq }: NeedNumber) =>
  tx
    .selectFrom('needs.need')
    .select(['id', 'merged_into'])
    .where('area_id', '=', ctx.area.id)
    .where('year', '=', year)
    .where('seq', '=', seq)
    .executeTakeFirst()

/** The number of the need this one was merged into; null when it was not. */
async function goingOn(tx: Tx, ctx: Ctx, number: NeedNumber): Promise<NeedNumber | null> {
  const into = (await idOf(tx, ctx, number))?.merged_into
  if (!into) return null
  return tx
    .selectFrom('needs.need')
    .select(['year', 'seq'])
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', into)
    .executeTakeFirstOrThrow()
}

const isSame = (a: NeedNumber, b: NeedNumber): boolean => a.year === b.year && a.seq === b.seq

const lockNeeds = (tx: Tx, ctx: Ctx, numbers: readonly NeedNumber[]): Promise<Need[]> =>
  tx
    .selectFrom('needs.need')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where((eb) => eb.or(numbers.map(({ year, seq }) => eb.and([eb('year', '=', year), eb('seq', '=', seq)]))))
    .orderBy('year')
    .orderBy('seq')
    .forUpdate()
    .execute()

type Telling = { request: MoveRequest; need: Need; other: Need; act: 'joined' | 'parted' }

/** Puts on the other need's timeline that this one joined or left it. Its row does not change, nor its version. */
function tellOther({ tx, ctx }: In, { request, need, other, act }: Telling): Promise<void> {
  const sides = sidesOf(ctx.actor, need, request)
  const line = { need: other, no: other.version, act, to: other.state, body: sayNumber(need), isPublic: true }
  return writeSteps(tx, ctx, [{ ...line, ...stepBy(ctx, { request, need, sides }) }])
}
