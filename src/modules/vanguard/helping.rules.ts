import type { Day } from '#base/days.ts'
import { holdsOn, paperSkills, type Service, type Skill } from './services.rules.ts'

/** What somebody can; `qualification` is what stands on a paper somebody of the committee saw, `seen` whether one was. */
export type SkillOf = { skill: Skill; qualification: string | null; expiresOn: Day | null; seen: boolean }

/** When somebody usually could: weekday 0 Sunday … 6 Saturday, minutes of the Shanghai day. */
export type FreeTime = { weekday: number; fromMinute: number; toMinute: number }

/** Whether somebody helps, and for a pause the last day of it; null where it has no end. */
export type Standing = { state: 'active' | 'paused' | 'left'; pausedUntil: Day | null }

/** Somebody who helps, as far as asking them well needs it. Nothing of what they did so far. */
export type Helper = Standing & {
  id: string
  accountId: string | null
  name: string
  under18: boolean
  askedBy: 'message' | 'telephone' | 'paper'
  wants: readonly Service[]
  mayNot: readonly Service[]
  mostAWeek: number
  mostAMonth: number
  /** The last day the insurance holds; null where none is known. */
  insuredUntil: Day | null
  skills: readonly SkillOf[]
  freeTimes: readonly FreeTime[]
}

/** Whether somebody can be asked for this day: a pause ends with its last day. */
export const helpsOn = ({ state, pausedUntil }: Standing, day: Day): boolean =>
  state === 'active' || (state === 'paused' && pausedUntil !== null && day > pausedUntil)

/** Whether a skill waits for somebody to see its paper: until then it is said, and nobody is sent with it. */
export const waitsForPaper = ({ skill, seen }: Pick<SkillOf, 'skill' | 'seen'>): boolean =>
  !seen && paperSkills.includes(skill)

/** The skills of somebody that count on this day. */
export const skillsOn = ({ skills }: Pick<Helper, 'skills'>, day: Day): Skill[] =>
  skills.filter((one) => holdsOn(one, day) && !waitsForPaper(one)).map(({ skill }) => skill)

/** Whether the insurance of somebody holds on this day. */
export const insuredOn = ({ insuredUntil }: Pick<Helper, 'insuredUntil'>, day: Day): boolean =>
  insuredUntil !== null && day <= insuredUntil
