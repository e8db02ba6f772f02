import { lengthOf, textIn, wholeNumber, type Problem, type Sent, type TextProblem } from '#base/form.rules.ts'

/** How old a child is, as far as we need to know (domain.md F6). */
export const childAges = ['under-4', '4-6', '7-13', '14-17'] as const
type ChildAge = (typeof childAges)[number]
export type Age = 'adult' | ChildAge

/** Below fourteen a guardian consents, and somebody fetches them. */
export const needsGuardian = (age: Age): boolean => age !== 'adult' && age !== '14-17'

/** Longest texts, in characters. */
export const mostOfChildren = { name: 20, names: 120, pickUp: 40 } as const

export type ChildrenProblem = TextProblem | 'more-names' | 'guardian-missing' | 'pick-up-missing' | 'not-informed'

/** What a guardian said: consent below fourteen, knowing of it until eighteen, and who fetches the small ones. */
export type Consents = { guardianOk: boolean; informed: boolean; pickUp: string | null }

type Child = { age: Age; name: string | null }
type Problems = (Problem<ChildrenProblem> | false)[]
type Children = { members: Child[]; consents: Consents; problems: Problems }

/** Nobody but grown-ups. */
export const noChildren: Children = {
  members: [],
  consents: { guardianOk: false, informed: false, pickUp: null },
  problems: [],
}

/** Reads how many of which age come, and what their guardian says to it. */
export function childrenIn(sent: Sent): Children {
  const ages = childAges.flatMap((age) => Array.from({ length: Math.min(6, count(sent[`kids-${age}`])) }, () => age))
  if (ages.length === 0) return noChildren
  const typed = textIn(sent, 'kidNames', { most: mostOfChildren.names, optional: true })
  const names = (typed.text ?? '').split(/[、,，;；\s]+/).filter(Boolean)
  const pickUp = textIn(sent, 'pickUp', { most: mostOfChildren.pickUp, optional: !ages.some(needsGuardian) })
  const [guardianOk, informed] = [sent['guardian'] === 'yes', sent['informed'] === 'yes']
  const problems: Problems = [
    typed.problem,
    names.length > ages.length && { field: 'kidNames', why: 'more-names' },
    names.some((name) => lengthOf(name) > mostOfChildren.name) && { field: 'kidNames', why: 'too-long' },
    ...consentProblems(ages, { guardianOk, informed }),
    pickUp.problem && missingAs(pickUp.problem, 'pick-up-missing'),
  ]
  const members = ages.map((age, at): Child => ({ age, name: names[at] ?? null }))
  return { members, consents: { guardianOk, informed, pickUp: pickUp.text }, problems }
}

const consentProblems = (ages: readonly Age[], { guardianOk, informed }: Omit<Consents, 'pickUp'>): Problems => [
  ages.some(needsGuardian) && !guardianOk && { field: 'guardian', why: 'guardian-missing' },
  ages.includes('14-17') && !informed && { field: 'informed', why: 'not-informed' },
]

/** The same problem, with a sentence of its own for a field left empty. */
export const missingAs = <Why extends string>(
  { field, why }: Problem<TextProblem>,
  missing: Why,
): Problem<Exclude<TextProblem, 'missing'> | Why> => ({ field, why: why === 'missing' ? missing : why })

const count = (text: string | undefined): number => wholeNumber(text) ?? 0
