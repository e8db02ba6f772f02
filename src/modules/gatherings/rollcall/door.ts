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

const signOf = ({ secrets, area }: Keys, { id, check_in_key: key }: Keyed, words: string): string =>
  secrets
    .hash(area.id, 'gatherings venue door', `${id} ${key.toString('base64')} ${words}`)
    .toString('base64url')
    .slice(0, 16)

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
