import {
  checked,
  choiceIn,
  idFrom,
  textIn,
  wholeNumber,
  type Checked,
  type Problem,
  type Sent,
  type TextProblem,
} from '#base/form.rules.ts'
import { audiences, kinds, purposes, signUpModes, type Kind, type Purpose, type SignUpMode } from '../kinds.rules.ts'
import { efforts, type Plan } from '../plan.rules.ts'
import { spotValue, type Spot } from '../spot.rules.ts'

export type PlanProblem =
  TextProblem | 'choose' | 'choose-place' | 'two-places' | 'choose-compound' | 'number' | 'capacity-missing'

export const most = { title: 60, about: 2000, elsewhere: 80, capacity: 2000, partyMost: 6 } as const

/** What a kind is for, unless somebody says otherwise. */
export const purposeOf: Record<Kind, Purpose> = {
  class: 'learning',
  talk: 'learning',
  lecture: 'learning',
  clinic: 'service',
  reading: 'leisure',
  handicraft: 'leisure',
  festival: 'leisure',
  hobby: 'leisure',
  meeting: 'deliberation',
  hearing: 'deliberation',
  vanguard: 'service',
  service: 'service',
  other: 'leisure',
}

type Read<T> = { value: T; problems: (Problem<PlanProblem> | false)[] }

type VenueAt = { id: string; compoundId: string | null; buildingId: string | null }

/** What can be chosen. `everywhere`: it may be for the whole area, in no compound of its own. */
export type Offered = {
  venues: readonly VenueAt[]
  leaders: readonly { id: string }[]
  spots: readonly Spot[]
  everywhere: boolean
}

/** Reads what a gathering is, whenever it takes place: one alone, and each of a series. */
export function readPlan(sent: Sent, offered: Offered): Checked<Plan, PlanProblem> {
  const title = textIn(sent, 'title', { most: most.title })
  const about = textIn(sent, 'about', { most: most.about, optional: true })
  const sort = sortIn(sent)
  const place = placeIn(sent, offered)
  const seats = seatsIn(sent)
  const leaderId = offered.leaders.find(({ id }) => id === sent['leader'])?.id ?? null
  return checked<Plan, PlanProblem>(
    { title: title.text ?? '', about: about.text, leaderId, ...sort.value, ...place.value, ...seats.value },
    [title.problem, ...sort.problems, ...place.problems, ...seats.problems, about.problem],
  )
}

function sortIn(sent: Sent): Read<Pick<Plan, 'kind' | 'purpose' | 'audience' | 'effort'>> {
  const chosen = choiceIn(sent, 'kind', kinds)
  const kind = chosen ?? 'other'
  return {
    value: {
      kind,
      purpose: choiceIn(sent, 'purpose', purposes) ?? purposeOf[kind],
      audience: choiceIn(sent, 'audience', audiences) ?? 'everybody',
      effort: choiceIn(sent, 'effort', efforts),
    },
    problems: [chosen === null && { field: 'kind', why: 'choose' }],
  }
}

type Place = Pick<Plan, 'venueId' | 'elsewhere' | 'compoundId' | 'buildingId'>

function placeIn(sent: Sent, offered: Offered): Read<Place> {
  const asked = idFrom(sent['venue'])
  const venue = offered.venues.find(({ id }) => id === asked)
  const elsewhere = textIn(sent, 'elsewhere', { most: most.elsewhere, optional: true })
  const named: Problem<PlanProblem> | false = venue
    ? elsewhere.text !== null && { field: 'elsewhere', why: 'two-places' }
    : elsewhere.text === null && { field: 'venue', why: 'choose-place' }
  const spot = readSpot(sent, offered)
  return {
    value: { venueId: venue?.id ?? null, elsewhere: elsewhere.text, ...spot.value },
    problems: [elsewhere.problem, named, ...spot.problems],
  }
}

/** In which compound something is, and what is wrong with what was chosen. */
type SpotRead = {
  value: Pick<Plan, 'compoundId' | 'buildingId'>
  problems: (Problem<'choose-compound'> | false)[]
}

/**
 * Where something is: at a venue of a compound there. Else, at a venue of the whole area or at none of ours, in one of the places
 * offered, or nowhere in particular where that may be.
 */
export function readSpot(sent: Sent, { venues, spots, everywhere }: Omit<Offered, 'leaders'>): SpotRead {
  const { compoundId: at, buildingId: house } = venues.find(({ id }) => id === idFrom(sent['venue'])) ?? atNone
  if (at !== null) return { value: { compoundId: at, buildingId: house }, problems: [] }
  const chosen = sent['spot'] ?? ''
  const spot = spots.find((one) => spotValue(one) === chosen)
  const isMeant = spot !== undefined || (chosen === '' && everywhere)
  const { compoundId, buildingId } = spot ?? atNone
  return { value: { compoundId, buildingId }, problems: [!isMeant && { field: 'spot', why: 'choose-compound' }] }
}

const atNone = { compoundId: null, buildingId: null }

type Seats = Pick<Plan, 'signUp' | 'capacity' | 'closesHours' | 'replyHours' | 'partyMost' | 'forMinors' | 'walkIns'>

function seatsIn(sent: Sent): Read<Seats> {
  const signUp: SignUpMode = choiceIn(sent, 'signUp', signUpModes) ?? 'none'
  const capacity = numberIn(sent, 'capacity', { from: 1, to: most.capacity })
  const closes = numberIn(sent, 'closesHours', { from: 0, to: 720, otherwise: 2 })
  const reply = numberIn(sent, 'replyHours', { from: 1, to: 168, otherwise: 24 })
  const party = numberIn(sent, 'partyMost', { from: 1, to: most.partyMost, otherwise: 1 })
  const unlimited = signUp !== 'none' && capacity.empty
  return {
    value: {
      signUp,
      capacity: capacity.value || null,
      closesHours: closes.value,
      replyHours: reply.value,
      partyMost: party.value,
      forMinors: sent['forMinors'] === 'yes',
      walkIns: signUp === 'none' || sent['walkIns'] === 'yes',
    },
    problems: [
      capacity.problem,
      closes.problem,
      reply.problem,
      party.problem,
      unlimited && { field: 'capacity', why: 'capacity-missing' },
    ],
  }
}

type Bounds = { from: number; to: number; otherwise?: number }

function numberIn(sent: Sent, field: string, { from, to, otherwise = 0 }: Bounds) {
  const empty = (sent[field] ?? '').trim() === ''
  const value = wholeNumber(sent[field])
  const wrong = value === null || value < from || value > to
  const problem: Problem<PlanProblem> | false = !empty && wrong && { field, why: 'number' }
  return { empty, value: wrong ? otherwise : value, problem }
}
