import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { lockGathering } from '../gathering.ts'
import { photosOf, type GatheringPhoto } from './photo.ts'
import { whyHidden, type PhotoText } from './photo.rules.ts'

type OnPhoto = { id: string; gatheringId: string }

/** One photo of a gathering; undefined for an unknown one and for a sheet, of which nothing is said. */
export const photoOf = (ctx: Ctx, on: OnPhoto): Promise<GatheringPhoto | undefined> =>
  inArea(ctx, (tx) => photoRow(tx, ctx, on))

const photoRow = (tx: Tx, ctx: Ctx, { id, gatheringId }: OnPhoto) =>
  photosOf(tx, ctx, gatheringId).where('p.id', '=', id).where('p.kind', '=', 'photo').executeTakeFirst()

/**
 * Puts right what is said of a photo: what can be seen on it, whether somebody can be recognised, whether everybody sees it. Refuses an
 * `unknown` one, a `stale` version, and to show everybody what may not be shown; the same words again are no change.
 */
export const putTextRight = (
  ctx: Ctx,
  on: OnPhoto & { version: number },
  text: PhotoText,
): Promise<Outcome<null, 'unknown' | 'stale' | 'children' | 'not-agreed'>> =>
  inArea(ctx, async (tx) => {
    const gathering = await lockGathering(tx, ctx, on.gatheringId)
    const photo = gathering && (await photoRow(tx, ctx, on))
    if (!photo) return refused('unknown')
    if (isSame(photo, text)) return done(null)
    if (photo.version !== on.version) return refused('stale')
    const why = text.isPublic ? whyHidden(text.faces, gathering.for_minors) : null
    if (why !== null) return refused(why)
    await tx
      .updateTable('gatherings.photo')
      .set({ alt: text.alt, faces: text.faces, is_public: text.isPublic, version: photo.version + 1 })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', photo.id)
      .execute()
    const detail = { photoId: photo.id, faces: text.faces, isPublic: text.isPublic, version: photo.version + 1 }
    await record(tx, ctx, { name: 'gatherings.photo.corrected', subjectId: on.gatheringId, detail })
    return done(null)
  })

const isSame = ({ alt, faces, is_public }: GatheringPhoto, text: PhotoText): boolean =>
  alt === text.alt && faces === text.faces && is_public === text.isPublic
