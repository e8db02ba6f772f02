import type { Day } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { StepAct } from '../step.ts'
import type { State } from '../moves.rules.ts'

/** One thing done to a need. */
export type Step = {
  act: StepAct
  about: string | null
  fromState: State | null
  toState: State
  by: 'asker' | 'committee' | 'property' | 'owners' | 'partner' | 'team' | 'auto'
  byName: string | null
  note: string | null
  noteFor: 'desk' | 'asker'
  /** Whom outside it waits for, and the day this line promises. */
  body: string | null
  untilOn: Day | null
  isPublic: boolean
  at: Date
}

/** Everything done to a need, in order. */
export async function stepsOf(tx: Tx, ctx: Ctx, needId: string): Promise<Step[]> {
  const rows = await tx
    .selectFrom('needs.step')
    .select([
      'act',
      'about',
      'from_state',
      'to_state',
      'actor_kind',
      'actor_name',
      'note',
      'note_for',
      'body',
      'until_on',
      'is_public',
      'at',
    ])
    .where('area_id', '=', ctx.area.id)
    .where('need_id', '=', needId)
    .orderBy('no')
    .orderBy('at')
    .orderBy('id')
    .execute()
  return rows.map((row) => ({
    act: row.act as StepAct,
    about: row.about,
    fromState: row.from_state as State | null,
    toState: row.to_state as State,
    by: row.actor_kind,
    byName: row.actor_name,
    note: row.note,
    noteFor: row.note_for,
    body: row.body,
    untilOn: row.until_on,
    isPublic: row.is_public,
    at: row.at,
  }))
}
