import { doorkeeper, holdsAt } from '#platform/access/doorkeeper.ts'
import type { Actor, Role } from '#platform/ctx.ts'

/** Who works with care at all; of whose plan somebody reads is asked plan by plan (plan.ts). */
export const keepers: readonly Role[] = ['staff', 'director']

/** Who may do what with care (domain.md C3: Care plan, visits): restricted, opened case by case with a reason, each look noted. */
export const may = doorkeeper('care', {
  'keep care plans': keepers,
  // A volunteer only the visits that are theirs, and an address only while they go there.
  'visit somebody': [...keepers, 'volunteer'],
  // A volunteer without an account, by the private address of theirs.
  'visit by a private address': ['public'],
  'climb the ladder of an unanswered door': keepers,
  'declare heat and cold': keepers,
  'print the sealed list': keepers,
})

/** Whether an actor keeps care in the whole area, and not in some of its compounds only: the sealed list and hard weather are its. */
export const keepsWholeArea = (actor: Actor): boolean => holdsAt(actor, keepers, { compoundId: null, buildingId: null })
