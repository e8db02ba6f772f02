import { doorkeeper } from '../access/doorkeeper.ts'

/** Coming and going is open to everybody; each page of one's own account looks for its session itself. */
export const may = doorkeeper('auth', {
  'come and go': ['public'],
  'see to my own account': ['public'],
})
