import { sql } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { lockGathering, type Gathering } from '../gathering.ts'
import { wasHeld } from '../kinds.rules.ts'
import { evidenceOf, type Evidence } from './evidence.rules.ts'

type Row = Pick<Gathering, 'id' | 'present' | 'counted' | 'count_method'>

/** What there is to show that a gathering took place. */
export async function evidenceIn(tx: Tx, ctx: Ctx, gathering: Row): Promise<Evidence> {
  const notes = await tx
    .selectFrom('gatherings.note')
    .select(sql<number>`count(*)::int`.as('count'))
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', gathering.id)
    .executeTakeFirstOrThrow()
  const pictures = await tx
    .selectFrom('gatherings.photo')
    .select(['kind', sql<number>`count(*)::int`.as('count')])
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', gathering.id)
    .groupBy('kind')
    .execute()
  const of = (kind: 'photo' | 'sheet') => pictures.find((one) => one.kind === kind)?.count ?? 0
  return evidenceOf({
    present: gathering.present,
    counted: gathering.counted,
    countMethod: gathering.count_method,
    sheets: of('sheet'),
    notes: notes.count,
    photos: of('photo'),
  })
}

export type EvidenceRefusal = 'unknown' | 'not-held' | 'no-number' | 'no-proof'

/**
 * Whoever leads says that what shows it is together. Refuses one that was not held (`not-held`), one without a number
 * (`no-number`), and one with nothing to show for it (`no-proof`). Twice is once.
 */
export const markEvidenced = (ctx: Ctx, id: string): Promise<Outcome<null, EvidenceRefusal>> =>
  inArea(ctx, async (tx) => {
    const now = await lockGathering(tx, ctx, id)
    if (!now) return refused('unknown')
    if (now.state === 'evidenced') return done(null)
    if (!wasHeld(now.state)) return refused('not-held')
    const { number, proofs } = await evidenceIn(tx, ctx, now)
    if (number === null) return refused('no-number')
    if (proofs.length === 0) return refused('no-proof')
    await write(tx, ctx, { ...now, to: 'evidenced' })
    await record(tx, ctx, { name: 'gatherings.gathering.evidenced', subjectId: id, detail: { number, proofs } })
    return done(null)
  })

/** After something was taken away, in the caller's transaction, with the gathering locked: one with nothing left to show is only held. */
export async function mendEvidence(tx: Tx, ctx: Ctx, gathering: Row & Pick<Gathering, 'state' | 'version'>) {
  if (gathering.state !== 'evidenced') return
  const { level } = await evidenceIn(tx, ctx, gathering)
  if (level === 'shown') return
  await write(tx, ctx, { ...gathering, to: 'held' })
  const detail = { from: 'evidenced', to: 'held' }
  await record(tx, ctx, { name: 'gatherings.gathering.corrected', subjectId: gathering.id, detail })
}

const write = (tx: Tx, ctx: Ctx, { id, version, to }: { id: string; version: number; to: 'held' | 'evidenced' }) =>
  tx
    .updateTable('gatherings.gathering')
    .set({ state: to, version: version + 1 })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
