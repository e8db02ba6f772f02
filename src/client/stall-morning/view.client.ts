import type { Kept } from '../kept/shelf.client.ts'

/** A number as the page shows it. */
export type Line = { id: string; label: string; state: string; conflict: boolean }
/** A stall as the server said it. `letter` and `last` are this device's. */
export type StallSeen = {
  id: string
  served: number
  tickets: Line[]
  hands: string[]
  letter: string | null
  last: number
}
/** The day as the server said it, without anybody's name. */
export type Seen = {
  at: string
  stalls: StallSeen[]
  signs: { id: string; state: string; said: string }[]
  calls?: CallSeen[]
}
/** Who asked for help: `mine` and `open` ones nobody came to yet; `kept`, `came`: what was said here did not leave this device. */
export type CallSeen = { id: string; state: string; said: string }
/** What the server answers: of a tap only the stalls it is about, and of those what it changes. */
export type Heard = Omit<Seen, 'stalls'> & { stalls: (Pick<StallSeen, 'id'> & Partial<StallSeen>)[] }

/** The day as it was known with what was heard since. What was heard of nothing else stays as it was. */
export const withHeard = (before: Seen, heard: Heard): Seen => ({
  at: heard.at,
  stalls: before.stalls.map((stall) => ({ ...stall, ...heard.stalls.find(({ id }) => id === stall.id) })),
  signs: heard.signs.length > 0 ? heard.signs : before.signs,
  calls: heard.calls ?? before.calls ?? [],
})

/** A tap at a stall as it waits here. `was`: how the ticket stood before; an undone tap says how it stands again. */
export type KeptTap = Kept & {
  stall: string
  ticket: string
  what: string
  label: string
  was: string
  letter?: string
  no?: number
  visit?: string
  undoes?: string
}
/** A mark of the roll of the shift. */
export type KeptSign = Kept & { place: string; what: string }
/** Somebody asked for help here, or said that they are there. */
export type KeptHelp = Kept & { help: 'asked' | 'there'; stall?: string; call?: string; name: string }
export type KeptMark = KeptTap | KeptSign | KeptHelp

export const isTap = (mark: KeptMark): mark is KeptTap => 'ticket' in mark
export const isSign = (mark: KeptMark): mark is KeptSign => 'place' in mark
export const isHelp = (mark: KeptMark): mark is KeptHelp => 'help' in mark

/** Calls for help with what waits here on top: what was asked and did not leave this device stands first. */
export function callsNow(
  calls: readonly CallSeen[],
  kept: readonly KeptHelp[],
  words: { helpKept: string; thereKept: string },
): CallSeen[] {
  const asked = kept.filter(({ help, id }) => help === 'asked' && calls.every((one) => one.id !== id))
  const came = new Set(kept.map(({ call }) => call))
  return [
    ...asked.map(({ id }) => ({ id, state: 'kept', said: words.helpKept })),
    ...calls.map((one) =>
      came.has(one.id) && one.state !== 'done' ? { ...one, state: 'came', said: words.thereKept } : one,
    ),
  ]
}

const stateAfter: Record<string, string> = { given: 'waiting', called: 'called', served: 'served', gone: 'gone' }

/** How a stall stands with what waits here on top of what the server said: nobody who was served is called again. */
export function withKept(stall: StallSeen, taps: readonly KeptTap[]): { served: number; tickets: Line[] } {
  const lines = new Map(stall.tickets.map((line) => [line.id, { ...line }]))
  let { served } = stall
  for (const { ticket, what, label, was } of taps) {
    const line = lines.get(ticket) ?? { id: ticket, label, state: 'undone', conflict: false }
    const before = line.state
    line.state = what === 'undone' ? was : before === 'served' ? before : (stateAfter[what] ?? before)
    served += Number(line.state === 'served') - Number(before === 'served')
    // Whatever was tapped last stands first among those who are done.
    if (line.state !== before && line.state !== 'waiting') lines.delete(ticket)
    lines.set(ticket, line)
  }
  return { served, tickets: [...lines.values()] }
}

/** The three lists of a stall: who was called, who waits, and who is done, latest first. */
export function listsOf(
  tickets: readonly Line[],
  fromServer: readonly Line[],
): Record<'called' | 'waiting' | 'done', Line[]> {
  const isDone = ({ state }: Line) => state === 'served' || state === 'gone'
  const known = new Set(fromServer.filter(isDone).map(({ id }) => id))
  const done = tickets.filter(isDone)
  const fresh = done.filter(({ id }) => !known.has(id)).reverse()
  return {
    called: tickets.filter(({ state }) => state === 'called'),
    waiting: tickets.filter(({ state }) => state === 'waiting'),
    done: [...fresh, ...done.filter(({ id }) => known.has(id))].slice(0, 8),
  }
}
