import { dayOf, startOfDay } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import { heldPersonId, personNames } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { brokenConstraint } from '#platform/db/refusals.ts'
import { record } from '#platform/facts/record.ts'
import { writeTeams } from './membership.ts'
import { phoneColumns, sealed, writeTimes } from './row.ts'
import type { Joining } from './volunteer.rules.ts'
import type { Wishes } from './wishes.rules.ts'

export type JoinRefusal = 'unknown-person' | 'already'

/**
 * Takes somebody in who said yes; the same form again is the same volunteer. Refuses an entry of the roster that is not known
 * here (`unknown-person`), and one who helps already (`already`).
 */
export const join = (ctx: Ctx, id: string, joining: Joining): Promise<Outcome<null, JoinRefusal>> =>
  onceEach(() => inArea(ctx, (tx) => joinIn(tx, ctx, { id, joining })))

/** Runs an act that may meet the index that keeps one person or account from being two volunteers. */
export async function onceEach<T, Why extends string>(
  act: () => Promise<Outcome<T, Why>>,
): Promise<Outcome<T, Why | 'already'>> {
  try {
    return await act()
  } catch (error) {
    const broken = brokenConstraint(error) ?? ''
    if (['volunteer_person_once', 'volunteer_account_once'].includes(broken)) return refused('already')
    throw error
  }
}

/** The same in the caller's transaction, which must be over when it meets somebody who helps already (`onceEach`). */
export async function joinIn(
  tx: Tx,
  ctx: Ctx,
  { id, joining }: { id: string; joining: Joining },
): Promise<Outcome<null, 'unknown-person'>> {
  const personId = joining.personId === null ? null : await reachedPerson(tx, ctx, joining.personId)
  if (personId === undefined) return refused('unknown-person')
  const made = await tx
    .insertInto('vanguard.volunteer')
    .values({ area_id: ctx.area.id, id, ...columns(ctx, { ...joining, personId }) })
    .onConflict((on) => on.columns(['area_id', 'id']).doNothing())
    .returning('id')
    .executeTakeFirst()
  if (!made) return done(null)
  await writeTeams(tx, ctx, { id, teamIds: joining.teamIds })
  await writeTimes(tx, ctx, { id, times: joining.freeTimes })
  await record(tx, ctx, {
    name: 'vanguard.volunteer.joined',
    subjectId: id,
    detail: { how: joining.agreedHow, under18: joining.under18 },
  })
  return done(null)
}

/** Somebody of the roster who was chosen in a form, as far as the reader works where they live. */
export async function chosenPerson(ctx: Ctx, id: string | null): Promise<{ id: string; name: string } | null> {
  if (id === null) return null
  const name = (await inArea(ctx, (tx) => personNames(tx, ctx, [id]))).get(id)
  return name === undefined ? null : { id, name }
}

/** An entry of the roster where the reader works, held; the one it was made part of counts. Undefined for any other. */
export async function reachedPerson(tx: Tx, ctx: Ctx, personId: string): Promise<string | undefined> {
  const held = await heldPersonId(tx, ctx, personId)
  return held !== null && (await personNames(tx, ctx, [held])).has(held) ? held : undefined
}

const columns = (ctx: Ctx, joining: Joining) => ({
  person_id: joining.personId,
  name_sealed: ctx.secrets.seal(ctx.area.id, joining.name),
  ...phoneColumns(ctx, joining.phone),
  agreed_at: joining.agreedOn === dayOf(ctx.now) ? ctx.now : startOfDay(joining.agreedOn),
  agreed_how: joining.agreedHow,
  under_18: joining.under18,
  guardian_sealed: sealed(ctx, joining.guardian && JSON.stringify(joining.guardian)),
  guardian_agreed_at: joining.guardian ? ctx.now : null,
  ...wishColumns(ctx, joining),
  insured_until: joining.insuredUntil,
  state: 'active' as const,
  made_by: ctx.actor.id,
  made_at: ctx.now,
})

/** How somebody wants to help, as it is kept; the note in its own column. */
export const wishColumns = (ctx: Ctx, wishes: Wishes) => ({
  asked_by: wishes.askedBy,
  most_a_week: wishes.mostAWeek,
  most_a_month: wishes.mostAMonth,
  wants: wishes.wants,
  may_not: wishes.mayNot,
  note_sealed: sealed(ctx, wishes.note),
})
