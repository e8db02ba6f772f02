import type { Day } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Act, State } from './moves.rules.ts'

/** Who the timeline says it was. */
export type StepBy = {
  kind: 'asker' | 'committee' | 'property' | 'owners' | 'auto'
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
  first?: boolean
}

/** Writes a line of the timeline in the caller's transaction. */
export async function writeStep(tx: Tx, ctx: Ctx, step: NewStep): Promise<void> {
  await tx
    .insertInto('needs.step')
    .values({
      area_id: ctx.area.id,
      id: uuidv7(ctx.now),
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
      at: ctx.now,
    })
    .execute()
}
