import { checked, phoneDigits, textIn, type Checked, type Problem, type Sent } from '#base/form.rules.ts'
import { skills, type Skill } from '../services.rules.ts'
import { guardianIn, most, type Guardian, type VolunteerProblem } from '../volunteers/volunteer.rules.ts'
import { mostNote, type Answers } from '../volunteers/wishes.rules.ts'

/** What somebody says at the front door who wants to help. */
export type WishText = {
  name: string
  phone: string
  skills: Skill[]
  note: string | null
  under18: boolean
  guardian: Guardian | null
}

export type WishProblem = VolunteerProblem

/** Reads it. A telephone is needed: somebody rings before anything else happens. Under 18 a guardian agrees. */
export function readWish({ sent, all }: Answers): Checked<WishText, WishProblem> {
  const name = textIn(sent, 'name', { most: most.name })
  const note = textIn(sent, 'note', { most: mostNote, optional: true })
  const phone = phoneDigits(sent['phone'] ?? '')
  const guardian = guardianIn(sent)
  return checked<WishText, WishProblem>(
    {
      name: name.text ?? '',
      phone: phone ?? '',
      skills: skills.filter((one) => all('skills').includes(one)),
      note: note.text,
      under18: sent['under18'] === 'yes',
      guardian: guardian.guardian,
    },
    [name.problem, phone === null && wrongPhone(sent), note.problem, ...guardian.problems],
  )
}

const wrongPhone = (sent: Sent): Problem<WishProblem> =>
  (sent['phone'] ?? '').trim() === '' ? { field: 'phone', why: 'missing' } : { field: 'phone', why: 'phone-wrong' }
