import { finished, settled, shelfOf } from '../kept/shelf.client.ts'
import { withHeard, type Heard, type KeptMark, type KeptTap, type Seen } from './view.client.ts'

/** The taps of a morning on this device's disk; beside them the numbers it gave, and the day as it was seen last. */
export const shelf = shelfOf<KeptMark>('stall-morning', { stalls: 'stall', seen: 'key' })

/** My last taps at a stall, the latest last: what can be taken back. */
type Mine = Pick<KeptTap, 'id' | 'ticket' | 'what' | 'was' | 'label'>
/** What this device knows of a stall by itself: its letter, the last number it gave, and its last taps. */
export type OwnStall = { stall: string; letter: string | null; last: number; mine: Mine[] }

/** So many taps can be taken back one after the other. */
const MOST = 20

/** What this device knows of its stalls. */
export const ownStalls = async (): Promise<OwnStall[]> =>
  (await finished((await shelf.begin(['stalls'], 'readonly')).objectStore('stalls').getAll())) as OwnStall[]

type Bare = Omit<KeptTap, 'label' | 'was'> & { label?: string; was: string }

/**
 * Keeps a tap, and in the same step the number it gives or that it can be taken back: a battery may die at any moment, and two
 * tabs give no number twice. Null where a number is wanted and this device has no letter yet, or there is nothing to take back.
 */
export async function keepTap(tap: Bare): Promise<KeptTap | null> {
  const transaction = await shelf.begin(['marks', 'stalls'], 'readwrite')
  const [marks, stalls] = [transaction.objectStore('marks'), transaction.objectStore('stalls')]
  const known = ((await finished(stalls.get(tap.stall))) as OwnStall | undefined) ?? none(tap.stall)
  const made = tap.what === 'undone' ? undoing(tap, known) : tap.what === 'given' ? numbered(tap, known) : bare(tap)
  if (made) {
    const { id, ticket, what, was, label } = made
    const mine = what === 'undone' ? known.mine.slice(0, -1) : [...known.mine, { id, ticket, what, was, label }]
    stalls.put({ ...known, last: made.no ?? known.last, mine: mine.slice(-MOST) })
    marks.put(made)
  }
  await settled(transaction)
  return made
}

const none = (stall: string): OwnStall => ({ stall, letter: null, last: 0, mine: [] })
const bare = (tap: Bare): KeptTap => ({ ...tap, label: tap.label ?? '' })

function numbered(tap: Bare, { letter, last }: OwnStall): KeptTap | null {
  if (letter === null || last >= 9999) return null
  return { ...tap, letter, no: last + 1, label: `${letter}${last + 1}` }
}

function undoing(tap: Bare, { mine }: OwnStall): KeptTap | null {
  const back = mine.at(-1)
  return back ? { ...tap, ticket: back.ticket, undoes: back.id, was: back.was, label: back.label } : null
}

type Hearing = { onPage: Seen; heard: Heard }

/**
 * Writes down what the server said on top of what was known, here or by the page: how the day stands, and this device's letters.
 * A number it gave meanwhile stays given.
 */
export async function keepSeen(key: string, { onPage, heard }: Hearing): Promise<void> {
  const transaction = await shelf.begin(['seen', 'stalls'], 'readwrite')
  const [pages, stalls] = [transaction.objectStore('seen'), transaction.objectStore('stalls')]
  const kept = ((await finished(pages.get(key))) as { seen: Seen } | undefined)?.seen
  pages.put({ key, seen: withHeard(kept && kept.at > onPage.at ? kept : onPage, heard) })
  for (const stall of heard.stalls) await keepLetter(stalls, stall)
  await settled(transaction)
}

async function keepLetter(stalls: IDBObjectStore, { id, letter = null, last = 0 }: Heard['stalls'][0]): Promise<void> {
  if (letter === null) return
  const known = ((await finished(stalls.get(id))) as OwnStall | undefined) ?? none(id)
  stalls.put({ ...known, letter, last: known.letter === letter ? Math.max(known.last, last) : last })
}

/** The day as it was seen last on this device; undefined where it never was. */
export const seenBefore = async (key: string): Promise<Seen | undefined> =>
  (
    (await finished((await shelf.begin(['seen'], 'readonly')).objectStore('seen').get(key))) as
      { seen: Seen } | undefined
  )?.seen
