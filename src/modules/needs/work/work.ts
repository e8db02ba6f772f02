import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { KeptPicture } from '#platform/files/files.ts'
import type { OnNeed } from '../handling/acceptance.ts'
import { move, type MoveRefusal, type Need } from '../move.ts'
import type { Return } from './work.rules.ts'

type Answer = Promise<Outcome<Need, MoveRefusal>>

// Saying yes and beginning carry no words that could get lost, so they do not mind what else changed meanwhile:
// state and role decide alone, and a quick thumb on one button after the other is not told off.
const anyVersion = (on: OnNeed): OnNeed => ({ ...on, version: null })

/** The account that does the work; none where the committee writes down what a partner said. */
const whoOf = (ctx: Ctx, need: Need): string | null => (need.assignee_role === 'partner' ? null : ctx.actor.id)

/** Says yes to a need that was handed over. Refused when somebody of the assignee has said yes already. */
export const take = (ctx: Ctx, on: OnNeed): Answer =>
  move(ctx, { ...anyVersion(on), act: 'take' }, (need) =>
    need.taken_at ? refused('not-now') : done({ set: { taken_at: ctx.now, assignee_id: whoOf(ctx, need) } }),
  )

/** Says no, with a reason: the need is the committee's again. */
export const giveBack = (ctx: Ctx, on: OnNeed, { reason, words }: Return): Answer =>
  move(ctx, { ...on, act: 'return' }, () =>
    done({
      set: {
        assignee_role: null,
        assignee_id: null,
        ally_id: null,
        assigned_at: null,
        answer_due_at: null,
        taken_at: null,
      },
      about: reason,
      note: words,
    }),
  )

/** Work begins; whoever begins has said yes. */
export const start = (ctx: Ctx, on: OnNeed): Answer =>
  move(ctx, { ...anyVersion(on), act: 'start' }, (need) =>
    done({ set: { taken_at: need.taken_at ?? ctx.now, assignee_id: whoOf(ctx, need) } }),
  )

/** Says what was done, with photos if there are any. The asker reads it and has seven days to answer. */
export const resolve = (
  ctx: Ctx,
  on: OnNeed,
  { result, pictures }: { result: string; pictures: readonly KeptPicture[] },
): Answer =>
  move(ctx, { ...on, act: 'resolve' }, (need) =>
    done({
      set: { result, resolved_at: ctx.now, resolved_by: whoOf(ctx, need) },
      note: result,
      noteFor: 'asker',
      pictures,
    }),
  )
