import { doorkeeper } from '#platform/access/doorkeeper.ts'

/** Who hands cards out, and who may come in with one. */
export const may = doorkeeper('people', {
  'hand out cards': ['staff', 'director'],
  'come in with a card': ['public'],
})
