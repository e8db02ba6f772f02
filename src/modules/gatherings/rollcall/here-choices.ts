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
  if (signUpId !== null) return (await membersThere(tx, ctx, { gatheringId, signUpId })).choices
  const { homeId } = ctx.actor
  if (ctx.actor.kind !== 'household' || homeId === null) return []
  const [{ choices, standing }, atDoor] = await Promise.all([
    membersThere(tx, ctx, { gatheringId, homeId }),
    personsAtOwnDoor(tx, ctx),
  ])
  const others = atDoor.filter((id) => !choices.some(({ personId }) => personId === id))
  const names = others.length > 0 ? await personsById(tx, ctx, others) : []
  const persons = names.map(({ id, name }): Whole => {
    const line = standing.get(walkInOf(ctx, gatheringId, id))
    const here = line !== undefined && isHere(line)
    return { value: `person:${id}`, memberId: null, personId: id, name, age: 'adult', here }
  })
  return [...choices, ...persons]
}

/** Somebody who comes without a sign-up is one walk-in of that gathering, however often they say so. */
export const walkInOf = (ctx: Ctx, gatheringId: string, who: string): string => idOf(ctx, 'walk-in', gatheringId, who)

const isHere = ({ state }: OnRoll): boolean => state !== null && wasThere(state)

type Whose = { gatheringId: string } & ({ homeId: string } | { signUpId: string })

/** Who comes by the sign-ups of a home, or by one of them, with everybody on the list by their ids. */
async function membersThere(tx: Tx, ctx: Ctx, whose: Whose) {
  const { gatheringId } = whose
  const [own, people] = await Promise.all([ownMembers(tx, ctx, whose), peopleOn(tx, ctx, { gatheringId })])
  const standing = new Map(people.map((line) => [line.id, line]))
  const choices = own.flatMap(({ id, person_id: personId }): Whole[] => {
    const line = standing.get(id)
    const whole = { value: `member:${id}`, memberId: id, personId }
    return line ? [{ ...whole, name: line.name, age: line.age, here: isHere(line) }] : []
  })
  return { choices, standing }
}

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
