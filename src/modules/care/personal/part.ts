import type { PersonalPart } from '#platform/personal/personal.ts'
import { leadRows, putBack } from '#platform/personal/leading.ts'
import { carePersonal } from './rules.ts'

/** What care knows of somebody. */
export const carePart: PersonalPart = {
  rules: carePersonal,
  merge: (tx, ctx, pair) => leadRows(tx, ctx, { table: 'care.plan', column: 'person_id', ...pair }),
  unmerge: putBack,
}
