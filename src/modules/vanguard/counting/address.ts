import { deskDayPath } from '../day.ts'

type Id = { id: string }

/** Where a day's stalls are counted and its roll is called, and what belongs to it. */
export const morningPath = (day: Id): string => `${deskDayPath(day)}/morning`
export const tapsPath = (day: Id): string => `${morningPath(day)}/taps`
export const stallStatePath = (day: Id, stall: Id): string => `${morningPath(day)}/${stall.id}`
export const hazardPath = (day: Id): string => `${deskDayPath(day)}/hazard`
/** The numbers of a day for everybody, and one number's own page. */
export const numbersPath = ({ id }: Id): string => `/vanguard/${id}/numbers`
export const ticketPath = (day: Id, ticket: Id): string => `${numbersPath(day)}/${ticket.id}`
/** A stall on the page of the morning. */
export const anchorOf = ({ id }: Id): string => `s-${id}`
/** Who asked for help, and the lines to ring, on the same page. */
export const callsAnchor = 'calls'
export const helpAnchor = 'help'
