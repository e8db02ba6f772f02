import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { personsAtOwnDoor, personsById } from '#modules/people/public.ts'
import { idOf } from './id-of.ts'
import { wasThere } from './presence.rules.ts'
import type { OnRoll } from './on-roll.ts'
import { peopleOn } from './roll.ts'

/** Somebody who may be said to be here: on the list by the sign-up it is said for, or of the door of a household. */
export type Choice = { value: string; name: string | null; age: OnRoll['age']; here: boolean }

/** The same with whom it is about. */
export type Whole = Choice & { memberId: string | null; personId: string | null }

/** For whom it can be said: those on one sign-up, or, without one, whoever the reader's household may speak for. */
export type For = { gatheringId: string; signUpId: string | null }

/** Who of a sign-up or of a household can be said to be here; nobody for a guest without a sign-up, who is counted without a name. */
export async function choicesFor(tx: Tx, ctx: Ctx, { gatheringId, signUpId }: For): Promise<Whole[]> {
  if (signUpId !== null) {
    const own = await ownMembers(tx, ctx, { gatheringId, signUpId })
    return membersThere(own, await standingOf(tx, ctx, { gatheringId, only: own.map(({ id }) => id) }))
  }
  const { homeId } = ctx.actor
  if (ctx.actor.kind !== 'household' || homeId === null) return []
  const [own, atDoor] = await Promise.all([ownMembers(tx, ctx, { gatheringId, homeId }), personsAtOwnDoor(tx, ctx)])
  const others = atDoor.filter((id) => !own.some(({ person_id: personId }) => personId === id))
  const walkIns = others.map((id) => walkInOf(ctx, gatheringId, id))
  const [standing, names] = await Promise.all([
    standingOf(tx, ctx, { gatheringId, only: [...own.map(({ id }) => id), ...walkIns] }),
    others.length > 0 ? personsById(tx, ctx, others) : [],
  ])
  const persons = names.map(({ id, name }): Whole => {
    const line = standing.get(walkInOf(ctx, gatheringId, id))
    const here = line !== undefined && isHere(line)
    return { value: `person:${id}`, memberId: null, personId: id, name, age: 'adult', here }
  })
  return [...membersThere(own, standing), ...persons]
}

/** Somebody who comes without a sign-up is one walk-in of that gathering, however often they say so. */
export const walkInOf = (ctx: Ctx, gatheringId: string, who: string): string => idOf(ctx, 'walk-in', gatheringId, who)

const isHere = ({ state }: OnRoll): boolean => state !== null && wasThere(state)

type Whose = { gatheringId: string } & ({ homeId: string } | { signUpId: string })

/** How some people stand on the list, by their ids: opening everybody's name would take longer than they may wait at the door. */
async function standingOf(tx: Tx, ctx: Ctx, of: { gatheringId: string; only: readonly string[] }) {
  return new Map((await peopleOn(tx, ctx, of)).map((line) => [line.id, line]))
}

/** Who comes by the sign-ups of a home, or by one of them, as they stand on the list. */
const membersThere = (own: Awaited<ReturnType<typeof ownMembers>>, standing: ReadonlyMap<string, OnRoll>): Whole[] =>
  own.flatMap(({ id, person_id: personId }): Whole[] => {
    const line = standing.get(id)
    const whole = { value: `member:${id}`, memberId: id, personId }
    return line ? [{ ...whole, name: line.name, age: line.age, here: isHere(line) }] : []
  })

const ownMembers = (tx: Tx, ctx: Ctx, whose: Whose) =>
  tx
    .selectFrom('gatherings.member as m')
    .innerJoin('gatherings.signup as s', (join) =>
      join.onRef('s.area_id', '=', 'm.area_id').onRef('s.id', '=', 'm.signup_id'),
    )
    .select(['m.id', 'm.person_id'])
    .where('m.area_id', '=', ctx.area.id)
    .where('m.gathering_id', '=', whose.gatheringId)
    .where('m.stands', '=', true)
    .where('s.state', '=', 'confirmed')
    .where((eb) => ('homeId' in whose ? eb('s.home_id', '=', whose.homeId) : eb('s.id', '=', whose.signUpId)))
    .orderBy('s.queue_no')
    .orderBy('m.no')
    .execute()
