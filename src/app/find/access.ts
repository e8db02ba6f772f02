import { doorkeeper } from '#platform/access/doorkeeper.ts'

/** Everybody may ask; what is found depends on who asks. */
export const may = doorkeeper('find', { 'look for something': ['public'] })
