import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { personsById } from '#modules/people/public.ts'
import { mayLead } from '../access.ts'
import { gatheringOf, isVisible, type Gathering } from '../gathering.ts'
import type { Standing } from './presence.rules.ts'

/** One line of the list: whoever signed up, or came without. */
export type OnRoll = {
  id: string
  walkIn: boolean
  /** As it stands on the printed list: the number of the sign-up, and of the person in it where it is for several. */
  no: string | null
  name: string | null
  /** Whose family it is, where the person has no name of their own. */
  family: string | null
  age: 'adult' | 'under-4' | '4-6' | '7-13' | '14-17'
  state: Standing['state'] | null
  at: Date | null
  conflict: boolean
  markId: string | null
}

/** A gathering with everybody on its list: whoever signed up in order of their numbers, then who came without. */
export type Roll = { gathering: Gathering; people: OnRoll[] }

/**
 * The list of a gathering for whoever leads it; undefined for everybody else and for an unknown one. With `named` only these are
 * called by their names: opening two hundred takes longer than a tap may.
 */
export async function rollFor(ctx: Ctx, id: string | null, named?: ReadonlySet<string>): Promise<Roll | undefined> {
  if (id === null) return undefined
  return inArea(ctx, async (tx) => {
    const gathering = await gatheringOf(tx, ctx, id)
    if (!gathering || !isVisible(ctx, gathering) || !mayLead(ctx.actor, gathering)) return undefined
    return { gathering, people: await peopleOn(tx, ctx, { gatheringId: id, named }) }
  })
}

/** Everybody on the list of a gathering, as far as names are still known. For acts that know already that they may ask. */
export async function peopleOn(
  tx: Tx,
  ctx: Ctx,
  { gatheringId, named }: { gatheringId: string; named?: ReadonlySet<string> | undefined },
): Promise<OnRoll[]> {
  const [members, presences] = await Promise.all([membersOf(tx, ctx, gatheringId), presencesOf(tx, ctx, gatheringId)])
  const there = new Map(presences.map((row) => [row.id, row]))
  const listed = members.filter((row) => (row.state === 'confirmed' && row.stands) || there.has(row.id))
  const walkIns = presences.filter(({ walk_in: walkIn }) => walkIn)
  const called = await namesFor(tx, ctx, [...members, ...walkIns])
  const nameOf = (row: Named & { id: string }) => (named && !named.has(row.id) ? null : called(row))
  // The first who still comes: whoever signed up may stay at home.
  const leads = new Map(listed.toReversed().map((row) => [row.signup_id, row]))
  const leadOf = (signUpId: string) => {
    const lead = leads.get(signUpId)
    return lead ? called(lead) : null
  }
  return [
    ...listed.map((row): OnRoll => {
      const name = nameOf(row)
      const family = name === null && row.no > 1 && (!named || named.has(row.id)) ? leadOf(row.signup_id) : null
      return { ...lineOf(row.id, there.get(row.id)), walkIn: false, no: numberOf(row), name, family, age: row.age }
    }),
    ...walkIns.map((row): OnRoll => ({
      ...lineOf(row.id, row),
      walkIn: true,
      no: null,
      name: nameOf(row),
      family: null,
      age: 'adult',
    })),
  ]
}

const numberOf = ({ queue_no, seats, no }: { queue_no: number; seats: number; no: number }): string =>
  seats > 1 ? `${queue_no}.${no}` : String(queue_no)

type Stood = { state: Standing['state']; at: Date; conflict: boolean; mark_id: string }

const lineOf = (id: string, stood: Stood | undefined) =>
  stood
    ? { id, state: stood.state, at: stood.at, conflict: stood.conflict, markId: stood.mark_id }
    : { id, state: null, at: null, conflict: false, markId: null }

const membersOf = (tx: Tx, ctx: Ctx, gatheringId: string) =>
  tx
    .selectFrom('gatherings.member as m')
    .innerJoin('gatherings.signup as s', (join) =>
      join.onRef('s.area_id', '=', 'm.area_id').onRef('s.id', '=', 'm.signup_id'),
    )
    .select(['m.id', 'm.signup_id', 'm.no', 'm.age', 'm.person_id', 'm.name_sealed', 'm.stands'])
    .select(['s.state', 's.queue_no', 's.seats'])
    .where('m.area_id', '=', ctx.area.id)
    .where('m.gathering_id', '=', gatheringId)
    .orderBy('s.queue_no')
    .orderBy('m.no')
    .execute()

const presencesOf = (tx: Tx, ctx: Ctx, gatheringId: string) =>
  tx
    .selectFrom('gatherings.presence')
    .select(['id', 'walk_in', 'person_id', 'name_sealed', 'state', 'at', 'conflict', 'mark_id'])
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', gatheringId)
    .orderBy('id')
    .execute()

type Named = { person_id: string | null; name_sealed: Buffer | null }

/** How people are called: as the roster has them, else as somebody wrote them down. */
async function namesFor(tx: Tx, ctx: Ctx, rows: readonly Named[]): Promise<(row: Named) => string | null> {
  const ids = [...new Set(rows.flatMap(({ person_id: id }) => id ?? []))]
  const found = ids.length > 0 ? await personsById(tx, ctx, ids) : []
  const names = new Map(found.map(({ id, name }) => [id, name]))
  const written = (sealed: Buffer | null) => (sealed ? ctx.secrets.open(ctx.area.id, sealed) : null)
  return ({ person_id: id, name_sealed: sealed }) => (id === null ? undefined : names.get(id)) ?? written(sealed)
}
