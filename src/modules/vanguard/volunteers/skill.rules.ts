import type { Day } from '#base/days.ts'
import { checked, choiceIn, textIn, type Checked, type Sent, type TextProblem } from '#base/form.rules.ts'
import { skills, type Skill } from '../services.rules.ts'
import { dayIn, most } from './volunteer.rules.ts'

/** What somebody can, and the paper that says so. `seen`: whoever writes it down saw the paper. */
export type SkillText = { skill: Skill; qualification: string | null; expiresOn: Day | null; seen: boolean }

export type SkillProblem = TextProblem | 'skill-missing' | 'day-wrong' | 'paper-missing'

/** Reads a skill. A paper that was seen, or that ends, says what it is. */
export function readSkill(sent: Sent): Checked<SkillText, SkillProblem> {
  const skill = choiceIn(sent, 'skill', skills)
  const paper = textIn(sent, 'qualification', { most: most.paper, optional: true })
  const expires = dayIn(sent, 'expiresOn')
  const seen = sent['seen'] === 'yes'
  const needsPaper = seen || expires.day !== null
  return checked<SkillText, SkillProblem>(
    { skill: skill ?? 'other', qualification: paper.text, expiresOn: expires.day, seen },
    [
      skill === null && { field: 'skill', why: 'skill-missing' },
      paper.problem,
      expires.problem,
      needsPaper && paper.text === null && !paper.problem && { field: 'qualification', why: 'paper-missing' },
    ],
  )
}

/** How many days before its end a paper is worth asking for the next one. */
export const soonDays = 60
