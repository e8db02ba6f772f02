import type { Selectable } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { lockGathering } from '../gathering.ts'
import { hasBegun } from './after.rules.ts'
import type { NoteText } from './note.rules.ts'

export type Note = Selectable<Tables['gatherings.note']>
/** What a note said before it was corrected, and the name of the account that had written it. */
export type NoteBefore = Selectable<Tables['gatherings.note_before']> & { by: string | null }

/** The notes of a gathering, oldest first. */
export const notesOf = (tx: Tx, ctx: Ctx, gatheringId: string) =>
  tx
    .selectFrom('gatherings.note')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', gatheringId)
    .orderBy('at')
    .orderBy('id')

/** One note of a gathering with what it said before, newest correction first; undefined for an unknown one. */
export const noteWithPast = (
  ctx: Ctx,
  { id, gatheringId }: { id: string; gatheringId: string },
): Promise<{ note: Note; before: NoteBefore[] } | undefined> =>
  inArea(ctx, async (tx) => {
    const note = await notesOf(tx, ctx, gatheringId).where('id', '=', id).executeTakeFirst()
    if (!note) return undefined
    const rows = await tx
      .selectFrom('gatherings.note_before')
      .selectAll()
      .where('area_id', '=', ctx.area.id)
      .where('note_id', '=', id)
      .orderBy('version', 'desc')
      .execute()
    const names = await accountNames(
      tx,
      rows.flatMap(({ by_id }) => by_id ?? []),
    )
    return { note, before: rows.map((row) => ({ ...row, by: names.get(row.by_id ?? '') ?? null })) }
  })

type OnGathering = { id: string; gatheringId: string }

/** Writes down what was said or done; the same form again is the same note. Refuses one that has not begun or was called off (`not-now`). */
export const writeNote = (
  ctx: Ctx,
  { id, gatheringId }: OnGathering,
  text: NoteText,
): Promise<Outcome<null, 'unknown' | 'not-now'>> =>
  inArea(ctx, async (tx) => {
    const gathering = await lockGathering(tx, ctx, gatheringId)
    if (!gathering) return refused('unknown')
    if (!hasBegun(gathering, ctx.now)) return refused('not-now')
    const made = await tx
      .insertInto('gatherings.note')
      .values({ area_id: ctx.area.id, id, gathering_id: gatheringId, ...columns(ctx, text), at: ctx.now })
      .onConflict((on) => on.doNothing())
      .returning('id')
      .execute()
    if (made.length > 0) await tell(tx, ctx, { what: 'written', note: { id, gathering_id: gatheringId }, version: 1 })
    return done(null)
  })

/**
 * Puts a note right. What it said before stays, with who had written it and when it was corrected. Refuses an `unknown` one and a
 * `stale` version; the same words again are no correction.
 */
export const correctNote = (
  ctx: Ctx,
  on: OnGathering & { version: number },
  text: NoteText,
): Promise<Outcome<null, 'unknown' | 'stale'>> =>
  inArea(ctx, async (tx) => {
    const now = await notesOf(tx, ctx, on.gatheringId).where('id', '=', on.id).forUpdate().executeTakeFirst()
    if (!now) return refused('unknown')
    if (now.words === text.words && now.kind === text.kind && now.is_public === text.isPublic) return done(null)
    if (now.version !== on.version) return refused('stale')
    await keepBefore(tx, ctx, now)
    await tx
      .updateTable('gatherings.note')
      .set({ ...columns(ctx, text), version: now.version + 1, at: ctx.now })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', now.id)
      .execute()
    await tell(tx, ctx, { what: 'corrected', note: now, version: now.version + 1 })
    return done(null)
  })

const columns = (ctx: Ctx, { kind, words, isPublic }: NoteText) => ({
  kind,
  words,
  is_public: isPublic,
  by_id: ctx.actor.id,
})

const keepBefore = (tx: Tx, ctx: Ctx, note: Note) =>
  tx
    .insertInto('gatherings.note_before')
    .values({
      area_id: ctx.area.id,
      id: uuidv7(ctx.now),
      note_id: note.id,
      version: note.version,
      words: note.words,
      is_public: note.is_public,
      by_id: note.by_id,
      corrected_at: ctx.now,
    })
    .execute()

type Said = { what: 'written' | 'corrected'; note: Pick<Note, 'id' | 'gathering_id'>; version: number }

const tell = (tx: Tx, ctx: Ctx, { what, note, version }: Said) =>
  record(tx, ctx, {
    name: `gatherings.note.${what}`,
    subjectId: note.gathering_id,
    detail: { noteId: note.id, version },
  })
