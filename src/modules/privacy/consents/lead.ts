import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { putBack, type LedRow, type Pair } from '#platform/personal/leading.ts'
import { overtaken } from './lead.rules.ts'

const table = 'privacy.consent'

const answersOf = (tx: Tx, ctx: Ctx, personIds: readonly string[]) =>
  tx
    .selectFrom(table)
    .select(['id', 'subject_id', 'purpose', 'state', 'said_at', 'ended_at'])
    .where('area_id', '=', ctx.area.id)
    .where('subject_kind', '=', 'person')
    .where('subject_id', 'in', [...personIds])
    .orderBy('id')
    .forUpdate()

type Row = Awaited<ReturnType<ReturnType<typeof answersOf>['execute']>>[number]

/**
 * Answers follow the one who stays; where both have answered, the last word counts and the other answer is over. Each answer of
 * either is in what comes back, those that stay as they are too: that nothing was said since is seen by them.
 */
export async function leadConsents(tx: Tx, ctx: Ctx, pair: Pair): Promise<LedRow[]> {
  const answers = await answersOf(tx, ctx, [pair.from, pair.into]).execute()
  const purposes = [...new Set(answers.map(({ purpose }) => purpose))]
  const over = purposes.flatMap((purpose) => overtaken(answers.filter((one) => one.purpose === purpose)))
  const led: LedRow[] = []
  // Those that are over first: two living answers of one purpose have no place under one person.
  for (const row of [...answers].sort((a, b) => Number(over.includes(b.id)) - Number(over.includes(a.id))))
    led.push(await leadOne(tx, ctx, { row, into: pair.into, isOver: over.includes(row.id) }))
  return led
}

async function leadOne(tx: Tx, ctx: Ctx, { row, into, isOver }: { row: Row; into: string; isOver: boolean }) {
  const { id, subject_id, purpose, state } = row
  const ending = isOver ? ({ state: 'superseded', ended_at: ctx.now } as const) : {}
  if (isOver || subject_id !== into)
    await tx
      .updateTable(table)
      .set({ subject_id: into, ...ending })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .execute()
  const was = { subject_id, purpose, ...(isOver ? { state, ended_at: null } : {}) }
  return { table, id, was, is: { subject_id: into, purpose, state: isOver ? 'superseded' : state } } as const
}

/**
 * Answers go back to the entry they were given for, purpose by purpose: where anything was said since, all of that purpose stays
 * with the one who stayed, so that nothing taken back comes to life again.
 */
export async function partConsents(tx: Tx, ctx: Ctx, rows: readonly LedRow[]): Promise<LedRow[]> {
  const own = rows.filter((row) => row.table === table)
  const into = own[0]?.is?.['subject_id']
  if (typeof into !== 'string') return []
  const now = await answersOf(tx, ctx, [into]).execute()
  const left: LedRow[] = []
  for (const purpose of new Set(own.map(({ was }) => was['purpose']))) {
    const some = own.filter(({ was }) => was['purpose'] === purpose)
    const standing = now.filter((one) => one.purpose === purpose)
    if (!isAsLed(some, standing)) left.push(...some.filter(isLedOver))
    else left.push(...(await putBack(tx, ctx, [...some.filter(isLedOver), ...some.filter((row) => !isLedOver(row))])))
  }
  return left
}

const isLedOver = ({ was, is }: LedRow): boolean => was['subject_id'] !== is?.['subject_id']

const isAsLed = (led: readonly LedRow[], standing: readonly Row[]): boolean =>
  led.length === standing.length &&
  led.every(({ id, is }) => standing.some((one) => one.id === id && one.state === is?.['state']))
