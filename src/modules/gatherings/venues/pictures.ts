import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { attachPicture, dropPicture, keepPicture, pictureUrl, type PictureRefusal } from '#platform/files/files.ts'
import type { Photo } from '#platform/web/components.ts'
import { lockVenue } from '../booking.ts'

/** How many pictures a venue has at most. */
export const mostPictures = 4

/** A picture of a venue, in their order. */
export type VenuePicture = { id: string; venueId: string; alt: string; width: number; height: number }

/** The pictures of some venues, each in its order. */
export const picturesOf = (ctx: Ctx, venueIds: readonly string[]): Promise<VenuePicture[]> =>
  venueIds.length === 0 ? Promise.resolve([]) : inArea(ctx, (tx) => rowsOf(tx, ctx, venueIds))

async function rowsOf(tx: Tx, ctx: Ctx, venueIds: readonly string[]): Promise<VenuePicture[]> {
  const rows = await tx
    .selectFrom('gatherings.venue_picture as p')
    .innerJoin('platform.file as f', (join) => join.onRef('f.area_id', '=', 'p.area_id').onRef('f.id', '=', 'p.id'))
    .select(['p.id', 'p.venue_id', 'p.alt', 'f.width', 'f.height'])
    .where('p.area_id', '=', ctx.area.id)
    .where('p.venue_id', 'in', [...venueIds])
    .orderBy('p.no')
    .orderBy('p.id')
    .execute()
  return rows.map(({ venue_id, width, height, ...row }) => ({
    ...row,
    venueId: venue_id,
    width: width ?? 4,
    height: height ?? 3,
  }))
}

const smallEdge = 480

/** A picture as a page shows it: the small one, leading to the large one. */
export function photoOf(ctx: Ctx, { id, alt, width, height }: VenuePicture): Photo {
  const scale = Math.min(1, smallEdge / Math.max(width, height))
  return {
    src: pictureUrl(ctx, id, 'small'),
    href: pictureUrl(ctx, id, 'large'),
    alt,
    width: Math.max(1, Math.round(width * scale)),
    height: Math.max(1, Math.round(height * scale)),
  }
}

export type AddRefusal = PictureRefusal | 'unknown' | 'full'

/** Adds a picture behind the others. The same picture again is the same one. Refuses a fifth (`full`), and what is no picture. */
export async function addPicture(
  ctx: Ctx,
  venueId: string,
  { bytes, alt }: { bytes: Uint8Array; alt: string },
): Promise<Outcome<null, AddRefusal>> {
  const kept = await keepPicture(ctx, bytes)
  if (!kept.done) return kept
  return inArea(ctx, async (tx): Promise<Outcome<null, AddRefusal>> => {
    if (!(await lockVenue(tx, ctx, venueId))) return refused('unknown')
    const known = await hashesOf(tx, ctx, venueId)
    if (known.some(({ sha256 }) => sha256.equals(kept.value.sha256))) return done(null)
    if (known.length >= mostPictures) return refused('full')
    const id = await attachPicture(tx, ctx, kept.value)
    const no = 1 + Math.max(0, ...known.map((one) => one.no))
    await tx
      .insertInto('gatherings.venue_picture')
      .values({ area_id: ctx.area.id, id, venue_id: venueId, alt, no })
      .execute()
    await record(tx, ctx, { name: 'gatherings.venue.changed', subjectId: venueId })
    return done(null)
  })
}

const hashesOf = (tx: Tx, ctx: Ctx, venueId: string) =>
  tx
    .selectFrom('gatherings.venue_picture as p')
    .innerJoin('platform.file as f', (join) => join.onRef('f.area_id', '=', 'p.area_id').onRef('f.id', '=', 'p.id'))
    .select(['f.sha256', 'p.no'])
    .where('p.area_id', '=', ctx.area.id)
    .where('p.venue_id', '=', venueId)
    .execute()

type OnPicture = { id: string; venueId: string }

/** Runs an act on one picture of a venue, among all of its pictures in their order; refuses an unknown one. */
const onPicture = (
  ctx: Ctx,
  on: OnPicture,
  act: (tx: Tx, all: VenuePicture[]) => Promise<unknown>,
): Promise<Outcome<null, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    if (!(await lockVenue(tx, ctx, on.venueId))) return refused('unknown')
    const all = await rowsOf(tx, ctx, [on.venueId])
    if (!all.some(({ id }) => id === on.id)) return refused('unknown')
    await act(tx, all)
    await record(tx, ctx, { name: 'gatherings.venue.changed', subjectId: on.venueId })
    return done(null)
  })

/** Says what is on a picture in other words. */
export const describePicture = (ctx: Ctx, on: OnPicture, alt: string) =>
  onPicture(ctx, on, (tx) => set(tx, ctx, { id: on.id, to: { alt } }))

/** Brings a picture to the front of the row. */
export const bringForward = (ctx: Ctx, on: OnPicture) =>
  onPicture(ctx, on, async (tx, all) => {
    const order = [...all.filter(({ id }) => id === on.id), ...all.filter(({ id }) => id !== on.id)]
    for (const [at, { id }] of order.entries()) await set(tx, ctx, { id, to: { no: at + 1 } })
  })

/** Takes a picture down: it is gone, also from the disk a day later. */
export const takeDown = (ctx: Ctx, on: OnPicture) =>
  onPicture(ctx, on, async (tx) => {
    await tx.deleteFrom('gatherings.venue_picture').where('area_id', '=', ctx.area.id).where('id', '=', on.id).execute()
    await dropPicture(tx, ctx, on.id)
  })

const set = (tx: Tx, ctx: Ctx, { id, to }: { id: string; to: { alt: string } | { no: number } }) =>
  tx.updateTable('gatherings.venue_picture').set(to).where('area_id', '=', ctx.area.id).where('id', '=', id).execute()
