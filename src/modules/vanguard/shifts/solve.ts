import { assignedIn, columnsOf, coverProgram, fairProgram, likedProgram } from '#base/roster-program.rules.ts'
import { holdPrices, holdSum, type Prices, type RosterProgram } from '#base/roster-program.rules.ts'
import { isAllowed, lacksOf, stage1Of, stage2Of, type Assigned, type Lacks, type Roster } from '#base/roster.rules.ts'
import { openSolver, type Solver, type SolverSays } from '#platform/solver/solver.ts'

/** A roster that was found. `proven`: no other leaves less open, nor is fairer; else it is the best there was time for. */
export type SolvedRoster = Lacks & { stage1: number; stage2: number; assigned: Assigned[]; proven: boolean }

/** Which of the three steps it is at, and how far. */
export type RosterSays = SolverSays & { step: 1 | 2 | 3 }

type Asked = {
  /** For all steps together. */
  seconds: number
  /** Milliseconds that only ever grow. */
  clock: () => number
  tell?: (says: RosterSays) => void
  cancelled?: () => boolean
}

/**
 * The best roster there is: first as few open places and lacking skills as can be, then the fairest over what everybody did before,
 * then wishes and few changes. Each step holds what the ones before it came to. What the solver says is counted again here.
 */
export async function solveRoster(roster: Roster, asked: Asked): Promise<SolvedRoster> {
  const solver = openSolver()
  try {
    return await inSteps(roster, stepper(roster, solver, asked))
  } finally {
    await solver.close()
  }
}

type Stepper = (program: RosterProgram, no: RosterSays['step'], from: Assigned[]) => Promise<Step>

/** One step after another, within the time for all of them; what a step finds nothing better than stays. */
function stepper(roster: Roster, solver: Solver, { clock, seconds, tell, cancelled }: Asked): Stepper {
  const until = clock() + seconds * 1000
  return async (program, no, from) => {
    const left = (until - clock()) / 1000
    if (left <= 0 || cancelled?.() === true) return { assigned: from, proven: false, prices: null }
    const { values, proven, prices } = await solver.solve(program, {
      seconds: left,
      start: columnsOf(roster, program, from),
      ...(cancelled && { cancelled }),
      ...(tell && { tell: (says) => tell({ ...says, step: no }) }),
    })
    return { assigned: values ? assignedIn(program, values) : from, proven, prices }
  }
}

async function inSteps(roster: Roster, step: Stepper): Promise<SolvedRoster> {
  const cover = coverProgram(roster)
  const first = await step(cover, 1, [])
  const stage1 = stage1Of(lacksOf(roster, first.assigned))
  const fair = fairProgram(roster, held(cover, first, stage1))
  const second = await step(fair, 2, first.assigned)
  const stage2 = stage2Of(roster, second.assigned)
  const liked = likedProgram(roster, held(fair, second, stage2))
  const third = liked ? await step(liked, 3, second.assigned) : second
  const answer = answerOf(roster, third.assigned, first.proven && second.proven && third.proven)
  if (answer.stage1 > stage1 || answer.stage2 > stage2) throw new Error('A step gave up what one before it came to.')
  return answer
}

/** A program with what its step came to held, in the way the next step has least work with. */
const held = (program: RosterProgram, { prices }: Step, sum: number): RosterProgram =>
  prices ? holdPrices(program, prices) : holdSum(program, sum)

type Step = { assigned: Assigned[]; proven: boolean; prices: Prices | null }

function answerOf(roster: Roster, assigned: Assigned[], proven: boolean): SolvedRoster {
  if (!isAllowed(roster, assigned)) throw new Error('The solver gave a roster that is not allowed.')
  const lacks = lacksOf(roster, assigned)
  return { ...lacks, stage1: stage1Of(lacks), stage2: stage2Of(roster, assigned), assigned, proven }
}
