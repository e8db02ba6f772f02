import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { putBack, setAside, type LedRow, type Pair } from '#platform/personal/leading.ts'

type Table = 'messages.consent' | 'messages.address' | 'messages.sending' | 'messages.message'

const answersOf = (tx: Tx, ctx: Ctx, personIds: readonly string[]) =>
  tx
    .selectFrom('messages.consent')
    .select(['id', 'receiver_id', 'channel', 'answer'])
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', 'person')
    .where('receiver_id', 'in', [...personIds])
    .orderBy('seq', 'desc')
    .execute()

type Answer = Awaited<ReturnType<typeof answersOf>>[number]

/**
 * What somebody agreed to, and what they were told, follows the one who stays. Where both have answered, the last word counts: the
 * address stays that was given with it, none after a no. Each answer of either is in what comes back, those that stay as they are
 * too: that nothing was said since is seen by them.
 */
export async function leadMessages(tx: Tx, ctx: Ctx, pair: Pair): Promise<LedRow[]> {
  const answers = await answersOf(tx, ctx, [pair.from, pair.into])
  const set = await setAside(tx, ctx, {
    table: 'messages.address',
    ids: await addressesOver(tx, ctx, { pair, answers }),
  })
  const told = await setAside(tx, ctx, { table: 'messages.message', ids: await toldBoth(tx, ctx, pair) })
  await joinLines(tx, ctx, pair)
  const led: LedRow[] = [...set, ...told]
  for (const table of ['messages.consent', 'messages.address', 'messages.sending', 'messages.message'] as const)
    led.push(...(await leadReceiver(tx, ctx, { table, ...pair })))
  const own = answers.filter(({ receiver_id: id }) => id === pair.into)
  return [...led, ...own.map(({ id, channel }) => asItWas(id, channel, pair.into))]
}

const asItWas = (id: string, channel: string, receiver: string): LedRow => ({
  table: 'messages.consent',
  id,
  was: { receiver_id: receiver, channel },
  is: { receiver_id: receiver, channel },
})

/** Addresses that were not given with the last word about their channel. */
async function addressesOver(
  tx: Tx,
  ctx: Ctx,
  { pair, answers }: { pair: Pair; answers: readonly Answer[] },
): Promise<string[]> {
  const addresses = await tx
    .selectFrom('messages.address')
    .select(['id', 'receiver_id', 'channel'])
    .where('area_id', '=', ctx.area.id)
    .where('receiver_kind', '=', 'person')
    .where('receiver_id', 'in', [pair.from, pair.into])
    .execute()
  const isOver = ({ channel, receiver_id: owner }: (typeof addresses)[number]): boolean => {
    const last = answers.find((one) => one.channel === channel)
    return last?.answer !== 'given' || last.receiver_id !== owner
  }
  return addresses.filter(isOver).map(({ id }) => id)
}

/** Messages of the one who goes that the other had as well. */
async function toldBoth(tx: Tx, ctx: Ctx, { from, into }: Pair): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`select m.id from messages.message m
    join messages.message o on o.area_id = m.area_id and o.fact_id = m.fact_id and o.kind = m.kind
      and o.receiver_kind = 'person' and o.receiver_id = ${into}
    where m.area_id = ${ctx.area.id} and m.receiver_kind = 'person' and m.receiver_id = ${from}`.execute(tx)
  return rows.map(({ id }) => id)
}

/**
 * Where a line of either leaves at the same moment by the same channel, one leaves with the messages of both; there can be no second
 * for one receiver. This is not taken back: a line is only a departure, and the messages go back to whom they were for.
 */
async function joinLines(tx: Tx, ctx: Ctx, { from, into }: Pair): Promise<void> {
  const { rows } = await sql<{ id: string; into: string }>`select f.id, o.id as into from messages.sending f
    join messages.sending o on o.area_id = f.area_id and o.channel = f.channel and o.due_at = f.due_at
      and o.receiver_kind = 'person' and o.receiver_id = ${into} and o.state = 'waiting' and o.tries = 0
    where f.area_id = ${ctx.area.id} and f.receiver_kind = 'person' and f.receiver_id = ${from}
      and f.state = 'waiting' and f.tries = 0
    for update`.execute(tx)
  for (const line of rows) {
    await tx
      .updateTable('messages.message')
      .set({ sending_id: line.into })
      .where('area_id', '=', ctx.area.id)
      .where('sending_id', '=', line.id)
      .execute()
    await tx.deleteFrom('messages.sending').where('area_id', '=', ctx.area.id).where('id', '=', line.id).execute()
  }
}

async function leadReceiver(tx: Tx, ctx: Ctx, { table, from, into }: Pair & { table: Table }): Promise<LedRow[]> {
  const channel = table === 'messages.message' ? sql`null` : sql.ref('channel')
  const { rows } = await sql<{
    id: string
    channel: string | null
  }>`update ${sql.table(table)} set receiver_id = ${into}
    where area_id = ${ctx.area.id} and receiver_kind = 'person' and receiver_id = ${from}
    returning id, ${channel} as channel`.execute(tx)
  return rows.map(({ id, channel: by }) => {
    const which = by === null ? {} : { channel: by }
    return { table, id, was: { receiver_id: from, ...which }, is: { receiver_id: into, ...which } }
  })
}

/**
 * Answers and addresses go back to the entry they were given for, channel by channel: where anything was said since, all of that
 * channel stays with the one who stayed, so that nothing taken back comes to life again.
 */
export async function partMessages(tx: Tx, ctx: Ctx, rows: readonly LedRow[]): Promise<LedRow[]> {
  const answers = rows.filter(({ table }) => table === 'messages.consent')
  const into = answers[0]?.is?.['receiver_id']
  const now = typeof into === 'string' ? await answersOf(tx, ctx, [into]) : []
  const isAsLed = (channel: unknown): boolean => {
    const known = answers.filter(({ was }) => was['channel'] === channel)
    const standing = now.filter((one) => one.channel === channel)
    return known.length === standing.length && known.every(({ id }) => standing.some((one) => one.id === id))
  }
  const byChannel = (row: LedRow) => ['messages.consent', 'messages.address'].includes(row.table)
  const moved = rows.filter((row) => row.table.startsWith('messages.') && !isStill(row))
  const stays = moved.filter((row) => byChannel(row) && !isAsLed(row.was['channel']))
  const back = moved.filter((row) => !stays.includes(row))
  // Those led over first: what was set aside would stand in their way.
  const [led, aside] = [back.filter(({ is }) => is !== null), back.filter(({ is }) => is === null)]
  return [...stays, ...(await putBack(tx, ctx, [...led, ...aside]))]
}

const isStill = ({ was, is }: LedRow): boolean => is !== null && was['receiver_id'] === is['receiver_id']
