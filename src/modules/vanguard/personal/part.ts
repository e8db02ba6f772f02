import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { leadRows, putBack, type Pair } from '#platform/personal/leading.ts'
import type { PersonalPart } from '#platform/personal/personal.ts'
import { volunteersOf } from '../volunteer.ts'
import { forgetVolunteer } from './forget.ts'
import { openedSince, openedVolunteers } from './opened.ts'
import { vanguardPersonal } from './rules.ts'
import { tellVolunteers } from './tell.ts'

/** Hours of two entries cannot be thrown together unseen: one of them leaves first, or is put right. */
async function bothHelp(tx: Tx, ctx: Ctx, { from, into }: Pair): Promise<'both-volunteers' | null> {
  const rows = await volunteersOf(tx, ctx).where('person_id', 'in', [from, into]).where('state', '<>', 'left').execute()
  return rows.length > 1 ? 'both-volunteers' : null
}

/** What vanguard knows of somebody. */
export const vanguardPart: PersonalPart = {
  rules: vanguardPersonal,
  tell: tellVolunteers,
  opened: openedVolunteers,
  log: openedSince,
  erase: forgetVolunteer,
  obstacle: bothHelp,
  merge: (tx, ctx, pair) => leadRows(tx, ctx, { table: 'vanguard.volunteer', column: 'person_id', ...pair }),
  unmerge: putBack,
}
