import { personsByNumbers } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Act } from '#platform/db/together.ts'
import { foldName, type Member, type Party } from './party.rules.ts'
import { formHash, type NewSignUp } from './rows.ts'

type Asked<What> = Act<Ctx, What & Omit<NewSignUp, 'hash'>>
type Known<What> = Act<Ctx, What & NewSignUp>

/**
 * The same sign-ups with whoever of them is on the roster: a grown-up named with a telephone under which exactly one of that name is
 * written down as living here is that person, so that nobody sits once by name and once by card. One question for all of them.
 */
export async function onRoster<What>(tx: Tx, acts: readonly Asked<What>[]): Promise<Known<What>[]> {
  const numbers = acts.flatMap(({ what: { party } }) =>
    party.contact.phone !== null && party.members.some(isNameOnly) ? [party.contact.phone] : [],
  )
  const [first] = acts
  const found = first ? await personsByNumbers(tx, first.ctx, numbers) : new Map<string, Person[]>()
  return acts.map(({ ctx, what }) => {
    const people = found.get(what.party.contact.phone ?? '') ?? []
    const members = what.party.members.map((member) => ({ ...member, personId: personOf(member, people) }))
    const party: Party = { ...what.party, members }
    // By what the form said: who is on the roster may be another tomorrow.
    return { ctx, what: { ...what, party, hash: formHash(ctx, what) } }
  })
}

type Person = { id: string; name: string }

const isNameOnly = ({ age, name, personId }: Member): boolean => age === 'adult' && name !== null && personId === null

function personOf(member: Member, people: readonly Person[]): string | null {
  if (!isNameOnly(member)) return member.personId
  const called = people.filter(({ name }) => foldName(name) === foldName(member.name ?? ''))
  return called.length === 1 ? (called[0]?.id ?? null) : null
}
