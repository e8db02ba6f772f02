import { idFrom, oneLine } from './form.rules.ts'

/** What a device noted, also without a network: when by its own clock, how far that was ahead of ours, and when it reached us. */
export type Timed = {
  id: string
  deviceAt: Date
  /** How far the device's clock was ahead of ours when it was sent, in milliseconds. */
  aheadMs: number
  at: Date
}

/** When it was noted, by our clock: the device's time less what it was ahead, and never later than it reached us. */
export const meantAt = ({ deviceAt, aheadMs, at }: Pick<Timed, 'deviceAt' | 'aheadMs' | 'at'>): Date =>
  new Date(Math.min(deviceAt.getTime() - aheadMs, at.getTime()))

/** In the order they were noted, each once; those of the same moment by their ids, so that the order they came in says nothing. */
export function inOrder<M extends Timed>(marks: readonly M[]): M[] {
  const once = [...new Map(marks.map((mark) => [mark.id, mark])).values()]
  return once.sort((a, b) => meantAt(a).getTime() - meantAt(b).getTime() || (a.id < b.id ? -1 : 1))
}

/** What one device sends together. `lost`: those that cannot be read, by their ids as far as they have one. */
export type Batch<Mark> = { device: string | null; aheadMs: number; marks: Mark[]; lost: string[] }

/** Most marks one sending may hold. */
const MOST = 500
/** A clock that is wrong by more is no clock. */
const TEN_YEARS_MS = 10 * 366 * 86_400_000

type Head = { id: string; deviceAt: Date }
type Fields = Readonly<Record<string, unknown>>

/**
 * Reads what a device sends: `{device, now, marks: [{id, at, …}]}`. The device's clock is compared with ours here, so that what
 * was noted an hour ago can be set right. `bodyOf` reads the rest of one mark, or says null. Null for anything else.
 */
export function readBatchOf<Body extends object>(
  text: string | undefined,
  now: Date,
  bodyOf: (sent: Fields) => Body | null,
): Batch<Head & Body> | null {
  const sent = objectIn(text)
  const clock = Date.parse(textOf(sent?.['now']))
  const marks: unknown = sent?.['marks']
  if (!Array.isArray(marks) || marks.length > MOST || !isNear(clock, now)) return null
  const device = oneLine(textOf(sent?.['device'])).slice(0, 40)
  const read = marks.map((mark: unknown) => readOne(mark, now, bodyOf))
  return {
    device: device === '' ? null : device,
    aheadMs: clock - now.getTime(),
    marks: read.filter((mark) => typeof mark === 'object'),
    lost: read.filter((mark) => typeof mark === 'string'),
  }
}

const isNear = (clock: number, now: Date): boolean => Math.abs(clock - now.getTime()) < TEN_YEARS_MS

/** One mark, or the id of one that cannot be read. */
function readOne<Body extends object>(
  mark: unknown,
  now: Date,
  bodyOf: (sent: Fields) => Body | null,
): (Head & Body) | string {
  const sent = (typeof mark === 'object' && mark !== null ? mark : {}) as Fields
  const id = idFrom(textOf(sent['id']))
  const deviceAt = new Date(textOf(sent['at']))
  if (id === null) return textOf(sent['id']).slice(0, 40)
  const body = isNear(deviceAt.getTime(), now) ? bodyOf(sent) : null
  return body === null ? id : { id, deviceAt, ...body }
}

/** A text as it was sent; anything else is none. */
export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '')

function objectIn(text: string | undefined): Fields | null {
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null ? (value as Fields) : null
  } catch {
    return null
  }
}
