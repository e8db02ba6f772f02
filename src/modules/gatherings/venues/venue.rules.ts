import {
  checked,
  choiceIn,
  plainWidth,
  textIn,
  wholeNumber,
  type Checked,
  type Problem,
  type Sent,
  type TextProblem,
} from '#base/form.rules.ts'
import { spotValue, type Spot } from '../spot.rules.ts'
import { isSame, readDay, weekdays, type Hours, type Range } from './hours.rules.ts'

/** What a venue is; the table holds the same list. */
export const venueKinds = ['pavilion', 'classroom', 'hall', 'outdoor'] as const
export type VenueKind = (typeof venueKinds)[number]

/** What becomes of people in rain: inside, under a roof, in the open. */
export const rains = ['indoor', 'roofed', 'open'] as const
export type Rain = (typeof rains)[number]

/** A venue as its form says it. */
export type VenueText = {
  name: string
  kind: VenueKind
  spot: Spot | null
  whereabouts: string | null
  capacity: number
  stepFree: boolean
  rain: Rain
  hours: Hours
  equipment: string | null
  about: string | null
}

export type VenueProblem =
  TextProblem | 'choose' | 'choose-place' | 'capacity-wrong' | 'hours-unread' | 'name-taken' | 'touches'

export const most = { name: 40, whereabouts: 120, equipment: 300, about: 600, capacity: 2000, alt: 80, reason: 300 }

/** The field of one weekday's hours. */
export const hoursField = (day: number): string => `hours${day}`

/** Reads the form. `spots` are the places of the area; the choice may be left empty. */
export function readVenue(sent: Sent, spots: readonly Spot[]): Checked<VenueText, VenueProblem> {
  const name = textIn(sent, 'venueName', { most: most.name })
  const whereabouts = textIn(sent, 'whereabouts', { most: most.whereabouts, optional: true })
  const equipment = textIn(sent, 'equipment', { most: most.equipment, optional: true })
  const about = textIn(sent, 'about', { most: most.about, optional: true })
  const kind = choiceIn(sent, 'kind', venueKinds)
  const stepFree = choiceIn(sent, 'stepFree', ['yes', 'no'])
  const rain = choiceIn(sent, 'rain', rains)
  const [hours, spot, capacity] = [hoursIn(sent), spotIn(sent, spots), capacityIn(sent)]
  const said = { name: name.text ?? '', kind: kind ?? 'hall', whereabouts: whereabouts.text, about: about.text }
  const rest = { spot: spot.said, hours: hours.said, rain: rain ?? 'open', equipment: equipment.text }
  return checked<VenueText, VenueProblem>({ ...said, ...rest, capacity: capacity.said, stepFree: stepFree === 'yes' }, [
    name.problem,
    kind === null && { field: 'kind', why: 'choose' },
    spot.problem,
    whereabouts.problem,
    capacity.problem,
    stepFree === null && { field: 'stepFree', why: 'choose' },
    rain === null && { field: 'rain', why: 'choose' },
    ...hours.problems,
    equipment.problem,
    about.problem,
  ])
}

type Read<T> = { said: T; problem: Problem<VenueProblem> | false }

function capacityIn(sent: Sent): Read<number> {
  const seats = wholeNumber(plainWidth(sent['capacity']))
  const good = seats !== null && seats >= 1 && seats <= most.capacity
  return { said: good ? seats : 1, problem: !good && { field: 'capacity', why: 'capacity-wrong' } }
}

function spotIn(sent: Sent, spots: readonly Spot[]): Read<Spot | null> {
  const chosen = sent['spot'] ?? ''
  const spot = spots.find((one) => spotValue(one) === chosen) ?? null
  return { said: spot, problem: chosen !== '' && spot === null && { field: 'spot', why: 'choose-place' } }
}

function hoursIn(sent: Sent): { said: Hours; problems: Problem<VenueProblem>[] } {
  const said: Record<string, readonly Range[]> = {}
  const problems: Problem<VenueProblem>[] = []
  let before: Range[] | null = null
  for (const day of weekdays) {
    const typed = (sent[hoursField(day)] ?? '').slice(0, 200)
    const ranges: Range[] | null = isSame(typed) ? before : readDay(typed)
    before = ranges
    if (ranges === null) problems.push({ field: hoursField(day), why: 'hours-unread' })
    else if (ranges.length > 0) said[day] = ranges
  }
  return { said, problems }
}
