import { deviceName, dropMarks, keepMarks, marksKept, type KeptMark } from './kept.client.ts'

/** How a line stands, as the server says it. */
export type SaidLine = {
  id: string
  walkIn: boolean
  no: string
  who: string
  state: string
  said: string
  conflict: boolean
}

type Refused = { id: string; said: string }

/** What the server answers to marks. Without `people` the reader is not the leader any more. */
export type Answer = { taken: string[]; refused: Refused[]; people?: SaidLine[]; count?: string; counted?: string }

/** `away`: no network. `shut`: the server does not know us (any more). Nothing is lost by either. */
export type Sending = Answer | 'away' | 'shut'

type Whose = { gathering: string; who: string; address: string }

/** One sending holds no more than the server takes. */
const MOST = 200

/** Sends what waits on this device, oldest first, and takes off it what arrived. One tab at a time; a mark sent twice is one. */
export const sendKept = (whose: Whose): Promise<Sending> => {
  const { locks } = navigator as { locks?: LockManager }
  return locks ? locks.request(`roll-call ${whose.gathering}`, () => sendNow(whose)) : sendNow(whose)
}

async function sendNow(whose: Whose): Promise<Sending> {
  const waiting = (await marksKept(whose.gathering, whose.who)).filter(({ refused }) => refused === undefined)
  const marks = waiting.slice(0, MOST)
  const answer = await post(whose.address, marks)
  if (typeof answer === 'string') return answer
  await dropMarks(answer.taken)
  const why = new Map(answer.refused.map(({ id, said }) => [id, said]))
  await keepMarks(marks.flatMap((mark) => (why.has(mark.id) ? [{ ...mark, refused: why.get(mark.id) ?? '' }] : [])))
  return waiting.length > MOST ? sendNow(whose) : answer
}

const sent = ({ id, about, walkIn, what, name, at }: KeptMark) => ({ id, about, walkIn, what, name, at })

async function post(address: string, marks: readonly KeptMark[]): Promise<Sending> {
  const batch = JSON.stringify({ device: deviceName(), now: new Date().toISOString(), marks: marks.map(sent) })
  try {
    const answer = await fetch(address, { method: 'POST', body: new URLSearchParams({ batch }), redirect: 'manual' })
    const isOurs = answer.ok && (answer.headers.get('content-type') ?? '').includes('json')
    return isOurs ? ((await answer.json()) as Answer) : answer.status >= 500 ? 'away' : 'shut'
  } catch {
    return 'away'
  }
}
