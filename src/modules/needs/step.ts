import type { Day } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/insert-rows.ts'
import type { Act, State } from './moves.rules.ts'

/** Who the timeline says it was; without a name where nobody is to be named. */
export type StepBy = {
  kind: 'asker' | 'committee' | 'property' | 'owners' | 'partner' | 'team' | 'auto'
  id: string | null
  name: string | null
}

/** Everything the timeline may tell: the moves, that it came in, that another joined or left it, and that somebody looked at the asker's telephone. */
export type StepAct = Act | 'submit' | 'joined' | 'parted' | 'open-contact'

/** One line of the timeline. */
export type NewStep = {
  formId?: string
  need: { id: string; state: State }
  /** The need's version after it. */
  no: number
  act: StepAct
  to: State
  by: StepBy
  about?: string | null
  note?: string | null
  noteFor?: 'desk' | 'asker'
  body?: string | null
  untilOn?: Day | null
  isPublic: boolean
  /** It is the first, so that nothing was before it. */
  first?: boolean
  /** When, where one transaction holds the acts of several people; else now. */
  at?: Date
}

/** Writes lines of timelines in the caller's transaction. */
export const writeSteps = (tx: Tx, ctx: Ctx, steps: readonly NewStep[]): Promise<void> =>
  insertRows(
    tx,
    { table: 'needs.step', areaId: ctx.area.id },
    steps.map((step) => rowOf({ at: ctx.now, ...step })),
  )

const rowOf = (step: NewStep & { at: Date }) => ({
  id: uuidv7(step.at),
  form_id: step.formId ?? null,
  need_id: step.need.id,
  no: step.no,
  act: step.act,
  about: step.about ?? null,
  from_state: step.first ? null : step.need.state,
  to_state: step.to,
  actor_kind: step.by.kind,
  actor_id: step.by.id,
  actor_name: step.by.name,
  note: step.note ?? null,
  note_for: step.noteFor ?? 'desk',
  body: step.body ?? null,
  until_on: step.untilOn ?? null,
  is_public: step.isPublic,
  at: step.at,
})
