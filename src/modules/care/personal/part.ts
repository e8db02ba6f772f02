import type { PersonalPart } from '#platform/personal/personal.ts'
import { leadRows, putBack } from '#platform/personal/leading.ts'
import { bothCared, forgetElder } from './forget.ts'
import { openedCare, openedSince } from './opened.ts'
import { carePersonal } from './rules.ts'
import { tellCare } from './tell.ts'

/** What care knows of somebody: their own plan, and of a volunteer where they go. */
export const carePart: PersonalPart = {
  rules: carePersonal,
  tell: tellCare,
  opened: openedCare,
  log: openedSince,
  erase: forgetElder,
  obstacle: bothCared,
  merge: (tx, ctx, pair) => leadRows(tx, ctx, { table: 'care.plan', column: 'person_id', ...pair }),
  unmerge: putBack,
}
