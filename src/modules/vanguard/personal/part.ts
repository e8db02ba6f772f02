import type { PersonalPart } from '#platform/personal/personal.ts'
import { leadRows, putBack } from '#platform/personal/leading.ts'
import { vanguardPersonal } from './rules.ts'

/** What vanguard knows of somebody. */
export const vanguardPart: PersonalPart = {
  rules: vanguardPersonal,
  merge: (tx, ctx, pair) => leadRows(tx, ctx, { table: 'vanguard.volunteer', column: 'person_id', ...pair }),
  unmerge: putBack,
}
