import { sql, type ExpressionBuilder, type InferResult } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { personsById } from '#modules/people/public.ts'
import type { Standing, wasThere } from './presence.rules.ts'

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

/** A gathering, and of its people all, or `only` some. */
export type Of = { gatheringId: string; only?: readonly string[] }

const cameIn = ['present', 'left'] satisfies Parameters<typeof wasThere>[0][]

/** Whoever is on the list: the sign-up stands, or something was noted about them all the same. */
const onList = (tx: Tx, ctx: Ctx, gatheringId: string) =>
  tx
    .selectFrom('gatherings.member as m')
    .innerJoin('gatherings.signup as s', (join) =>
      join.onRef('s.area_id', '=', 'm.area_id').onRef('s.id', '=', 'm.signup_id'),
    )
    .leftJoin('gatherings.presence as p', (join) =>
      join
        .onRef('p.area_id', '=', 'm.area_id')
        .onRef('p.id', '=', 'm.id')
        .onRef('p.gathering_id', '=', 'm.gathering_id'),
    )
    .where('m.area_id', '=', ctx.area.id)
    .where('m.gathering_id', '=', gatheringId)
    .where((eb) =>
      eb.or([eb.and([eb('s.state', '=', 'confirmed'), eb('m.stands', '=', true)]), eb('p.id', 'is not', null)]),
    )

const withoutSignUp = (tx: Tx, ctx: Ctx, gatheringId: string) =>
  tx
    .selectFrom('gatherings.presence as p')
    .where('p.area_id', '=', ctx.area.id)
    .where('p.gathering_id', '=', gatheringId)
    .where('p.walk_in', '=', true)

const anyOf = (ids: readonly string[]) => sql<string>`any (${ids}::uuid[])`

const firstComing = (eb: ExpressionBuilder<Tables & { m: Tables['gatherings.member'] }, 'm'>) =>
  eb
    .selectFrom('gatherings.member as f')
    .select((f) => f.fn.min('f.no').as('no'))
    .whereRef('f.area_id', '=', 'm.area_id')
    .whereRef('f.signup_id', '=', 'm.signup_id')
    .where('f.stands', '=', true)

/** The rows of those on the list, in order of their numbers, each with whoever's sign-up it is. */
export const listedRows = (tx: Tx, ctx: Ctx, { gatheringId, only }: Of) =>
  onList(tx, ctx, gatheringId)
    .leftJoin('gatherings.member as l', (join) =>
      join
        .onRef('l.area_id', '=', 'm.area_id')
        .onRef('l.signup_id', '=', 'm.signup_id')
        // The first who still comes: whoever signed up may stay at home.
        .on((eb) => eb('l.no', '=', firstComing(eb))),
    )
    .select(['m.id', 'm.no', 'm.age', 'm.person_id', 'm.name_sealed', 's.queue_no', 's.seats'])
    .select(['p.state', 'p.at', 'p.conflict', 'p.mark_id'])
    .select(['l.person_id as lead_person_id', 'l.name_sealed as lead_name_sealed'])
    .$if(only !== undefined, (query) => query.where('m.id', '=', anyOf(only ?? [])))
    .orderBy('s.queue_no')
    .orderBy('m.no')

/** The rows of those who came without a sign-up. */
export const walkInRows = (tx: Tx, ctx: Ctx, { gatheringId, only }: Of) =>
  withoutSignUp(tx, ctx, gatheringId)
    .select(['p.id', 'p.person_id', 'p.name_sealed', 'p.state', 'p.at', 'p.conflict', 'p.mark_id'])
    .$if(only !== undefined, (query) => query.where('p.id', '=', anyOf(only ?? [])))
    .orderBy('p.id')

/** How many are on the list, and how many of them came. */
export const listedCount = (tx: Tx, ctx: Ctx, gatheringId: string) =>
  onList(tx, ctx, gatheringId).select((eb) => [
    eb.fn.countAll<number>().as('listed'),
    eb.fn.count<number>('p.id').filterWhere('p.state', 'in', cameIn).as('there'),
  ])

/** How many came without a sign-up. */
export const walkInCount = (tx: Tx, ctx: Ctx, gatheringId: string) =>
  withoutSignUp(tx, ctx, gatheringId)
    .where('p.state', 'in', cameIn)
    .select((eb) => eb.fn.countAll<number>().as('there'))

type Rows = {
  listed: InferResult<ReturnType<typeof listedRows>>
  walkIns: InferResult<ReturnType<typeof walkInRows>>
}

/** Those rows as lines of the list, as far as names are still known. */
export async function linesOf(tx: Tx, ctx: Ctx, { listed, walkIns }: Rows): Promise<OnRoll[]> {
  const families = listed.filter(({ no }) => no > 1)
  const called = await namesFor(tx, ctx, [...listed, ...walkIns, ...families.map(leadOf)])
  return [
    ...listed.map((row): OnRoll => {
      const name = called(row)
      const family = name === null && row.no > 1 ? called(leadOf(row)) : null
      return { ...standsAs(row), walkIn: false, no: numberOf(row), name, family, age: row.age }
    }),
    ...walkIns.map((row): OnRoll => ({
      ...standsAs(row),
      walkIn: true,
      no: null,
      name: called(row),
      family: null,
      age: 'adult',
    })),
  ]
}

type Named = { person_id: string | null; name_sealed: Buffer | null }

/** Whoever signed the others up. */
const leadOf = ({ lead_person_id, lead_name_sealed }: Rows['listed'][number]): Named => ({
  person_id: lead_person_id,
  name_sealed: lead_name_sealed,
})

const numberOf = ({ queue_no, seats, no }: { queue_no: number; seats: number; no: number }): string =>
  seats > 1 ? `${queue_no}.${no}` : String(queue_no)

type Stands = {
  id: string
  state: Standing['state'] | null
  at: Date | null
  conflict: boolean | null
  mark_id: string | null
}

const standsAs = ({ id, state, at, conflict, mark_id: markId }: Stands) => ({
  id,
  state,
  at,
  conflict: conflict ?? false,
  markId,
})

/** How people are called: as the roster has them, else as somebody wrote them down. */
async function namesFor(tx: Tx, ctx: Ctx, rows: readonly Named[]): Promise<(row: Named) => string | null> {
  const ids = [...new Set(rows.flatMap(({ person_id: id }) => id ?? []))]
  const found = ids.length > 0 ? await personsById(tx, ctx, ids) : []
  const names = new Map(found.map(({ id, name }) => [id, name]))
  const written = (sealed: Buffer | null) => (sealed ? ctx.secrets.open(ctx.area.id, sealed) : null)
  return ({ person_id: id, name_sealed: sealed }) => (id === null ? undefined : names.get(id)) ?? written(sealed)
}
