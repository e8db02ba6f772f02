import { sql } from 'kysely'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { rowCounts, setAside, type LedRow, type Pair } from '#platform/personal/leading.ts'
import type { PersonalPart } from '#platform/personal/personal.ts'
import { mostPhones } from '../residents/person.rules.ts'
import { lockedPerson, renewKeys, setPerson } from '../residents/person-row.ts'
import { keptFor } from './history.ts'
import { eachOnce, phonesOfPair, type PhoneOfPair } from './likely.ts'
import { otherWays, type Choice } from './merging.rules.ts'

export type Parts = readonly PersonalPart[]

/** Two entries, as the page knew them, and what of both stays. `id` is the form's: a retry is the same merging. */
export type MergeWish = {
  id: string
  kept: { id: string; version: number }
  gone: { id: string; version: number }
  choice: Choice
}

export type MergeRefusal = 'unknown' | 'stale' | 'phones-many' | 'both-asked' | 'both-cared'

/** The columns of a person that somebody chooses. */
export type Values = {
  name: string
  home_id: string | null
  building_id: string | null
  state: 'here' | 'left'
  left_at: string | null
}

/** An entry as PostgreSQL writes it in JSON. */
export type WholePerson = Values & { id: string; version: number }

/** All that is needed to part two entries again. */
export type Before = { kept: WholePerson; gone: WholePerson; after: Values & { version: number }; rows: LedRow[] }

/**
 * Makes one entry of two, in one transaction: the values somebody chose, one row of the roster, and everything of every module
 * that pointed at the other. Both are locked in the order of their ids, so that two who do it at once do it once. Answers the id
 * of the one who stays.
 */
export const mergePersons = (ctx: Ctx, parts: Parts, wish: MergeWish): Promise<Outcome<string, MergeRefusal>> =>
  inArea(ctx, async (tx) => {
    const again = await made(tx, ctx, wish.id)
    if (again !== null) return done(again)
    const both = await heldPair(tx, ctx, wish)
    if (!both.done) return both
    const pair = { from: wish.gone.id, into: wish.kept.id }
    const phones = await phonesOfPair(tx, ctx, { kept: pair.into, gone: pair.from })
    const dropped = droppedOf(phones, wish.choice.phones)
    if (phones.length - dropped.length > mostPhones) return refused('phones-many')
    const why = await obstacleOf(tx, ctx, { parts, pair })
    if (why) return refused(why)
    const rows = await setAside(tx, ctx, { table: 'people.phone', ids: dropped })
    for (const part of parts) rows.push(...((await part.merge?.(tx, ctx, pair)) ?? []))
    await oneOf(tx, ctx, { wish, rows, ...both.value })
    return done(wish.kept.id)
  })

async function obstacleOf(tx: Tx, ctx: Ctx, { parts, pair }: { parts: Parts; pair: Pair }) {
  for (const part of parts) {
    const why = await part.obstacle?.(tx, ctx, pair)
    if (why) return why
  }
  return null
}

async function made(tx: Tx, ctx: Ctx, id: string): Promise<string | null> {
  const row = await tx
    .selectFrom('people.merge')
    .select('kept_id')
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.kept_id ?? null
}

type Two = { kept: WholePerson; gone: WholePerson }

/** Both entries, held until the transaction ends, as the page knew them. */
async function heldPair(tx: Tx, ctx: Ctx, { kept, gone }: MergeWish): Promise<Outcome<Two, 'unknown' | 'stale'>> {
  if (kept.id === gone.id) return refused('unknown')
  for (const one of [kept, gone].sort((a, b) => (a.id < b.id ? -1 : 1))) {
    const row = await lockedPerson(tx, ctx, one.id)
    if (!row) return refused((await keptFor(tx, ctx, [one.id])).size ? 'stale' : 'unknown')
    if (row.version !== one.version) return refused('stale')
  }
  const { rows } = await sql<{ whole: WholePerson }>`select to_jsonb(p) as whole from people.person p
    where p.area_id = ${ctx.area.id} and p.id = any (${[kept.id, gone.id]}::uuid[])`.execute(tx)
  const whole = (id: string) => rows.find((row) => row.whole.id === id)?.whole
  const [one, other] = [whole(kept.id), whole(gone.id)]
  return one && other ? done({ kept: one, gone: other }) : refused('unknown')
}

/** Telephones nobody chose, and the second entry of a number both have. */
function droppedOf(phones: readonly PhoneOfPair[], chosen: readonly string[]): string[] {
  const marks = new Set(phones.filter(({ id }) => chosen.includes(id)).map(({ mark }) => mark))
  const stay = new Set(eachOnce(phones).flatMap(({ id, mark }) => (marks.has(mark) ? [id] : [])))
  return phones.flatMap(({ id }) => (stay.has(id) ? [] : [id]))
}

type Joined = Two & { wish: MergeWish; rows: LedRow[] }

/** The other entry goes, the one who stays has the chosen values, and how both stood is kept, sealed. */
async function oneOf(tx: Tx, ctx: Ctx, { wish, rows, kept, gone }: Joined): Promise<void> {
  const { name, home, state } = wish.choice
  const from = { kept, gone }
  const version = kept.version + 1
  const after: Before['after'] = {
    name: from[name].name,
    home_id: from[home].home_id,
    building_id: from[home].building_id,
    state: from[state].state,
    left_at: from[state].left_at,
    version,
  }
  await tx.deleteFrom('people.person').where('area_id', '=', ctx.area.id).where('id', '=', gone.id).execute()
  const { pinyin } = await renewKeys(tx, ctx, { ...after, id: kept.id })
  await setPerson(tx, ctx, { ...after, id: kept.id, pinyin, left_at: momentOf(after.left_at) })
  await keep(tx, ctx, { wish, before: { kept, gone, after, rows } })
}

/** A moment of a row in JSON. */
export const momentOf = (text: string | null): Date | null => (text === null ? null : new Date(text))

async function keep(tx: Tx, ctx: Ctx, { wish, before }: { wish: MergeWish; before: Before }): Promise<void> {
  const { kept, gone, after, rows } = before
  const moved = rowCounts(rows)
  await tx
    .insertInto('people.merge')
    .values({
      area_id: ctx.area.id,
      id: wish.id,
      kept_id: kept.id,
      gone_id: gone.id,
      moved: JSON.stringify(moved),
      before_sealed: ctx.secrets.seal(ctx.area.id, JSON.stringify(before)),
      made_by: ctx.actor.id ?? ctx.actor.kind,
      made_at: ctx.now,
    })
    .execute()
  for (const { name, home_id, building_id } of otherWays([kept, gone], after))
    await tx
      .insertInto('people.alias')
      .values({
        area_id: ctx.area.id,
        id: uuidv7(ctx.now),
        person_id: kept.id,
        merge_id: wish.id,
        name,
        home_id,
        building_id,
      })
      .execute()
  const detail = { merge: wish.id, into: kept.id, rows: moved }
  await record(tx, ctx, { name: 'people.person.merged', subjectId: gone.id, detail, row: personRow(gone.id) })
  await record(tx, ctx, {
    name: 'people.person.changed',
    subjectId: kept.id,
    detail: { merge: wish.id },
    row: personRow(kept.id),
  })
}

/** A person's row, for the fact about it. */
export const personRow = (id: string) => ({ table: 'people.person', id }) as const
