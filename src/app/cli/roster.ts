import { readFileSync } from 'node:fs'
import { readRosterFile, solveRoster, type RosterFile, type SolvedRoster } from '#modules/vanguard/public.ts'
import { wholeNumber } from '#base/form.rules.ts'
import { print, read, usageError, type Command } from './command.ts'

/** The roster solver over a file, without an installation. */
export const rosterCommand: Command = {
  about: 'Finds the best roster for volunteers and shifts in a file: coverage and skills first, then fairness.',
  usage: 'FILE.json [--seconds N] [--json]',
  details: [
    'FILE.json: volunteers[] {id, skills[], max, past, available[shift]}, shifts[] {id, day, need, skill (-1: none)}.',
    'Prints stage1 (10 for each open place, 7 for each shift without its skill), stage2 (the sum of (past+load)²−past²), who does what,',
    'and what is open. “proven” is false where the time (60 s unless said otherwise) ended first.',
  ].join('\n'),
  run: async (_config, words) => {
    const { values, positionals } = read(words, { json: { type: 'boolean' }, seconds: { type: 'string' } })
    const [file, more] = positionals
    if (file === undefined || more !== undefined) throw usageError('Say which file: roster FILE.json')
    const seconds = values.seconds === undefined ? 60 : wholeNumber(values.seconds)
    if (seconds === null || seconds < 1) throw usageError('--seconds takes a whole number from 1.')
    const wanted = readRosterFile(textOf(file))
    if (!wanted.good) throw new Error(`${file}: ${wanted.why}`)
    const started = performance.now()
    const found = await solveRoster(wanted.roster, { seconds, clock: () => performance.now() })
    const answer = answerOf(wanted, found, Math.round(performance.now() - started) / 1000)
    print(answer, values.json, () => [...linesOf(answer), ...lacksIn(wanted, found)])
    return 0
  },
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    throw new Error(`The file ${file} cannot be read.`)
  }
}

const answerOf = ({ volunteerIds, shiftIds }: RosterFile, found: SolvedRoster, seconds: number) => {
  const id = (at: number) => shiftIds[at] ?? at
  return {
    stage1: found.stage1,
    stage2: found.stage2,
    assigned: found.assigned.map(({ volunteer, shift }) => ({
      volunteer: volunteerIds[volunteer] ?? volunteer,
      shift: id(shift),
    })),
    uncovered: found.uncovered.map(({ shift, missing }) => ({ shift: id(shift), missing })),
    unskilled: found.unskilled.map(id),
    proven: found.proven,
    seconds,
  }
}

const linesOf = (answer: ReturnType<typeof answerOf>): string[] => [
  `stage 1: ${answer.stage1}, stage 2: ${answer.stage2}${answer.proven ? '' : ' (not proven: the time ended first)'}, ${answer.seconds} s`,
  ...answer.assigned.map(({ volunteer, shift }) => `volunteer ${volunteer}: shift ${shift}`),
]

/** Who is missing, in words: how many of how many, and whether anybody of the file could be asked for it at all. */
function lacksIn({ roster, shiftIds }: RosterFile, { uncovered, unskilled }: SolvedRoster): string[] {
  const { shifts, volunteers } = roster
  const named = (at: number) => `✗ shift ${shiftIds[at] ?? at} (day ${shifts[at]?.day ?? ''})`
  const couldCome = (at: number) => volunteers.filter(({ available }) => available.includes(at))
  return [
    ...uncovered.map(({ shift, missing }) => {
      const able = couldCome(shift).length
      return `${named(shift)}: ${missing} of ${shifts[shift]?.need ?? 0} missing; ${able} said they can come`
    }),
    ...unskilled.map((shift) => {
      const skill = shifts[shift]?.skill ?? ''
      const able = couldCome(shift).filter(({ skills }) => skills.includes(skill)).length
      return `${named(shift)}: nobody with skill ${skill}; ${able} with it said they can come`
    }),
  ]
}
