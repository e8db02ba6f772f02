import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import type { Volunteer } from '../volunteer.ts'
import { onceEach, reachedPerson, wishColumns } from './joining.ts'
import { writeTeams } from './membership.ts'
import { heldVolunteer, phoneColumns, sealed, setVolunteer, writeTimes } from './row.ts'
import type { VolunteerText } from './volunteer.rules.ts'
import type { Wishes } from './wishes.rules.ts'

/** A volunteer as the form knew them. */
export type OnVolunteer = { id: string; version: number }

/** What the desk's form says: telephone and note are sealed, so an empty field leaves them and a tick takes them out. */
export type Change = VolunteerText & { dropPhone: boolean; dropNote: boolean }

export type ChangeRefusal = 'unknown' | 'stale'

/** Changes what the desk wrote down. Refuses an `unknown` one and one who left, and a `stale` version. */
export const change = (ctx: Ctx, on: OnVolunteer, text: Change): Promise<Outcome<null, ChangeRefusal>> =>
  onVolunteer(ctx, on, async (tx, now) => {
    await setVolunteer(tx, ctx, { id: now.id, set: columns(ctx, now, text) })
    await writeTeams(tx, ctx, { id: now.id, teamIds: text.teamIds })
    await writeTimes(tx, ctx, { id: now.id, times: text.freeTimes })
    await record(tx, ctx, { name: 'vanguard.volunteer.changed', subjectId: now.id })
  })

/** Changes how somebody wants to help, as they say themselves. Refuses the same. */
export const changeWishes = (ctx: Ctx, on: OnVolunteer, wishes: Wishes): Promise<Outcome<null, ChangeRefusal>> =>
  onVolunteer(ctx, on, async (tx, now) => {
    await setVolunteer(tx, ctx, { id: now.id, set: wishColumns(ctx, wishes) })
    await writeTimes(tx, ctx, { id: now.id, times: wishes.freeTimes })
    await record(tx, ctx, { name: 'vanguard.volunteer.changed', subjectId: now.id, detail: { self: true } })
  })

export type AccountRefusal = ChangeRefusal | 'own-account' | 'confirmed-them'

/**
 * Links the account somebody signs in with, or none. Refuses one that is another volunteer's (`already`); one's own, to be linked
 * or let go (`own-account`), and one that confirmed hours of this volunteer (`confirmed-them`): nobody confirms their own time,
 * nor by being unlinked meanwhile.
 */
export const linkAccount = (
  ctx: Ctx,
  on: OnVolunteer,
  accountId: string | null,
): Promise<Outcome<null, AccountRefusal | 'already'>> =>
  onceEach<null, AccountRefusal>(() =>
    inArea(ctx, async (tx) => {
      const now = await heldFor(tx, ctx, on)
      if (!now.done) return now
      const was = now.value.account_id
      if (accountId !== was && ctx.actor.id !== null && [accountId, was].includes(ctx.actor.id))
        return refused('own-account')
      if (accountId !== null && (await confirmedHoursOf(tx, ctx, { id: on.id, accountId })))
        return refused('confirmed-them')
      await setVolunteer(tx, ctx, { id: on.id, set: { account_id: accountId } })
      await record(tx, ctx, {
        name: 'vanguard.volunteer.linked',
        subjectId: on.id,
        detail: { what: 'account', linked: accountId !== null },
      })
      return done(null)
    }),
  )

type ByAccount = { id: string; accountId: string }

/** Whether this account confirmed time of this volunteer. */
async function confirmedHoursOf(tx: Tx, ctx: Ctx, { id, accountId }: ByAccount): Promise<boolean> {
  const line = await tx
    .selectFrom('vanguard.service')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', '=', id)
    .where('confirmed_by', '=', accountId)
    .limit(1)
    .executeTakeFirst()
  return line !== undefined
}

/** Says which entry of the roster a volunteer is. Refuses one where the reader does not work, and one who helps already. */
export const linkPerson = (
  ctx: Ctx,
  on: OnVolunteer,
  personId: string,
): Promise<Outcome<null, ChangeRefusal | 'already' | 'unknown-person'>> =>
  onceEach<null, ChangeRefusal | 'unknown-person'>(() =>
    inArea(ctx, async (tx) => {
      const now = await heldFor(tx, ctx, on)
      if (!now.done) return now
      const reached = await reachedPerson(tx, ctx, personId)
      if (reached === undefined) return refused('unknown-person')
      await setVolunteer(tx, ctx, { id: on.id, set: { person_id: reached } })
      await record(tx, ctx, { name: 'vanguard.volunteer.linked', subjectId: on.id, detail: { what: 'person' } })
      return done(null)
    }),
  )

const onVolunteer = (
  ctx: Ctx,
  on: OnVolunteer,
  write: (tx: Tx, now: Volunteer) => Promise<void>,
): Promise<Outcome<null, ChangeRefusal>> =>
  inArea(ctx, async (tx) => {
    const now = await heldFor(tx, ctx, on)
    if (!now.done) return now
    await write(tx, now.value)
    return done(null)
  })

async function heldFor(tx: Tx, ctx: Ctx, { id, version }: OnVolunteer): Promise<Outcome<Volunteer, ChangeRefusal>> {
  const now = await heldVolunteer(tx, ctx, id)
  if (!now || now.state === 'left') return refused('unknown')
  return now.version === version ? done(now) : refused('stale')
}

const columns = (ctx: Ctx, now: Volunteer, text: Change) => {
  const { note_sealed, ...wishes } = wishColumns(ctx, text)
  return {
    name_sealed: ctx.secrets.seal(ctx.area.id, text.name),
    ...wishes,
    ...(text.note !== null || text.dropNote ? { note_sealed } : {}),
    ...(text.phone !== null || text.dropPhone ? phoneColumns(ctx, text.phone) : {}),
    ...guardianColumns(ctx, now, text),
    insured_until: text.insuredUntil,
  }
}

/** Of age, nobody's guardian is kept. */
function guardianColumns(ctx: Ctx, now: Volunteer, { under18, guardian }: Change) {
  if (!under18) return { under_18: false, guardian_sealed: null, guardian_agreed_at: null }
  if (guardian === null) return { under_18: true, guardian_sealed: now.guardian_sealed }
  return { under_18: true, guardian_sealed: sealed(ctx, JSON.stringify(guardian)), guardian_agreed_at: ctx.now }
}
