import { addDays, type Day } from '#base/days.ts'
import { choiceIn, idFrom, oneLine, type Sent } from '#base/form.rules.ts'
import type { Helper } from '../helping.rules.ts'
import { skills, type Skill } from '../services.rules.ts'
import { soonDays } from './skill.rules.ts'

export const states = ['helping', 'paused', 'left'] as const

/** What narrows the list of volunteers; all of it stands in the address. */
export type ListFilter = {
  q: string
  /** The id of a team, 'none' for those in no team, null for everybody. */
  team: string | null
  skill: Skill | null
  state: (typeof states)[number]
  /** A paper that ended, or ends within sixty days. */
  expiring: boolean
  under18: boolean
}

/** The filters of an address; what is no filter is left out. */
export const readFilter = (query: Sent): ListFilter => ({
  q: oneLine(query['q']).slice(0, 40),
  team: query['team'] === 'none' ? 'none' : idFrom(query['team']),
  skill: choiceIn(query, 'skill', skills),
  state: choiceIn(query, 'state', states) ?? 'helping',
  expiring: query['expiring'] === 'yes',
  under18: query['under18'] === 'yes',
})

/** The same as the address says it. */
export const filterQuery = (filter: ListFilter): Record<string, string | undefined> => ({
  q: filter.q || undefined,
  team: filter.team ?? undefined,
  skill: filter.skill ?? undefined,
  state: filter.state === 'helping' ? undefined : filter.state,
  expiring: filter.expiring ? 'yes' : undefined,
  under18: filter.under18 ? 'yes' : undefined,
})

/** Whether anything but a team narrows the list. */
export const isNarrowed = ({ q, skill, state, expiring, under18 }: ListFilter): boolean =>
  q !== '' || skill !== null || state !== 'helping' || expiring || under18

/** The papers of somebody that ended, or end within sixty days of `today`. */
export const expiringSkills = ({ skills: all }: Pick<Helper, 'skills'>, today: Day) =>
  all.filter(({ expiresOn }) => expiresOn !== null && expiresOn <= addDays(today, soonDays))

type Listed = Helper & { teamIds: readonly string[] }

/** Whether one belongs in the list; the name is asked elsewhere. */
export function fits(one: Listed, { team, skill, state, expiring, under18 }: ListFilter, today: Day): boolean {
  const asked = [
    state !== 'paused' || one.state === 'paused',
    skill === null || one.skills.some((own) => own.skill === skill),
    !expiring || expiringSkills(one, today).length > 0,
    !under18 || one.under18,
    inTeam(one, team),
  ]
  return asked.every(Boolean)
}

const inTeam = ({ teamIds }: Listed, team: ListFilter['team']): boolean => {
  if (team === null) return true
  return team === 'none' ? teamIds.length === 0 : teamIds.includes(team)
}
