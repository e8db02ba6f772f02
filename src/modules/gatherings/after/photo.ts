import { sql } from 'kysely'
import { DAY_MS } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import { auto } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { attachPicture, dropPicture, type KeptPicture } from '#platform/files/files.ts'
import { lockGathering } from '../gathering.ts'
import { hasBegun } from './after.rules.ts'
import { mendEvidence } from './evidence.ts'
import { whyHidden, type Faces, type PhotoText } from './photo.rules.ts'

/** A photo of a gathering with what a page needs to show it. The id is that of its file. */
export type GatheringPhoto = {
  id: string
  kind: 'photo' | 'sheet'
  alt: string | null
  faces: Faces
  is_public: boolean
  version: number
  width: number | null
  height: number | null
}

/** The photos and sheets of a gathering in the order they came. */
export const photosOf = (tx: Tx, ctx: Ctx, gatheringId: string) =>
  tx
    .selectFrom('gatherings.photo as p')
    .innerJoin('platform.file as f', (join) => join.onRef('f.area_id', '=', 'p.area_id').onRef('f.id', '=', 'p.id'))
    .select(['p.id', 'p.kind', 'p.alt', 'p.faces', 'p.is_public', 'p.version', 'f.width', 'f.height'])
    .where('p.area_id', '=', ctx.area.id)
    .where('p.gathering_id', '=', gatheringId)
    .orderBy('p.id')

/** The same for whoever keeps them, with how many of those signed up did not agree to photos. */
export const photosToKeep = (ctx: Ctx, gatheringId: string): Promise<{ photos: GatheringPhoto[]; refusals: number }> =>
  inArea(ctx, async (tx) => {
    const photos = await photosOf(tx, ctx, gatheringId).execute()
    const { count } = await tx
      .selectFrom('gatherings.member')
      .select(sql<number>`count(*)::int`.as('count'))
      .where('area_id', '=', ctx.area.id)
      .where('gathering_id', '=', gatheringId)
      .where('stands', '=', true)
      .where('photo_ok', '=', false)
      .executeTakeFirstOrThrow()
    return { photos, refusals: count }
  })

/** What somebody who may lead a gathering hangs up: photos with what is said of them, or sheets with signatures. */
export type Adding = { gatheringId: string; kept: readonly KeptPicture[] } & (
  { kind: 'photo'; text: PhotoText } | { kind: 'sheet' }
)

export type AddRefusal = 'unknown' | 'not-now' | 'children' | 'not-agreed'

/**
 * Keeps photos of a gathering. The same picture of the same gathering again is the one that is there. Refuses one that has not
 * begun or was called off (`not-now`), and to show everybody what may not be shown.
 */
export const addPhotos = (ctx: Ctx, adding: Adding): Promise<Outcome<{ added: number }, AddRefusal>> =>
  inArea(ctx, async (tx) => {
    const gathering = await lockGathering(tx, ctx, adding.gatheringId)
    if (!gathering) return refused('unknown')
    if (!hasBegun(gathering, ctx.now)) return refused('not-now')
    const why = hiddenWhy(adding, gathering.for_minors)
    if (why !== null) return refused(why)
    const fresh = await withoutKnown(tx, ctx, adding)
    for (const [at, kept] of fresh.entries())
      await write(tx, ctx, { adding, kept, no: fresh.length > 1 ? at + 1 : null })
    return done({ added: fresh.length })
  })

const hiddenWhy = (adding: Adding, forMinors: boolean) =>
  adding.kind === 'photo' && adding.text.isPublic ? whyHidden(adding.text.faces, forMinors) : null

async function withoutKnown(tx: Tx, ctx: Ctx, { gatheringId, kept }: Adding): Promise<KeptPicture[]> {
  const known = await photosOf(tx, ctx, gatheringId).select('f.sha256').execute()
  const seen = known.map(({ sha256 }) => sha256.toString('hex'))
  return kept.filter(({ sha256 }, at) => {
    const hash = sha256.toString('hex')
    return !seen.includes(hash) && kept.findIndex((other) => other.sha256.equals(sha256)) === at
  })
}

type New = { adding: Adding; kept: KeptPicture; no: number | null }

async function write(tx: Tx, ctx: Ctx, { adding, kept, no }: New): Promise<void> {
  const id = await attachPicture(tx, ctx, kept)
  const said =
    adding.kind === 'sheet'
      ? { alt: null, faces: 'none' as const, is_public: false }
      : {
          alt: no === null ? adding.text.alt : `${adding.text.alt} ${no}`,
          faces: adding.text.faces,
          is_public: adding.text.isPublic,
        }
  await tx
    .insertInto('gatherings.photo')
    .values({
      area_id: ctx.area.id,
      id,
      gathering_id: adding.gatheringId,
      kind: adding.kind,
      ...said,
      by_id: ctx.actor.id,
      at: ctx.now,
    })
    .execute()
  const detail = { photoId: id, kind: adding.kind, isPublic: said.is_public }
  await record(tx, ctx, { name: 'gatherings.photo.added', subjectId: adding.gatheringId, detail })
}

type OnPhoto = { id: string; gatheringId: string }

/** Shows everybody a photo kept so far, once it is known who is on it. Refuses what may not be shown; twice is once. */
export const showPhoto = (
  ctx: Ctx,
  { id, gatheringId }: OnPhoto,
  { faces }: { faces: Exclude<Faces, 'not-asked'> },
): Promise<Outcome<null, 'unknown' | 'children'>> =>
  inArea(ctx, async (tx) => {
    const gathering = await lockGathering(tx, ctx, gatheringId)
    const photo = gathering && (await photosOf(tx, ctx, gatheringId).where('p.id', '=', id).executeTakeFirst())
    if (!photo || photo.kind === 'sheet') return refused('unknown')
    if (whyHidden(faces, gathering.for_minors) !== null) return refused('children')
    if (photo.is_public) return done(null)
    await tx
      .updateTable('gatherings.photo')
      .set({ faces, is_public: true, version: photo.version + 1 })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .execute()
    const detail = { photoId: id, faces }
    await record(tx, ctx, { name: 'gatherings.photo.shown', subjectId: gatheringId, detail })
    return done(null)
  })

/** Takes a photo down: it is gone at once, under every address it ever had. Twice is once. */
export const takeDown = (ctx: Ctx, { id, gatheringId }: OnPhoto): Promise<Outcome<null, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const gathering = await lockGathering(tx, ctx, gatheringId)
    if (!gathering) return refused('unknown')
    if (!(await remove(tx, ctx, { id, gatheringId }))) return done(null)
    const detail = { photoId: id }
    await record(tx, ctx, { name: 'gatherings.photo.taken-down', subjectId: gatheringId, detail })
    await mendEvidence(tx, ctx, gathering)
    return done(null)
  })

async function remove(tx: Tx, ctx: Ctx, { id, gatheringId }: OnPhoto): Promise<boolean> {
  const gone = await tx
    .deleteFrom('gatherings.photo')
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', gatheringId)
    .where('id', '=', id)
    .returning('id')
    .execute()
  if (gone.length > 0) await dropPicture(tx, ctx, id)
  return gone.length > 0
}

/** How long a photo stays that is not shown to everybody: the sheets with signatures, faces nobody was asked about. */
const keptDays = 365

/**
 * Forgets photos nobody was to see, a year after they came: attendance with a name is kept a year (domain.md F15). What they
 * showed stays said. For the clock; returns how many went.
 */
export async function forgetPhotos(asking: Ctx): Promise<number> {
  const ctx: Ctx = { ...asking, actor: auto }
  return inArea(ctx, async (tx) => {
    const old = await tx
      .selectFrom('gatherings.photo')
      .select(['id', 'gathering_id'])
      .where('area_id', '=', ctx.area.id)
      .where('is_public', '=', false)
      .where('at', '<', new Date(ctx.now.getTime() - keptDays * DAY_MS))
      .limit(500)
      .execute()
    for (const { id, gathering_id: gatheringId } of old) {
      await remove(tx, ctx, { id, gatheringId })
      const detail = { photoId: id }
      await record(tx, ctx, { name: 'gatherings.photo.forgotten', subjectId: gatheringId, detail })
    }
    return old.length
  })
}
