import type { Selectable } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { record, type Fact } from '#platform/facts/record.ts'
import { lockProgramme } from '../days/programme.ts'
import type { StallInput } from './stall.rules.ts'

/** What each day of a programme usually has. */
export type UsualStall = Selectable<Tables['vanguard.usual_stall']>

const usual = (tx: Tx, ctx: Ctx, programmeId: string) =>
  tx
    .selectFrom('vanguard.usual_stall')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('programme_id', '=', programmeId)
    .where('ended_at', 'is', null)
    .orderBy('no')
    .orderBy('id')

/** The usual stalls of a programme that go on, in their order, in the caller's transaction. */
export const usualIn = (tx: Tx, ctx: Ctx, programmeId: string): Promise<UsualStall[]> =>
  usual(tx, ctx, programmeId).execute()

/** The same for a page. */
export const usualOf = (ctx: Ctx, programmeId: string): Promise<UsualStall[]> =>
  inArea(ctx, (tx) => usualIn(tx, ctx, programmeId))

const columnsOf = (input: StallInput) => ({
  service: input.service,
  title: input.title,
  spot: input.spot,
  from_minute: input.fromMinute,
  lasts: input.lasts,
  need: input.need,
  skill: input.skill,
  needs_insurance: input.needsInsurance,
  briefing: input.briefing,
})

type Of = { programmeId: string; id: string }

/** Adds a usual stall at the end; the same form again is the same one. Days that are prepared already stay as they are. */
export const addUsual = (ctx: Ctx, { programmeId, id }: Of, input: StallInput): Promise<Outcome<null, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    // Held, so that two who add at once get two numbers.
    if (!(await lockProgramme(tx, ctx, programmeId))) return refused('unknown')
    const known = await usualIn(tx, ctx, programmeId)
    const rows = await tx
      .insertInto('vanguard.usual_stall')
      .values({
        area_id: ctx.area.id,
        id,
        programme_id: programmeId,
        ...columnsOf(input),
        no: Math.max(0, ...known.map(({ no }) => no)) + 1,
      })
      .onConflict((on) => on.doNothing())
      .returning('id')
      .execute()
    if (rows.length > 0) await record(tx, ctx, changed(programmeId, { added: id }))
    return done(null)
  })

/** What happened to the stalls of a programme. */
const changed = (subjectId: string, detail: Record<string, string>): Fact => ({
  name: 'vanguard.programme.changed',
  subjectId,
  detail,
})

type On = Of & { version: number }
type Refusal = 'unknown' | 'stale'

/** Changes one for the days that are not prepared yet. */
export const changeUsual = (ctx: Ctx, on: On, input: StallInput): Promise<Outcome<null, Refusal>> =>
  write(ctx, on, { set: columnsOf(input), detail: { changed: on.id } })

/** Takes one out of the days that are not prepared yet. */
export const endUsual = (ctx: Ctx, on: On): Promise<Outcome<null, Refusal>> =>
  write(ctx, on, { set: { ended_at: ctx.now }, detail: { ended: on.id } })

type Write = { set: Partial<UsualStall>; detail: Record<string, string> }

const write = (ctx: Ctx, { programmeId, id, version }: On, { set, detail }: Write): Promise<Outcome<null, Refusal>> =>
  inArea(ctx, async (tx) => {
    if (!(await lockProgramme(tx, ctx, programmeId))) return refused('unknown')
    const now = (await usualIn(tx, ctx, programmeId)).find((one) => one.id === id)
    if (!now) return refused('unknown')
    if (now.version !== version) return refused('stale')
    await setOn(tx, ctx, { id, set: { ...set, version: version + 1 } })
    await record(tx, ctx, changed(programmeId, detail))
    return done(null)
  })

const setOn = (tx: Tx, ctx: Ctx, { id, set }: { id: string; set: Partial<UsualStall> }) =>
  tx.updateTable('vanguard.usual_stall').set(set).where('area_id', '=', ctx.area.id).where('id', '=', id).execute()

/** Moves one before the one above it. The first stays where it is; pressed on a page that is old, it moves as it stands now. */
export const moveUp = (ctx: Ctx, { programmeId, id }: Of): Promise<Outcome<null, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    if (!(await lockProgramme(tx, ctx, programmeId))) return refused('unknown')
    const all = await usualIn(tx, ctx, programmeId)
    const at = all.findIndex((one) => one.id === id)
    const [one, above] = [all[at], all[at - 1]]
    if (!one) return refused('unknown')
    if (!above) return done(null)
    await setOn(tx, ctx, { id: one.id, set: { no: above.no } })
    await setOn(tx, ctx, { id: above.id, set: { no: one.no } })
    await record(tx, ctx, changed(programmeId, { moved: id }))
    return done(null)
  })
