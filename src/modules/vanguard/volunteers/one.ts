import { accountNames, accountsHere, heldGrants } from '#platform/auth/auth.ts'
import { masked, personNames } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Helper } from '../helping.rules.ts'
import { helpersOf } from '../helping.ts'
import { volunteerOf, type Volunteer } from '../volunteer.ts'
import type { SealedNow } from './fields.ts'
import { teamIdsOf, teamsHere, type Team } from './membership.ts'
import { opened } from './row.ts'
import type { VolunteerText } from './volunteer.rules.ts'

/** A skill with the paper and whoever saw it. */
export type SkillRow = {
  id: string
  skill: Helper['skills'][number]['skill']
  qualification: string | null
  expiresOn: string | null
  seenBy: string | null
  seenAt: Date | null
}

export type TrainingRow = { id: string; title: string; service: string | null; on: string; minutes: number }

/** Somebody looked at what is sealed: when, who, why. */
export type Look = { at: Date; by: string; reason: string }

/** One volunteer as the desk reads them. */
export type One = {
  row: Volunteer
  helper: Helper
  teams: readonly Team[]
  teamIds: readonly string[]
  sealed: SealedNow
  skills: readonly SkillRow[]
  trainings: readonly TrainingRow[]
  looks: readonly Look[]
  /** The name on the roster, as far as the reader works there. */
  personName: string | null
  accountName: string | null
}

/** One volunteer with all the desk keeps of them; null for an unknown one, and for one who was forgotten. */
export const volunteerHere = (ctx: Ctx, id: string | null): Promise<One | null> =>
  id === null
    ? Promise.resolve(null)
    : inArea(ctx, async (tx) => {
        const row = await volunteerOf(tx, ctx, id)
        return row && row.forgotten_at === null ? oneOf(tx, ctx, row) : null
      })

async function oneOf(tx: Tx, ctx: Ctx, row: Volunteer): Promise<One | null> {
  const [helper] = await helpersOf(tx, ctx, [row])
  if (!helper) return null
  const { id, account_id: accountId, person_id: personId } = row
  const phone = opened(ctx, row.phone_sealed)
  const sealed = {
    phone: phone && masked(phone),
    note: row.note_sealed !== null,
    guardian: row.guardian_sealed !== null,
  }
  return {
    row,
    helper,
    sealed,
    teams: await teamsHere(tx, ctx),
    teamIds: (await teamIdsOf(tx, ctx, [id])).get(id) ?? [],
    skills: await skillRows(tx, ctx, id),
    trainings: await trainingsOf(tx, ctx, id),
    looks: await looksAt(tx, ctx, id),
    personName: personId === null ? null : ((await personNames(tx, ctx, [personId])).get(personId) ?? null),
    accountName: accountId === null ? null : ((await accountNames(tx, [accountId])).get(accountId) ?? null),
  }
}

async function skillRows(tx: Tx, ctx: Ctx, id: string): Promise<SkillRow[]> {
  const rows = await tx
    .selectFrom('vanguard.skill')
    .select(['id', 'skill', 'qualification', 'expires_on', 'seen_by', 'seen_at'])
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', '=', id)
    .where('ended_at', 'is', null)
    .orderBy('id')
    .execute()
  const names = await accountNames(
    tx,
    rows.flatMap(({ seen_by }) => seen_by ?? []),
  )
  return rows.map(({ expires_on, seen_by, seen_at, ...row }) => ({
    ...row,
    expiresOn: expires_on,
    seenBy: seen_by === null ? null : (names.get(seen_by) ?? ''),
    seenAt: seen_at,
  }))
}

/** What somebody was trained in or told, latest first. */
export async function trainingsOf(tx: Tx, ctx: Ctx, id: string): Promise<TrainingRow[]> {
  const rows = await tx
    .selectFrom('vanguard.training')
    .select(['id', 'title', 'service', 'on_day', 'minutes'])
    .where('area_id', '=', ctx.area.id)
    .where('volunteer_id', '=', id)
    .orderBy('on_day', 'desc')
    .orderBy('id')
    .execute()
  return rows.map(({ on_day: on, ...row }) => ({ ...row, on }))
}

/** Who looked at what is sealed of this volunteer, latest first. */
async function looksAt(tx: Tx, ctx: Ctx, id: string): Promise<Look[]> {
  const rows = await tx
    .selectFrom('platform.fact')
    .select(['at', 'actor_id', 'detail'])
    .where('area_id', '=', ctx.area.id)
    .where('name', '=', 'vanguard.telephone.opened')
    .where('subject_id', '=', id)
    .orderBy('at', 'desc')
    .limit(20)
    .execute()
  const names = await accountNames(
    tx,
    rows.flatMap(({ actor_id }) => actor_id ?? []),
  )
  return rows.map(({ at, actor_id, detail }) => ({
    at,
    by: names.get(actor_id ?? '') ?? '',
    reason: (detail as { reason?: string }).reason ?? '',
  }))
}

/** Accounts of volunteers that are nobody's yet, and the one linked now. */
export const accountChoices = (ctx: Ctx, { row }: One): Promise<{ id: string; name: string }[]> =>
  inArea(ctx, async (tx) => {
    const [accounts, grants, taken] = [
      await accountsHere(tx, ctx),
      await heldGrants(tx, ctx),
      await takenAccounts(tx, ctx),
    ]
    const helping = new Set(grants.filter(({ role }) => role === 'volunteer').map(({ accountId }) => accountId))
    return accounts
      .filter(({ id }) => id === row.account_id || (helping.has(id) && !taken.has(id)))
      .map(({ id, name }) => ({ id, name }))
  })

async function takenAccounts(tx: Tx, ctx: Ctx): Promise<Set<string | null>> {
  const rows = await tx
    .selectFrom('vanguard.volunteer')
    .select('account_id')
    .where('area_id', '=', ctx.area.id)
    .where('account_id', 'is not', null)
    .where('state', '<>', 'left')
    .execute()
  return new Set(rows.map(({ account_id }) => account_id))
}

/** What stands in the form of one that is changed. */
export const textOf = ({ helper, teamIds }: One): VolunteerText => ({
  name: helper.name,
  phone: null,
  under18: helper.under18,
  guardian: null,
  teamIds: [...teamIds],
  insuredUntil: helper.insuredUntil,
  askedBy: helper.askedBy,
  mostAWeek: helper.mostAWeek,
  mostAMonth: helper.mostAMonth,
  wants: [...helper.wants],
  mayNot: [...helper.mayNot],
  freeTimes: [...helper.freeTimes],
  note: null,
})
