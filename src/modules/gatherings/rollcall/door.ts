import { timingSafeEqual } from 'node:crypto'
import type { Selectable } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { inArea } from '#platform/db/in-area.ts'

export type Venue = Selectable<Tables['gatherings.venue']>
type Keys = Pick<Ctx, 'secrets' | 'area'>
type Keyed = Pick<Venue, 'id' | 'check_in_key'>

/** The code on the tablet at the door is another every half minute; the one before it still opens. */
const STEP_MS = 30_000
/** Whoever scanned in time may take so long to press. */
const PASS_MS = 15 * 60_000

const hashOf = ({ secrets, area }: Keys, { id, check_in_key: key }: Keyed, words: string): Buffer =>
  secrets.hash(area.id, 'gatherings venue door', `${id} ${key.toString('base64')} ${words}`)

const signOf = (keys: Keys, venue: Keyed, words: string): string =>
  hashOf(keys, venue, words).toString('base64url').slice(0, 16)

const isSame = (ours: string, theirs: string): boolean => {
  const [a, b] = [Buffer.from(ours), Buffer.from(theirs)]
  return a.length === b.length && timingSafeEqual(a, b)
}

/** The key in the address of the page a tablet at the door shows: it needs no account, and opens nothing else. */
export const doorKey = (keys: Keys, venue: Keyed): string => signOf(keys, venue, 'door')
export const opensDoor = (keys: Keys, venue: Keyed, key: string): boolean => isSame(doorKey(keys, venue), key)
/** The address of that page. */
export const doorPath = (keys: Keys, venue: Keyed): string => `/venues/${venue.id}/door?key=${doorKey(keys, venue)}`

const stepOf = (now: Date): number => Math.floor(now.getTime() / STEP_MS)

/** The code of a moment, made of the venue's key and the half minute. */
export const codeAt = (keys: Keys, venue: Keyed, now: Date): string => signOf(keys, venue, `code ${stepOf(now)}`)

/** Whether a code was shown at the door just now. */
export const isFresh = (keys: Keys, venue: Keyed, { code, now }: { code: string; now: Date }): boolean =>
  [now, new Date(now.getTime() - STEP_MS)].some((at) => isSame(codeAt(keys, venue, at), code))

/** The digits beside the code, for who has the page of their sign-up open and does not scan: six of them, another each half minute. */
export const digitsAt = (keys: Keys, venue: Keyed, now: Date): string => digitsOf(keys, venue, stepOf(now))

const digitsOf = (keys: Keys, venue: Keyed, step: number): string =>
  String(hashOf(keys, venue, `digits ${step}`).readUInt32BE(0) % 1_000_000).padStart(6, '0')

/** 「482 913」. */
export const sayDigits = (digits: string): string => `${digits.slice(0, 3)} ${digits.slice(3)}`

/** Half minutes for which digits of before are known to be old ones, rather than wrong. */
const REMEMBERED = 20

/** Whether digits, however they are spaced, stand at the door now: those of the half minute before still count. */
export function digitsAre(
  keys: Keys,
  venue: Keyed,
  { digits, now }: { digits: string; now: Date },
): 'fresh' | 'stale' | 'wrong' {
  const typed = digits.normalize('NFKC').replace(/\D/g, '')
  const back = Array.from({ length: REMEMBERED }, (_, ago) => ago).find((ago) =>
    isSame(digitsOf(keys, venue, stepOf(now) - ago), typed),
  )
  if (back === undefined) return 'wrong'
  return back <= 1 ? 'fresh' : 'stale'
}

/** What the page after a scan carries along: that its reader stood at this door a moment ago. */
export const passFor = (keys: Keys, venue: Keyed, now: Date): string => {
  const until = String(now.getTime() + PASS_MS)
  return `${until}.${signOf(keys, venue, `pass ${until}`)}`
}

export const holdsPass = (keys: Keys, venue: Keyed, { pass, now }: { pass: string; now: Date }): boolean => {
  const [until = '', sign = ''] = pass.split('.')
  return Number(until) > now.getTime() && isSame(signOf(keys, venue, `pass ${until}`), sign)
}

const venues = (tx: Tx, ctx: Ctx) =>
  tx.selectFrom('gatherings.venue').selectAll().where('area_id', '=', ctx.area.id).where('ended_at', 'is', null)

/** A venue of this area that is still in use. */
export const venueById = (ctx: Ctx, id: string): Promise<Venue | undefined> =>
  inArea(ctx, (tx) => venues(tx, ctx).where('id', '=', id).executeTakeFirst())

/** The same by the code on its notice. */
export const venueByCode = (ctx: Ctx, code: string): Promise<Venue | undefined> =>
  inArea(ctx, (tx) => venues(tx, ctx).where('code', '=', code.toUpperCase()).executeTakeFirst())
