import { doorkeeper } from '../access/doorkeeper.ts'

/** Whoever may start long work may watch it; each sees their own, a director all of the area. */
export const may = doorkeeper('jobs', {
  'watch jobs': ['staff', 'director', 'secretary', 'property', 'owners', 'privacy', 'technical'],
})
