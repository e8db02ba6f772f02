/** Somebody who could come: `available` are places in the list of shifts, `past` is how much they did before; nobody is shown it. */
export type RosterVolunteer = {
  skills: readonly string[]
  /** Shifts in all. */
  max: number
  past: number
  available: readonly number[]
  /** Other limits: at most so many of these shifts, such as those of one week. */
  limits?: readonly { most: number; shifts: readonly number[] }[]
  /** Those they would rather do, and those they had in what was proposed before. */
  wants?: readonly number[]
  kept?: readonly number[]
}

/** One task: on which day, for how many, and what at least one of them has to be able to do. */
export type RosterShift = { day: string | number; need: number; skill: string | null }

export type Roster = { volunteers: readonly RosterVolunteer[]; shifts: readonly RosterShift[] }

/** Who does what: places in the two lists. */
export type Assigned = { volunteer: number; shift: number }

/** What an open place and a shift without its skill count, against each other (the first stage of what is made small). */
export const weights = { uncovered: 10, unskilled: 7 } as const

/** What a roster leaves open: places nobody has, and shifts where nobody has what one of them must have. */
export type Lacks = { uncovered: { shift: number; missing: number }[]; unskilled: number[] }

/** What these assignments leave open. */
export function lacksOf({ volunteers, shifts }: Roster, assigned: readonly Assigned[]): Lacks {
  const lacks: Lacks = { uncovered: [], unskilled: [] }
  for (const [at, { need, skill }] of shifts.entries()) {
    const there = assigned.filter(({ shift }) => shift === at)
    if (there.length < need) lacks.uncovered.push({ shift: at, missing: need - there.length })
    const has = skill === null || there.some((one) => volunteers[one.volunteer]?.skills.includes(skill))
    if (need > 0 && !has) lacks.unskilled.push(at)
  }
  return lacks
}

/** The first stage: open places and lacking skills, as whole numbers. */
export const stage1Of = ({ uncovered, unskilled }: Lacks): number =>
  weights.uncovered * uncovered.reduce((sum, { missing }) => sum + missing, 0) + weights.unskilled * unskilled.length

/**
 * The second stage: fairness over what everybody did before. Each further shift of somebody counts more than the one before it, so
 * that the sum is smallest where loads are even.
 */
export const stage2Of = ({ volunteers }: Roster, assigned: readonly Assigned[]): number =>
  volunteers.reduce((sum, { past }, at) => {
    const load = assigned.filter(({ volunteer }) => volunteer === at).length
    return sum + (past + load) ** 2 - past ** 2
  }, 0)

/** Whether assignments break nothing: they could come, once a day, within their limits, and no shift has more than it takes. */
export function isAllowed(roster: Roster, assigned: readonly Assigned[]): boolean {
  const once = new Set(assigned.map(({ volunteer, shift }) => `${volunteer} ${shift}`))
  return (
    once.size === assigned.length &&
    roster.shifts.every(({ need }, at) => assigned.filter(({ shift }) => shift === at).length <= need) &&
    roster.volunteers.every((one, at) =>
      mayDo(
        roster,
        one,
        assigned.filter(({ volunteer }) => volunteer === at).map(({ shift }) => shift),
      ),
    )
  )
}

function mayDo({ shifts }: Roster, one: RosterVolunteer, own: readonly number[]): boolean {
  const days = new Set(own.map((at) => shifts[at]?.day))
  return (
    own.every((at) => one.available.includes(at)) &&
    days.size === own.length &&
    own.length <= one.max &&
    (one.limits ?? []).every(({ most, shifts: of }) => own.filter((at) => of.includes(at)).length <= most)
  )
}
