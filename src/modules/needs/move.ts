import type { Selectable, Updateable } from 'kysely'
import type { Day } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { record } from '#platform/facts/record.ts'
import type { KeptPicture } from '#platform/files/files.ts'
import { leadOf } from './allies.ts'
import { sidesOf } from './access.ts'
import { happened, type NeedMoved } from './facts.ts'
import { changesText, writeSearchText } from './finding/search-text.ts'
import { mayMove, moves, type Act, type Party } from './moves.rules.ts'
import { sayNumber, type NeedNumber } from './number.ts'
import { clockAfter } from './pause.rules.ts'
import { writePictures } from './pictures.ts'
import { writeSteps, type StepAct, type StepBy } from './step.ts'

/** A need's row; `ally_lead` is the account that leads the team it was handed to, where it was asked for. */
export type Need = Selectable<Tables['needs.need']> & { ally_lead?: string | null }

/** One wish to move a need. */
export type MoveRequest = {
  number: NeedNumber
  act: Act
  /** The id the form brought, kept with the step, so that a second press is the same act. */
  id: string
  /** The version the page showed; null where there is none to compare (the asker, the clock, the second half of an act). */
  version: number | null
  /** Whether a page has checked that this is the asker. */
  asker?: boolean
  /** The partner or team a link was made for, where a page has checked that. */
  ally?: string | null
  /** Whether who helps found this danger, and another module has checked that. */
  finder?: boolean
}

/** What a move changes besides the state, and what the timeline says of it. */
export type Change = {
  set?: Updateable<Tables['needs.need']>
  about?: string | null
  note?: string | null
  noteFor?: 'desk' | 'asker'
  /** Whom outside it waits for, and the day the line promises: for everybody's eyes. */
  body?: string | null
  untilOn?: Day | null
  /** The other need, where two are merged or parted. */
  into?: NeedNumber
  /** Photos of how it is after the work. */
  pictures?: readonly KeptPicture[]
}

export type MoveRefusal = 'unknown' | 'not-yours' | 'not-now' | 'stale'

/**
 * Moves a need: lock, right, version, state, change, step and fact in one transaction. `change` sees the locked row and may
 * still refuse; it writes nothing itself. Refuses `unknown` numbers, acts that are `not-yours` or `not-now`, and a `stale` version.
 */
export const move = <Why extends string = never>(
  ctx: Ctx,
  request: MoveRequest,
  change: (need: Need) => Outcome<Change, Why>,
): Promise<Outcome<Need, MoveRefusal | Why>> => inArea(ctx, (tx) => moveIn({ tx, ctx }, request, change))

/** The same inside a transaction that is open already. */
export async function moveIn<Why extends string = never>(
  { tx, ctx }: { tx: Tx; ctx: Ctx },
  request: MoveRequest,
  change: (need: Need) => Outcome<Change, Why>,
): Promise<Outcome<Need, MoveRefusal | Why>> {
  const need = await lock(tx, ctx, request.number)
  if (!need) return refused('unknown')
  const sides = sidesOf(ctx.actor, need, request)
  const why = refusalOf(request, need, sides)
  const changed: Outcome<Change, MoveRefusal | Why> = why ? refused(why) : change(need)
  if (changed.done) return done(await write({ tx, ctx }, { request, need, sides, change: changed.value }))
  // A second press of the same form: the first has moved the need, so this one came too late to do it again.
  const late = changed.why === 'stale' || changed.why === 'not-now'
  return late && (await wasDone(tx, ctx, { need, act: request.act, formId: request.id })) ? done(need) : changed
}

function refusalOf(
  { act, version }: MoveRequest,
  need: Need,
  sides: readonly Party[],
): Exclude<MoveRefusal, 'unknown'> | null {
  const answer = mayMove(act, need.state, sides)
  if (answer === 'not-yours') return answer
  if (version !== null && version !== need.version) return 'stale'
  return answer === 'yes' ? null : answer
}

const lock = (tx: Tx, ctx: Ctx, { year, seq }: NeedNumber): Promise<Need | undefined> =>
  tx
    .selectFrom('needs.need as n')
    .selectAll('n')
    .select(leadOf(ctx))
    .where('n.area_id', '=', ctx.area.id)
    .where('n.year', '=', year)
    .where('n.seq', '=', seq)
    .forUpdate()
    .executeTakeFirst()

/** Whether this form has done this to this need before. Asked under the need's lock. */
async function wasDone(
  tx: Tx,
  ctx: Ctx,
  { need, act, formId }: { need: Pick<Need, 'id'>; act: StepAct; formId: string },
): Promise<boolean> {
  const step = await tx
    .selectFrom('needs.step')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('need_id', '=', need.id)
    .where('form_id', '=', formId)
    .where('act', '=', act)
    .executeTakeFirst()
  return step !== undefined
}

type Writing = { request: MoveRequest; need: Need; sides: readonly Party[]; change: Change }

async function write({ tx, ctx }: { tx: Tx; ctx: Ctx }, writing: Writing): Promise<Need> {
  const { request, need, change } = writing
  const { to, isPublic } = moves[request.act]
  const state = to === 'same' ? need.state : to
  const clock = clockAfter(ctx.calendar, need, { to: state, now: ctx.now })
  const after = { ...change.set, ...clock, state, version: need.version + 1 }
  const detail: NeedMoved = {
    number: sayNumber(need),
    from: need.state,
    to: after.state,
    assigneeRole: after.assignee_role === undefined ? need.assignee_role : after.assignee_role,
    ...(change.into ? { into: sayNumber(change.into) } : {}),
  }
  await Promise.all([
    tx.updateTable('needs.need').set(after).where('area_id', '=', ctx.area.id).where('id', '=', need.id).execute(),
    writeSearchText(tx, ctx, changesText(after) ? [{ ...need, ...(after as Partial<Need>) }] : []),
    writeSteps(tx, ctx, [
      {
        formId: request.id,
        need,
        no: after.version,
        act: request.act,
        to: after.state,
        isPublic,
        ...stepBy(ctx, writing),
        ...noteOf(change),
      },
    ]),
    writePictures(tx, ctx, { needId: need.id, stage: 'after', kept: change.pictures ?? [] }),
    record(tx, ctx, {
      name: `needs.need.${happened[request.act]}`,
      subjectId: need.id,
      detail,
      row: { table: 'needs.need', id: need.id },
    }),
  ])
  return { ...need, ...(after as Partial<Need>) }
}

const noteOf = ({ about = null, note = null, noteFor = 'desk', body = null, untilOn = null, into }: Change) => ({
  about,
  note,
  noteFor,
  body: into ? sayNumber(into) : body,
  untilOn,
})

/** Who the timeline says it was. An asker is never named there. */
export function stepBy(ctx: Ctx, { request, need, sides }: Omit<Writing, 'change'>): { by: StepBy } {
  if (sides.includes('asker')) return { by: { kind: 'asker', id: null, name: null } }
  if (isByRule(sides)) return { by: { kind: 'auto', id: null, name: null } }
  const { who } = moves[request.act]
  const byAssignee = who.includes('assignee') && !(who.includes('committee') && sides.includes('committee'))
  const hand = byAssignee && need.assignee_role !== 'staff' ? need.assignee_role : null
  return { by: { kind: hand ?? 'committee', id: ctx.actor.id, name: ctx.actor.name } }
}

/** The clock did it; or a rule, with a danger a volunteer found, who decides nothing: nobody's name stands there. */
const isByRule = (sides: readonly Party[]): boolean =>
  sides.includes('auto') || (sides.includes('finder') && !sides.includes('committee'))
