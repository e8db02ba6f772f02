import type { Selectable } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { familyName } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { record } from '#platform/facts/record.ts'
import { countUp } from '#platform/numbers/count-up.ts'
import { keepsWholeArea } from '../access.ts'
import { eldersById } from '../elder.ts'
import { noteLook } from '../look.ts'
import { plansOf, wordsOf, type Plan } from '../plan.ts'
import { sheetWords } from './words.ts'

/** A printed list as kept: which, where it lies, what became of it. Nobody's name. */
export type Sheet = Selectable<Tables['care.sheet']>

/** A line of the printed list: family name, door, whom to ring, rhythm; no given name, no reason (domain F9). */
export type SheetLine = { family: string; door: string; contact: { name: string; phone: string } | null; plan: Plan }

/** What was just printed is shown to whoever printed it for so long: a printer may jam. */
const SHOWN_MS = 15 * 60_000

/** The lists printed so far, the newest first. */
export const sheetsHere = (ctx: Ctx): Promise<Sheet[]> =>
  inArea(ctx, (tx) =>
    tx
      .selectFrom('care.sheet')
      .selectAll()
      .where('area_id', '=', ctx.area.id)
      .orderBy('no', 'desc')
      .limit(60)
      .execute(),
  )

const agreed = (tx: Tx, ctx: Ctx): Promise<Plan[]> =>
  plansOf(tx, ctx)
    .where('p.state', '=', 'consented')
    .where('p.moved_at', 'is', null)
    .orderBy('p.building_id')
    .orderBy('p.id')
    .execute()

/** Gives the next list its number and notes each look at a plan in it. The same id again is the same list. Refuses an empty one. */
export const printSheet = (
  ctx: Ctx,
  { id, liesAt }: { id: string; liesAt: string },
): Promise<Outcome<null, 'no-plans' | 'unknown'>> =>
  inArea(ctx, async (tx) => {
    if (!keepsWholeArea(ctx.actor)) return refused('unknown')
    if (await sheetOf(tx, ctx, id)) return done(null)
    const plans = await agreed(tx, ctx)
    if (plans.length === 0) return refused('no-plans')
    // The year is fixed: numbers go on for ever, so that no two lists are called the same.
    const no = await countUp(tx, ctx, { name: 'care.sheet', year: 2000 })
    const made = { by_id: ctx.actor.id, at: ctx.now }
    await tx
      .insertInto('care.sheet')
      .values({ area_id: ctx.area.id, id, no, plans: plans.length, lies_at: liesAt, ...made })
      .execute()
    const reason = sheetWords(ctx.lang).reason(no)
    for (const plan of plans) await noteLook(tx, ctx, { planId: plan.id, field: 'sheet', reason })
    await record(tx, ctx, { name: 'care.sheet.printed', subjectId: id, detail: { no, plans: plans.length } })
    return done(null)
  })

const sheetOf = (tx: Tx, ctx: Ctx, id: string): Promise<Sheet | undefined> =>
  tx
    .selectFrom('care.sheet')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/** The list to print, for whoever made it a moment ago; null for anybody else and any later: then a new one is printed. */
export const sheetToPrint = (
  ctx: Ctx,
  id: string | null,
): Promise<{ sheet: Sheet; lines: SheetLine[]; by: string } | null> =>
  inArea(ctx, async (tx) => {
    const sheet = id === null ? undefined : await sheetOf(tx, ctx, id)
    if (!sheet || sheet.by_id !== ctx.actor.id || ctx.now.getTime() - sheet.at.getTime() > SHOWN_MS) return null
    const plans = await agreed(tx, ctx)
    const elders = await eldersById(
      tx,
      ctx,
      plans.map(({ person_id }) => person_id),
    )
    const lines = plans.map((plan): SheetLine => {
      const elder = elders.get(plan.person_id)
      const { contact } = wordsOf(ctx, plan)
      return { family: familyName(elder?.name ?? ''), door: elder?.address ?? '', contact, plan }
    })
    return {
      sheet,
      lines: lines.sort((a, b) => a.door.localeCompare(b.door, 'zh', { numeric: true })),
      by: ctx.actor.name,
    }
  })

/** Notes that a list was opened, and why; a second press changes nothing. Refuses an `unknown` or destroyed one. */
export const noteOpened = (ctx: Ctx, { id, why }: { id: string; why: string }): Promise<Outcome<null, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const sheet = await sheetOf(tx, ctx, id)
    if (!sheet || sheet.destroyed_at !== null) return refused('unknown')
    if (sheet.opened_at !== null) return done(null)
    await tx
      .updateTable('care.sheet')
      .set({ opened_at: ctx.now, opened_by: ctx.actor.id, opened_why: why })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .execute()
    await record(tx, ctx, { name: 'care.sheet.opened', subjectId: id })
    return done(null)
  })

/** Notes that a list was destroyed; a second press changes nothing. */
export const noteDestroyed = (ctx: Ctx, id: string): Promise<Outcome<null, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const sheet = await sheetOf(tx, ctx, id)
    if (!sheet) return refused('unknown')
    if (sheet.destroyed_at !== null) return done(null)
    await tx
      .updateTable('care.sheet')
      .set({ destroyed_at: ctx.now })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .execute()
    await record(tx, ctx, { name: 'care.sheet.destroyed', subjectId: id })
    return done(null)
  })
