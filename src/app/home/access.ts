import { doorkeeper } from '#platform/access/doorkeeper.ts'

/** The front door is everybody's; what stands on one's own page depends on who asks. */
export const may = doorkeeper('home', { 'come in': ['public'], 'see own matters': ['public'] })
