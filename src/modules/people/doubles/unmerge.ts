import { sql } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { putBack, rowCounts, type LedRow } from '#platform/personal/leading.ts'
import { lockedPerson, renewKeys, setPerson } from '../residents/person-row.ts'
import { momentOf, personRow, type Before, type Parts, type Values, type WholePerson } from './merge.ts'

/** What could not be put back: how many rows of which table, and which of `name`, `home`, `state` somebody wrote anew since. */
export type NotBack = Record<string, number>

export type UnmergeRefusal = 'unknown' | 'not-now' | 'too-late' | 'later-first'

/**
 * Parts two entries again, in one transaction: the other stands on the roster as it did, what was led over points at it, and the
 * one who stayed has the values of before. What was written since stays as it was written, and is counted in the answer.
 * Refused when it was done already, when what it takes is no longer kept, and when a later merging of the same person must be
 * taken back first.
 */
export const unmergePersons = (ctx: Ctx, parts: Parts, id: string): Promise<Outcome<NotBack, UnmergeRefusal>> =>
  inArea(ctx, async (tx) => {
    const held = await heldMerge(tx, ctx, id)
    if (!held.done) return held
    const { before, keptId } = held.value
    const person = await lockedPerson(tx, ctx, keptId)
    if (!person) return refused('unknown')
    const homeGone = await again(tx, ctx, before.gone)
    await tx.deleteFrom('people.alias').where('area_id', '=', ctx.area.id).where('merge_id', '=', id).execute()
    const left: LedRow[] = []
    for (const part of parts) {
      const own = before.rows.filter(({ table }) => part.rules.some((rule) => rule.table === table))
      left.push(...((await part.unmerge?.(tx, ctx, own)) ?? own))
    }
    const edited = await valuesBack(tx, ctx, { keptId, before, version: person.version })
    const notBack = { ...rowCounts(left), ...edited, ...(homeGone ? { door: 1 } : {}) }
    await tell(tx, ctx, { id, keptId, goneId: before.gone.id, notBack })
    return done(notBack)
  })

type Held = { before: Before; keptId: string }

async function heldMerge(tx: Tx, ctx: Ctx, id: string): Promise<Outcome<Held, UnmergeRefusal>> {
  const row = await tx
    .selectFrom('people.merge')
    .select(['kept_id', 'before_sealed', 'made_at', 'undone_at'])
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return refused('unknown')
  if (row.undone_at) return refused('not-now')
  if (!row.before_sealed) return refused('too-late')
  const later = await tx
    .selectFrom('people.merge')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('kept_id', '=', row.kept_id)
    .where('undone_at', 'is', null)
    .where((eb) => eb(eb.refTuple('made_at', 'id'), '>', eb.tuple(row.made_at, id)))
    .executeTakeFirst()
  if (later) return refused('later-first')
  return done({ keptId: row.kept_id, before: JSON.parse(ctx.secrets.open(ctx.area.id, row.before_sealed)) as Before })
}

/** The other entry stands on the roster again. Answers whether its door was taken away meanwhile: then it has none. */
async function again(tx: Tx, ctx: Ctx, gone: WholePerson): Promise<boolean> {
  const placed = await stillThere(tx, ctx, gone)
  await putBack(tx, ctx, [{ table: 'people.person', id: gone.id, was: { ...gone, ...placed }, is: null }])
  await renewKeys(tx, ctx, gone)
  return placed.home_id !== gone.home_id || placed.building_id !== gone.building_id
}

/** The door or building of before, as far as it still stands. */
async function stillThere(tx: Tx, ctx: Ctx, { home_id, building_id }: Values) {
  const { rows } = await sql<{ home_id: string | null; building_id: string | null }>`select
    (select id from people.home where area_id = ${ctx.area.id} and id = ${home_id}::uuid) as home_id,
    (select id from people.building where area_id = ${ctx.area.id} and id = ${building_id}::uuid) as building_id`.execute(
    tx,
  )
  return rows[0] ?? { home_id: null, building_id: null }
}

type Returned = { keptId: string; before: Before; version: number }

/** The values of before, as far as nobody wrote others since. Answers which somebody did. */
async function valuesBack(tx: Tx, ctx: Ctx, { keptId, before, version }: Returned): Promise<NotBack> {
  const { rows } = await sql<{ whole: WholePerson }>`select to_jsonb(p) as whole from people.person p
    where p.area_id = ${ctx.area.id} and p.id = ${keptId}::uuid`.execute(tx)
  const now = rows[0]?.whole ?? before.kept
  const { kept, after } = before
  const same = {
    name: now.name === after.name,
    home: now.home_id === after.home_id && now.building_id === after.building_id,
    state: now.state === after.state,
  }
  const placed = same.home ? await stillThere(tx, ctx, kept) : now
  const name = same.name ? kept.name : now.name
  const { state, left_at } = same.state ? kept : now
  const { pinyin } = await renewKeys(tx, ctx, { id: keptId, name, state })
  await setPerson(tx, ctx, {
    id: keptId,
    name,
    pinyin,
    home_id: placed.home_id,
    building_id: placed.building_id,
    state,
    left_at: momentOf(left_at),
    version: version + 1,
  })
  if (now.version === after.version) await importsBack(tx, ctx, { keptId, was: kept.version, is: version + 1 })
  return Object.fromEntries(Object.entries(same).flatMap(([field, alike]) => (alike ? [] : [[field, 1]])))
}

/** A list that came before can still be taken back: nobody has edited this entry since, it is as the list left it. */
const importsBack = (tx: Tx, ctx: Ctx, { keptId, was, is }: { keptId: string; was: number; is: number }) =>
  tx
    .updateTable('people.import_change')
    .set({ version_after: is })
    .where('area_id', '=', ctx.area.id)
    .where('person_id', '=', keptId)
    .where('version_after', '=', was)
    .execute()

type Told = { id: string; keptId: string; goneId: string; notBack: NotBack }

async function tell(tx: Tx, ctx: Ctx, { id, keptId, goneId, notBack }: Told): Promise<void> {
  await tx
    .updateTable('people.merge')
    .set({
      undone_at: ctx.now,
      undone_by: ctx.actor.id ?? ctx.actor.kind,
      not_back: JSON.stringify(notBack),
      before_sealed: null,
    })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .execute()
  const detail = { merge: id, kept: keptId, notBack }
  await record(tx, ctx, { name: 'people.person.unmerged', subjectId: goneId, detail, row: personRow(goneId) })
  await record(tx, ctx, {
    name: 'people.person.changed',
    subjectId: keptId,
    detail: { unmerged: id },
    row: personRow(keptId),
  })
}
