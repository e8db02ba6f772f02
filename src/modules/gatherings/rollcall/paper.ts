import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { attachPicture, keepPicture, type PictureRefusal } from '#platform/files/files.ts'
import { idOf } from './id-of.ts'
import { writeMarks } from './mark.ts'
import type { MarkRefusal, Noted } from './mark.rules.ts'
import { meantBy, type Entry } from './paper.rules.ts'
import { wasThere } from './presence.rules.ts'
import { peopleOn } from './roll.ts'
import { holdToMark } from './taking.ts'

/** An entry with the id of its form: sent again, it is the same marks. */
export type OnPaper = { id: string; formId: string; entry: Entry; reason: string | null }

type Entered = { written: number; unknown: string[] }

/**
 * Writes down later who signed on paper. Whoever stands as present already stays as they are. Numbers that no line has come
 * back by name. After the roll-call ended it needs a reason (`over`), for the sheet is part of what happened before.
 */
export const writeFromPaper = (ctx: Ctx, on: OnPaper): Promise<Outcome<Entered, 'unknown' | MarkRefusal>> =>
  inArea(ctx, async (tx) => {
    const held = await holdToMark(tx, ctx, on.id)
    if (!held) return refused('unknown')
    if (!held.leads) return refused('not-leader')
    const { lines, names, unknown } = meantBy(on.entry, await peopleOn(tx, ctx, { gatheringId: on.id }))
    const missing = lines.filter(({ state }) => state === null || !wasThere(state))
    const marks = [
      ...missing.map((line) => signed(ctx, on, line)),
      ...names.map((name) => signed(ctx, on, { id: idOf(ctx, on.formId, 'name', name), walkIn: true, name })),
    ]
    if (marks.length === 0) return done({ written: 0, unknown })
    const noting = { gathering: held.gathering, device: null, aheadMs: 0, marks }
    const { taken, refused: back } = await writeMarks(tx, ctx, noting)
    const [no] = back
    return no && taken.length === 0 ? refused(no.why) : done({ written: taken.length, unknown })
  })

type Signed = { id: string; walkIn: boolean; name: string | null }

const signed = (ctx: Ctx, { formId, reason }: OnPaper, { id, walkIn, name }: Signed): Noted => ({
  id: idOf(ctx, formId, 'mark', id),
  memberId: walkIn ? null : id,
  walkInId: walkIn ? id : null,
  what: 'arrived',
  method: 'signin',
  source: 'paper',
  number: null,
  name: walkIn ? name : null,
  corrects: null,
  reason,
  deviceAt: ctx.now,
})

/** Keeps a photo of the sheet, for the committee only. The same picture again is the same photo. */
export async function keepSheet(
  ctx: Ctx,
  { id, bytes }: { id: string; bytes: Uint8Array },
): Promise<Outcome<'kept', 'unknown' | 'not-leader' | PictureRefusal>> {
  const kept = await keepPicture(ctx, bytes)
  if (!kept.done) return kept
  return inArea(ctx, async (tx) => {
    const held = await holdToMark(tx, ctx, id)
    if (!held) return refused('unknown')
    if (!held.leads) return refused('not-leader')
    const sheets = await sheetsOf(tx, ctx, id)
    if (sheets.some(({ sha256 }) => sha256.equals(kept.value.sha256))) return done('kept')
    const fileId = await attachPicture(tx, ctx, kept.value)
    const row = { area_id: ctx.area.id, id: fileId, gathering_id: id, kind: 'sheet', faces: 'not-asked' } as const
    await tx
      .insertInto('gatherings.photo')
      .values({ ...row, is_public: false, by_id: ctx.actor.id, at: ctx.now })
      .execute()
    return done('kept')
  })
}

const sheetsOf = (tx: Tx, ctx: Ctx, gatheringId: string) =>
  tx
    .selectFrom('gatherings.photo as p')
    .innerJoin('platform.file as f', (join) => join.onRef('f.area_id', '=', 'p.area_id').onRef('f.id', '=', 'p.id'))
    .select(['p.id', 'f.sha256', 'f.width', 'f.height'])
    .where('p.area_id', '=', ctx.area.id)
    .where('p.gathering_id', '=', gatheringId)
    .where('p.kind', '=', 'sheet')
    .orderBy('p.id')
    .execute()

/** The photos of sheets that were kept of a gathering, for whoever may see its list. */
export const sheetPhotos = (ctx: Ctx, gatheringId: string) => inArea(ctx, (tx) => sheetsOf(tx, ctx, gatheringId))
