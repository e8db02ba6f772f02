import { dayOf } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import { subjectOf, masked } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Addressed } from '../channels.rules.ts'
import { addressFor, holdsOn, type TakenDown } from '../consent/consent.rules.ts'
import { endConsent } from '../consent/consent.ts'
import { saidWays, type SaidWay } from '../consent/said.ts'
import { standingOf } from '../consent/standing.ts'
import type { Receiver } from '../receivers.ts'
import type { RosterNumber } from './answer.rules.ts'

/** Somebody of the roster, what they said about each channel, what their household said, and which mobiles the roster has. */
export type PersonWays = {
  personId: string
  name: string
  homeId: string | null
  own: SaidWay[]
  home: SaidWay[]
  numbers: RosterNumber[]
}

export const asReceiver = (personId: string): Receiver => ({ kind: 'person', id: personId })

/** Null when unknown, or not where the reader works; for a household when they do not live behind its door. */
export const personWays = (ctx: Ctx, personId: string): Promise<PersonWays | null> =>
  inArea(ctx, async (tx) => {
    const subject = await subjectOf(tx, ctx, personId)
    if (!subject) return null
    const { name, homeId } = subject
    const [own, home] = await Promise.all([
      saidWays(tx, ctx, asReceiver(personId)),
      homeId === null ? [] : saidWays(tx, ctx, { kind: 'home', id: homeId }),
    ])
    const mobiles = subject.numbers.filter((number) => addressFor('sms', number) !== null)
    const numbers = mobiles.map((number) => ({ mark: markOf(ctx, number), shown: masked(number), number }))
    return { personId, name, homeId, own, home, numbers }
  })

/** What a form names a number by without saying it: two that look alike masked stay apart. */
const markOf = ({ secrets, area }: Ctx, number: string) =>
  secrets.hash(area.id, 'phone', number).toString('hex').slice(0, 16)

type No = { id: string; channel: Addressed; how: TakenDown | 'own-page' }

/**
 * Somebody's own no. Where their household let messages come to a number that is theirs, that ends with it: a no is about the
 * telephone that rings, whoever gave its number. Answers whether it did.
 */
export async function sayNo(ctx: Ctx, person: PersonWays, no: No): Promise<{ homeToo: boolean }> {
  await endConsent(ctx, asReceiver(person.personId), { ...no, answer: 'refused' })
  if (person.homeId === null || !(await leadsToThem(ctx, person, no.channel))) return { homeToo: false }
  const home: Receiver = { kind: 'home', id: person.homeId }
  await endConsent(ctx, home, { ...no, id: uuidv7(ctx.now), answer: 'withdrawn' })
  return { homeToo: true }
}

/** Whether the household's yes to a channel leads to one of this person's own numbers. */
const leadsToThem = (ctx: Ctx, { homeId, numbers }: PersonWays, channel: Addressed): Promise<boolean> =>
  inArea(ctx, async (tx) => {
    const standing = await standingOf(tx, ctx, { kind: 'home', id: homeId ?? '' })
    const last = standing.find((one) => one.channel === channel)
    if (!holdsOn(last, dayOf(ctx.now)) || !last?.address_sealed) return false
    const address = ctx.secrets.open(ctx.area.id, last.address_sealed)
    return numbers.some(({ number }) => addressFor(channel, number) === address)
  })
