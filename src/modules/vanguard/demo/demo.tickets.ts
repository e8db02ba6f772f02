import type { Random } from '#base/random.ts'
import { uuidv7 } from '#base/uuid.ts'
import { demoStalls } from './demo.usual.ts'

/** A number of a day of the demonstration, at which stall it was given, and how it stands. */
export type DemoTicket = {
  id: string
  /** Which of the stalls, in their order. */
  stall: number
  no: number
  visitId: string | null
  state: 'waiting' | 'called' | 'served' | 'gone'
  givenAt: Date
  at: Date
}

const MINUTE_MS = 60_000

/** Which stall somebody goes to first: as often as it draws. */
function stallFor(random: Random): number {
  const all = demoStalls.reduce((sum, { draw }) => sum + draw, 0)
  let left = random.next() * all
  return demoStalls.findIndex(({ draw }) => {
    left -= draw
    return left < 0
  })
}

type Morning = { startsAt: Date; endsAt: Date; visitors: number; now: Date; random: Random }

/**
 * The numbers of one morning, in the order they were given: one for each who came, a second for about every seventh, who went
 * on to another stall. What lies ahead of `now` did not happen; who came last then still waits.
 */
export function ticketsOf({ startsAt, endsAt, visitors, now, random }: Morning): DemoTicket[] {
  const span = (endsAt.getTime() - startsAt.getTime()) * 0.85
  const tickets: DemoTicket[] = []
  const next = new Map<number, number>()
  const give = (stall: number, minutes: number, visitId: string | null): DemoTicket => {
    const givenAt = new Date(startsAt.getTime() + minutes * MINUTE_MS)
    const no = (next.get(stall) ?? 0) + 1
    next.set(stall, no)
    const ticket = { id: uuidv7(givenAt), stall, no, visitId, givenAt, ...stateOf(givenAt, now) }
    tickets.push(ticket)
    return ticket
  }
  for (let nth = 0; nth < visitors; nth++) {
    const [first, second, again] = [stallFor(random), stallFor(random), random.chance(0.15)]
    const minutes = Math.floor(((nth + random.next()) * span) / visitors / MINUTE_MS)
    const ticket = give(first, minutes, null)
    if (again) give(second === first ? (first + 1) % servers : second, minutes + 1, ticket.id)
  }
  return tickets.filter(({ givenAt }) => givenAt <= now)
}

/** The stalls that give out numbers stand first. */
const servers = demoStalls.filter(({ draw }) => draw > 0).length

const TAKES_MS = 11 * MINUTE_MS

function stateOf(givenAt: Date, now: Date): Pick<DemoTicket, 'state' | 'at'> {
  const done = new Date(givenAt.getTime() + TAKES_MS)
  if (done <= now) return { state: 'served', at: done }
  const called = new Date(givenAt.getTime() + TAKES_MS / 2)
  return called <= now ? { state: 'called', at: called } : { state: 'waiting', at: givenAt }
}
