import { sayTime } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Call } from './calls.ts'
import type { Counter } from './counters.ts'
import type { Hand, Morning, Stall, TicketLine } from './morning.ts'
import type { OnShift } from './roll.ts'
import { callsSeen } from './say-call.ts'
import { sayTicket } from './ticket.rules.ts'
import { tapWords } from './tap.words.ts'
import { countingWords } from './words.ts'

/** How a number is called; whoever has none is called so. */
export const labelOf = (lang: Lang, ticket: Pick<TicketLine, 'letter' | 'no'>): string =>
  sayTicket(ticket) || tapWords(lang).noNumber

const isOpen = ({ state }: TicketLine): boolean => state === 'waiting' || state === 'called'

/** A stall's tickets as the page shows them: who waits or was called in order, and the last who are done, latest first. */
export function ticketsAt({ tickets }: Pick<Morning, 'tickets'>, { id }: { id: string }) {
  const here = tickets.filter(({ stall_id: at }) => at === id)
  return {
    called: here.filter(({ state }) => state === 'called'),
    waiting: here.filter(({ state }) => state === 'waiting'),
    done: here.filter((one) => !isOpen(one) && one.state !== 'undone').toReversed(),
  }
}

/** What each device noted: 「A：发号 5，办好 4」. */
export const sayHands = (lang: Lang, hands: readonly Hand[], { id }: { id: string }): string[] =>
  hands
    .filter(({ stall_id: at }) => at === id)
    .map(({ letter, given, served }) =>
      countingWords(lang).hand(letter ?? countingWords(lang).plainHand, given, served),
    )

export const sayTotal = (lang: Lang, { stalls, tickets }: Morning): string =>
  countingWords(lang).total(
    stalls.reduce((sum, { served }) => sum + served, 0),
    tickets.filter(({ state }) => state === 'waiting').length,
  )

type Seen = {
  at: Date
  morning: Morning
  counters: readonly Counter[]
  roll: readonly OnShift[] | null
  calls: readonly Call[]
}

/** A stall's number and tickets as a device keeps them; no names. */
const stallSeen = (lang: Lang, morning: Pick<Morning, 'tickets'>, { id, served }: Pick<Stall, 'id' | 'served'>) => {
  const { called, waiting, done } = ticketsAt(morning, { id })
  const line = (ticket: TicketLine) => ({
    id: ticket.id,
    label: labelOf(lang, ticket),
    state: ticket.state,
    conflict: ticket.conflict,
  })
  return { id, served, tickets: [...called, ...waiting, ...done].map(line) }
}

/** What a device hears of the stalls it tapped at: it keeps the rest as it knew it. */
export const stallsSeen = (lang: Lang, at: Date, morning: Pick<Morning, 'stalls' | 'tickets'>) => ({
  at: at.toISOString(),
  stalls: morning.stalls.map((stall) => stallSeen(lang, morning, stall)),
})

/** A day as a device keeps it: numbers and how they stand, no names. */
export const seenOf = (lang: Lang, { at, morning, counters, roll, calls }: Seen) => ({
  at: at.toISOString(),
  stalls: morning.stalls.map((stall) => {
    const own = counters.find(({ stallId }) => stallId === stall.id)
    return {
      ...stallSeen(lang, morning, stall),
      hands: sayHands(lang, morning.hands, stall),
      letter: own?.letter ?? null,
      last: own?.last ?? 0,
    }
  }),
  signs: signsSeen(lang, roll ?? []),
  calls: callsSeen(lang, calls),
})

/** How those on the roll stand, as a device keeps it. */
export const signsSeen = (lang: Lang, roll: readonly OnShift[]) =>
  roll.map((one) => ({ id: one.id, state: one.state ?? 'none', said: saySign(lang, one) }))

/** How a volunteer stands, with the time it was noted: 「到了 上午9点2分」. */
export function saySign(lang: Lang, { state, at }: Pick<OnShift, 'state' | 'at'>): string {
  const t = tapWords(lang)
  if (state === null || at === null) return t.signStates.none
  return `${t.signStates[state]} ${sayTime(lang, at)}`
}
