import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { gatheringOf, type Gathering } from '../gathering.ts'
import { opensSignUp } from './address.ts'
import type { SignUp } from './leaving.ts'
import type { Age } from './children.rules.ts'

/** A sign-up as whoever made it sees it. `ahead`: parties that are asked first; null for one that does not wait. */
export type OwnSignUp = {
  signUp: SignUp
  gathering: Gathering
  members: { id: string; age: Age; name: string | null }[]
  ahead: number | null
}

/** The sign-up an address names, for whoever has its key; null for a wrong key, an unknown id and another area's. */
export async function ownSignUp(ctx: Ctx, id: string | null, key: string): Promise<OwnSignUp | null> {
  if (id === null || !opensSignUp(ctx, id, key)) return null
  return inArea(ctx, async (tx) => {
    const signUp = await tx
      .selectFrom('gatherings.signup')
      .selectAll()
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!signUp) return null
    const [gathering, members, ahead] = await Promise.all([
      gatheringOf(tx, ctx, signUp.gathering_id),
      membersOf(tx, ctx, signUp),
      signUp.state === 'waitlisted' ? aheadOf(tx, ctx, signUp) : null,
    ])
    return gathering ? { signUp, gathering, members, ahead } : null
  })
}

/** Everybody of it; as long as it stands, whoever still comes. */
async function membersOf(tx: Tx, ctx: Ctx, { id: signUpId, ended_at }: SignUp): Promise<OwnSignUp['members']> {
  const rows = await tx
    .selectFrom('gatherings.member')
    .select(['id', 'age', 'name_sealed'])
    .where('area_id', '=', ctx.area.id)
    .where('signup_id', '=', signUpId)
    .$if(ended_at === null, (standing) => standing.where('stands', '=', true))
    .orderBy('no')
    .execute()
  return rows.map(({ id, age, name_sealed: sealed }) => ({
    id,
    age,
    name: sealed && ctx.secrets.open(ctx.area.id, sealed),
  }))
}

async function aheadOf(tx: Tx, ctx: Ctx, { gathering_id, draw_no, queue_no }: SignUp): Promise<number> {
  const { count } = await tx
    .selectFrom('gatherings.signup')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', gathering_id)
    .where('state', '=', 'waitlisted')
    .where(sql<boolean>`(coalesce(draw_no, queue_no), queue_no) < (${draw_no ?? queue_no}::int, ${queue_no}::int)`)
    .executeTakeFirstOrThrow()
  return count
}

/** What a household has signed up for at one gathering, as far as it stands. */
export type HomeSignUp = { id: string; state: SignUp['state']; seats: number; names: string[] }

/** The sign-ups of the card that is signed in, at one gathering. */
export async function signUpsOfHome(ctx: Ctx, gatheringId: string): Promise<HomeSignUp[]> {
  const { kind, homeId } = ctx.actor
  if (kind !== 'household' || homeId === null) return []
  const rows = await inArea(ctx, (tx) =>
    tx
      .selectFrom('gatherings.signup as s')
      .innerJoin('gatherings.member as m', (join) =>
        join.onRef('m.area_id', '=', 's.area_id').onRef('m.signup_id', '=', 's.id'),
      )
      .select(['s.id', 's.state', 's.seats', 'm.name_sealed'])
      .where('s.area_id', '=', ctx.area.id)
      .where('s.home_id', '=', homeId)
      .where('s.gathering_id', '=', gatheringId)
      .where('s.state', 'in', ['requested', 'confirmed', 'waitlisted', 'offered'])
      .orderBy('s.queue_no')
      .orderBy('m.no')
      .execute(),
  )
  const found = new Map<string, HomeSignUp>()
  for (const { id, state, seats, name_sealed: sealed } of rows) {
    const one = found.get(id) ?? { id, state, seats, names: [] }
    if (sealed) one.names.push(ctx.secrets.open(ctx.area.id, sealed))
    found.set(id, one)
  }
  return [...found.values()]
}
