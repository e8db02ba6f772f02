import { doorkeeper } from '#platform/access/doorkeeper.ts'

/** Who keeps the list of partners and teams, and sees whom to call there: the committee. */
export const may = doorkeeper('partners', {
  'keep partners and teams': ['staff', 'director', 'secretary'],
})
