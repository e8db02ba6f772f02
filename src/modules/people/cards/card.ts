import { randomInt } from 'node:crypto'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { accountNames, endSessions, householdAccount, sessionsOf } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { brokenConstraint } from '#platform/db/refusals.ts'
import { record } from '#platform/facts/record.ts'
import { homeRow } from '../places/home.ts'
import { sayHome } from '../places/names.rules.ts'
import { household, type Household } from '../residents/household.ts'
import { cardLength, cardLetters } from './code.rules.ts'

/** The card a home has now, as its page shows it. */
export type LivingCard = {
  id: string
  state: 'printed' | 'handed_over'
  printedAt: Date
  printedBy: string
  handedAt: Date | null
  handedBy: string | null
  /** Devices signed in with it. */
  devices: number
}

/** A home with its people and its card; null when the home is unknown or not the reader's. */
export async function homeWithCard(
  ctx: Ctx,
  homeId: string,
): Promise<(Household & { card: LivingCard | null }) | null> {
  const found = await household(ctx, homeId)
  return found && { ...found, card: await inArea(ctx, (tx) => livingCard(tx, ctx, homeId)) }
}

const livingRow = (tx: Tx, ctx: Ctx, homeId: string) =>
  tx
    .selectFrom('people.card')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('home_id', '=', homeId)
    .where('state', '<>', 'revoked')

async function livingCard(tx: Tx, ctx: Ctx, homeId: string): Promise<LivingCard | null> {
  const row = await livingRow(tx, ctx, homeId).executeTakeFirst()
  if (!row || row.state === 'revoked') return null
  const names = await accountNames(tx, [row.printed_by, row.handed_by ?? ''])
  return {
    id: row.id,
    state: row.state,
    printedAt: row.printed_at,
    printedBy: names.get(row.printed_by) ?? row.printed_by,
    handedAt: row.handed_at,
    handedBy: row.handed_by === null ? null : (names.get(row.handed_by) ?? row.handed_by),
    devices: (await sessionsOf(tx, row.account_id, ctx.now)).length,
  }
}

/** The hash a code is found by; its key is not in the database. */
export const codeHash = (ctx: Pick<Ctx, 'secrets'>, areaId: number, code: string): Buffer =>
  ctx.secrets.hash(areaId, 'card', code)

const freshCode = (): string =>
  Array.from({ length: cardLength }, () => cardLetters[randomInt(cardLetters.length)]).join('')

type Print = { id: string; homeId: string; replace: boolean }

/**
 * Makes a card for a home and returns its code, which is stored as a hash only and never shown again. With `replace` the
 * home's former card is void at once; without, a home that has one is refused. `shown`: this very sheet was printed before.
 */
export async function printCard(ctx: Ctx, print: Print): Promise<Outcome<string, 'unknown' | 'living' | 'shown'>> {
  try {
    return await inArea(ctx, (tx) => insertCard(tx, ctx, print))
  } catch (error) {
    const broken = brokenConstraint(error)
    if (broken === 'card_pkey') return refused('shown')
    if (broken === 'card_one_living') return refused('living')
    throw error
  }
}

async function insertCard(tx: Tx, ctx: Ctx, { id, homeId, replace }: Print) {
  const home = await homeRow(tx, ctx, homeId)
  if (!home) return refused('unknown')
  const living = await livingRow(tx, ctx, homeId).forUpdate().executeTakeFirst()
  if (living?.id === id) return refused('shown')
  if (living && !replace) return refused('living')
  if (living) await voidCard(tx, ctx, living)
  const code = freshCode()
  const account_id = await householdAccount(tx, ctx, { id: home.id, label: sayHome(home) })
  const row = { area_id: ctx.area.id, id, home_id: homeId, account_id, code_hash: codeHash(ctx, ctx.area.id, code) }
  await tx
    .insertInto('people.card')
    .values({ ...row, state: 'printed', printed_by: ctx.actor.id ?? 'auto', printed_at: ctx.now })
    .execute()
  await record(tx, ctx, { name: 'people.card.printed', subjectId: id, detail: { home: homeId } })
  return done(code)
}

async function voidCard(tx: Tx, ctx: Ctx, card: { id: string; home_id: string; account_id: string }): Promise<number> {
  await tx
    .updateTable('people.card')
    .set({ state: 'revoked', revoked_at: ctx.now })
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', card.id)
    .execute()
  const ended = await endSessions(tx, card.account_id, 'all')
  await record(tx, ctx, { name: 'people.card.revoked', subjectId: card.id, detail: { home: card.home_id, ended } })
  return ended
}

/** Voids the card of a home nobody is left in, in the caller's transaction. Answers how many devices it signed out. */
export async function voidCardOf(tx: Tx, ctx: Ctx, homeId: string): Promise<number> {
  const living = await livingRow(tx, ctx, homeId).forUpdate().executeTakeFirst()
  return living ? voidCard(tx, ctx, living) : 0
}

/** Whether a card of this home was made void since a moment: what was opened with it then is shut. */
export async function cardRevokedSince(
  tx: Tx,
  ctx: Ctx,
  { homeId, since }: { homeId: string; since: Date },
): Promise<boolean> {
  const row = await tx
    .selectFrom('people.card')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('home_id', '=', homeId)
    .where('state', '=', 'revoked')
    .where('revoked_at', '>=', since)
    .executeTakeFirst()
  return row !== undefined
}

/** From now on the card opens its home: somebody of the committee gave it to a person they know. `to` is that person's id. */
export async function handOver(
  ctx: Ctx,
  { id, homeId, to }: { id: string; homeId: string; to: string | null },
): Promise<Outcome<null, 'unknown' | 'not_printed'>> {
  return inArea(ctx, async (tx) => {
    if (!(await homeRow(tx, ctx, homeId))) return refused('unknown')
    const { numUpdatedRows } = await tx
      .updateTable('people.card')
      .set({ state: 'handed_over', handed_by: ctx.actor.id, handed_at: ctx.now })
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .where('home_id', '=', homeId)
      .where('state', '=', 'printed')
      .executeTakeFirst()
    if (numUpdatedRows === 0n) return refused('not_printed')
    await record(tx, ctx, { name: 'people.card.handed_over', subjectId: id, detail: { home: homeId, person: to } })
    return done(null)
  })
}

/** Makes the card of a home void and ends every session opened with it, at once. */
export async function revokeCard(ctx: Ctx, homeId: string): Promise<Outcome<null, 'unknown' | 'none'>> {
  return inArea(ctx, async (tx) => {
    if (!(await homeRow(tx, ctx, homeId))) return refused('unknown')
    const living = await livingRow(tx, ctx, homeId).forUpdate().executeTakeFirst()
    if (!living) return refused('none')
    await voidCard(tx, ctx, living)
    return done(null)
  })
}
