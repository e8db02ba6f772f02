import { dayOf } from '#base/days.ts'
import type { Roster, RosterVolunteer } from '#base/roster.rules.ts'
import { skillsOn, type Helper } from '../helping.rules.ts'
import type { Service, Skill } from '../services.rules.ts'
import { monthOf, weekOf, whyNotFit } from './fit.rules.ts'

/** A shift as far as a roster needs it: `open` places nobody has, and the skill that is still missing. */
export type OpenShift = {
  id: string
  gatheringId: string
  starts: Date
  ends: Date
  service: Service
  needsInsurance: boolean
  open: number
  lacks: Skill | null
}

/** Somebody who helps, the days they said yes to, when they are taken already, and what was proposed for them before. */
export type Candidate = {
  helper: Helper
  yes: readonly string[]
  taken: readonly { starts: Date; ends: Date }[]
  kept: readonly string[]
}

/** The past days that count for who has had more already: fairness, shown to nobody. */
const PAST_MS = 90 * 86_400_000

/**
 * What the solver is asked: only whoever said yes to a day, may and can do the shift, and has no other place that day. Who has a place
 * already keeps it: the rest is filled around them.
 */
export function modelOf(shifts: readonly OpenShift[], candidates: readonly Candidate[]): Roster {
  return {
    shifts: shifts.map(({ starts, open, lacks }) => ({
      day: dayOf(starts),
      need: open,
      skill: open > 0 ? lacks : null,
    })),
    volunteers: candidates.map((one) => volunteerOf(shifts, one)),
  }
}

function volunteerOf(shifts: readonly OpenShift[], { helper, yes, taken, kept }: Candidate): RosterVolunteer {
  const busy = taken.map(({ starts }) => dayOf(starts))
  const at = shifts.map((_, index) => index)
  const shiftAt = (index: number) => shifts[index]
  const available = at.filter((index) => {
    const shift = shiftAt(index)
    if (!shift || !yes.includes(shift.gatheringId) || busy.includes(dayOf(shift.starts))) return false
    const asks = { day: dayOf(shift.starts), service: shift.service, needsInsurance: shift.needsInsurance }
    return (
      whyNotFit(helper, asks, busy) === null && !taken.some((one) => one.starts < shift.ends && one.ends > shift.starts)
    )
  })
  const first = Math.min(...shifts.map(({ starts }) => starts.getTime()))
  const past = taken.filter(({ starts }) => starts.getTime() < first && starts.getTime() > first - PAST_MS).length
  const of = (wanted: (shift: OpenShift) => boolean) =>
    available.filter((index) => {
      const shift = shiftAt(index)
      return shift !== undefined && wanted(shift)
    })
  return {
    skills: [...new Set(shifts.flatMap(({ starts }) => skillsOn(helper, dayOf(starts))))],
    max: available.length,
    past,
    available,
    limits: [
      ...limitsBy(shifts, available, { key: weekOf, most: helper.mostAWeek, busy }),
      ...limitsBy(shifts, available, { key: monthOf, most: helper.mostAMonth, busy }),
    ],
    wants: of(({ service }) => helper.wants.includes(service)),
    kept: of(({ id }) => kept.includes(id)),
  }
}

type Limit = { key: (day: string) => string; most: number; busy: readonly string[] }

function limitsBy(shifts: readonly OpenShift[], available: readonly number[], { key, most, busy }: Limit) {
  const keyAt = (index: number) => key(dayOf(shifts[index]?.starts ?? new Date(0)))
  return [...new Set(available.map(keyAt))].map((one) => ({
    most: Math.max(0, most - busy.filter((day) => key(day) === one).length),
    shifts: available.filter((index) => keyAt(index) === one),
  }))
}
