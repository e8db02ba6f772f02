import { doorkeeper } from '../access/doorkeeper.ts'

/** The calendar is the same for all areas of an installation. */
export const may = doorkeeper('calendar', { 'keep the calendar': ['director', 'technical'] })
