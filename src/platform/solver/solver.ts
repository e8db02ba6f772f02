import { Worker } from 'node:worker_threads'
import type { Prices, Program } from '#base/roster-program.rules.ts'

/** How far a solver is: the best it has, and what nothing can be better than. */
export type SolverSays = { best: number | null; bound: number | null }

/**
 * What came of it. `values`: of each column, null where nothing was found in the time; `proven`: nothing can be better. `prices`:
 * where the best answer has whole numbers though none were asked for; null where they had to be.
 */
export type Solved = { proven: boolean; values: number[] | null; prices: Prices | null }

type Asked = {
  /** After so long it gives the best it has, not proven. */
  seconds: number
  /** Columns that are allowed, to begin with. */
  start?: readonly number[]
  tell?: (says: SolverSays) => void
  /** Asked several times a second; true ends it without an answer. */
  cancelled?: () => boolean
}

/** Solves programs one after another, in a thread of its own: nobody waits meanwhile. Whoever opens it closes it. */
export type Solver = { solve: (program: Program, asked: Asked) => Promise<Solved>; close: () => Promise<unknown> }

/** The solver looks at its clock now and then only; longer than this it is not waited for. */
const GRACE_MS = 15_000
const LOOK_MS = 200

/** A program without columns has one answer, which HiGHS would refuse to be given. */
const nothingToFind: Solved = { proven: true, values: [], prices: null }

const nothingFound: Solved = { proven: false, values: null, prices: null }

/** Opens a solver. After a program that was stopped or took too long its thread is ended: open another. */
export function openSolver(): Solver {
  const worker = new Worker(new URL('./highs.worker.mjs', import.meta.url))
  return { solve: (program, asked) => ask(worker, program, asked), close: () => worker.terminate() }
}

function ask(worker: Worker, { columns, rows }: Program, asked: Asked): Promise<Solved> {
  if (columns.length === 0) return Promise.resolve(nothingToFind)
  const { seconds, start, tell, cancelled } = asked
  return new Promise<Solved>((resolve, reject) => {
    const end = (answer: () => void) => {
      worker.off('message', hear).off('error', fail)
      clearInterval(look)
      clearTimeout(late)
      answer()
    }
    const stop = () => void worker.terminate().then(() => end(() => resolve(nothingFound)))
    const hear = (said: SolverSays | Solved) => ('values' in said ? end(() => resolve(said)) : tell?.(said))
    const fail = (error: Error) => end(() => reject(error))
    const look = setInterval(() => cancelled?.() === true && stop(), LOOK_MS)
    const late = setTimeout(stop, seconds * 1000 + GRACE_MS)
    worker.on('message', hear).on('error', fail)
    worker.postMessage({ program: { columns, rows }, start: start ?? null, seconds })
  })
}
