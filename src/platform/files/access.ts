import { doorkeeper } from '../access/doorkeeper.ts'

/** Who may ask for files: everybody, because the signature in a picture's address is the right to see it. */
export const may = doorkeeper('files', { 'see a picture': ['public'] })
