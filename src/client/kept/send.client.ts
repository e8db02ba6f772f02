import { deviceName, type Kept, type Shelf, type Whose } from './shelf.client.ts'

type Refused = { id: string; said: string }

/** What every server's answer to marks says of them. */
export type Answered = { taken: string[]; refused: Refused[] }

/** `away`: no network. `shut`: the server does not know us (any more). Nothing is lost by either. */
export type Sending<Answer extends Answered> = Answer | 'away' | 'shut'

/** One sending holds no more than the server takes. */
const MOST = 200

type Line<Mark extends Kept, Answer extends Answered> = {
  shelf: Shelf<Mark>
  whose: Whose
  /** Hears each answer before the marks it took leave the device, so that nothing is missing in between. */
  heard?: (answer: Answer) => Promise<void>
}

/** Sends what waits on this device, oldest first, and takes off it what arrived. One tab at a time; a mark sent twice is one. */
export const sendKept = <Mark extends Kept, Answer extends Answered>(
  line: Line<Mark, Answer>,
): Promise<Sending<Answer>> => {
  const { locks } = navigator as { locks?: LockManager }
  const name = `${line.shelf.name} ${line.whose.book}`
  return locks ? locks.request(name, () => sendNow(line)) : sendNow(line)
}

async function sendNow<Mark extends Kept, Answer extends Answered>(line: Line<Mark, Answer>): Promise<Sending<Answer>> {
  const { shelf, whose, heard } = line
  const waiting = (await shelf.kept(whose)).filter(({ refused }) => refused === undefined)
  const marks = waiting.slice(0, MOST)
  const answer = await post<Answer>(whose.address, marks)
  if (typeof answer === 'string') return answer
  await heard?.(answer)
  await shelf.drop(answer.taken)
  const why = new Map(answer.refused.map(({ id, said }) => [id, said]))
  await shelf.keep(marks.flatMap((mark) => (why.has(mark.id) ? [{ ...mark, refused: why.get(mark.id) ?? '' }] : [])))
  return waiting.length > MOST ? sendNow(line) : answer
}

/** A mark as it goes out: what belongs to this device stays here. */
const sent = (mark: Kept) => ({ ...mark, book: undefined, who: undefined, refused: undefined })

async function post<Answer extends Answered>(address: string, marks: readonly Kept[]): Promise<Sending<Answer>> {
  const batch = JSON.stringify({ device: deviceName(), now: new Date().toISOString(), marks: marks.map(sent) })
  try {
    const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ batch }), redirect: 'manual' })
    const isOurs = answer.ok && (answer.headers.get('content-type') ?? '').includes('json')
    return isOurs ? ((await answer.json()) as Answer) : answer.status >= 500 ? 'away' : 'shut'
  } catch {
    return 'away'
  }
}
