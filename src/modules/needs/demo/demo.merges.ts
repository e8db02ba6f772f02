import type { Random } from '#base/random.ts'
import type { WorkCalendar } from '#base/workdays.ts'
import { openStates } from '../moves.rules.ts'
import type { Told } from './demo.fold.ts'
import { officeLater, type Event, type TimelineEvent } from './demo.life.ts'

/** What the asker of a merged need was told. */
const toldSame = '前面有邻居说过同一件事，正在办。我们并在一起办，办到哪一步您这里照样看得到。'

type Beside = { recent: readonly Told[]; random: Random; calendar: WorkCalendar; now: Date }

/** Now and then a neighbour tells what another told before: then it is the same matter at the same place, and is merged into that one. */
export function perhapsMerged(told: Told, { recent, random, calendar, now }: Beside): Told {
  const at = told.events[0]?.at
  if (!at || !random.chance(0.06)) return told
  const accepted = officeLater(calendar, at, random.between(10, 60))
  const merged = officeLater(calendar, accepted, random.between(5, 40))
  const into = recent.findLast((one) => !one.into && isOpenAt(one, merged))
  if (!into || merged > now) return told
  return {
    ...told,
    tale: into.tale,
    place: into.place,
    into,
    events: [
      { act: 'submit', from: null, to: 'submitted', at, by: 'asker', note: null },
      { act: 'accept', from: 'submitted', to: 'accepted', at: accepted, by: 'committee', note: null },
      { act: 'merge', from: 'accepted', to: 'merged', at: merged, by: 'committee', note: toldSame },
    ],
  }
}

const before = ({ events }: Told, moment: Date): Event[] => events.filter(({ at }) => at <= moment)

const isOpenAt = (one: Told, moment: Date): boolean => {
  const last = before(one, moment).at(-1)
  const end = one.events.at(-1)
  // What is taken back gives its merged needs their own way again; such lives are not invented here.
  return last !== undefined && openStates.includes(last.to) && end?.to !== 'withdrawn'
}

/** The line on the other need's timeline that says this one joined it, with the version it had then. */
export function joinedLine({ into, events }: Told): { into: Told; event: TimelineEvent; no: number } | null {
  const merged = events.find(({ act }) => act === 'merge')
  if (!into || !merged) return null
  const until = before(into, merged.at)
  const to = until.at(-1)?.to ?? 'submitted'
  return { into, no: until.length, event: { ...merged, act: 'joined', from: to, to, note: null, about: undefined } }
}
