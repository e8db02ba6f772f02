import type { Database, Tx } from './database.ts'
import { inArea, type AreaScope } from './in-area.ts'

/** One act among those that share a transaction: who does it, and what. */
export type Act<Who, What> = { ctx: Who; what: What }

type Waiting<Who, What, Result> = Act<Who, What> & {
  tell: (result: Result) => void
  fail: (error: unknown) => void
}

/** So many acts share one transaction at most: nobody waits long for the others. */
const MOST = 50

/**
 * For an act that all of an area queue for (a counter, say): while one transaction is on its way, those who come meanwhile
 * gather, and the next takes them all, in the order they came. Who comes alone does not wait. `doAll` gives the results in
 * the same order. With `behind` there is a line for each thing it names (a row that is locked, say), and acts of two lines
 * never share a transaction. A transaction that fails is done again for each by itself, so that nobody fails for somebody
 * else: `doAll` must do no harm when it is repeated after a commit whose answer was lost.
 */
export function together<Who extends AreaScope, What, Result>(
  doAll: DoAll<Who, What, Result>,
  behind: (what: What) => string = () => '',
) {
  const lines = new WeakMap<Database, Map<string, Waiting<Who, What, Result>[]>>()
  return (ctx: Who, what: What): Promise<Result> =>
    new Promise((tell, fail) => {
      const open = lines.get(ctx.db) ?? new Map<string, Waiting<Who, What, Result>[]>()
      lines.set(ctx.db, open)
      const act = { ctx, what, tell, fail }
      const name = `${ctx.area.id} ${behind(what)}`
      const line = open.get(name)
      if (line) return void line.push(act)
      const own = [act]
      open.set(name, own)
      void serve(own, doAll, () => open.delete(name))
    })
}

type DoAll<Who, What, Result> = (tx: Tx, acts: readonly Act<Who, What>[]) => Promise<readonly Result[]>

/** Takes the line off until nobody waits, and closes it in the same moment. Never fails: each is told for itself. */
async function serve<Who extends AreaScope, What, Result>(
  line: Waiting<Who, What, Result>[],
  doAll: DoAll<Who, What, Result>,
  close: () => void,
): Promise<void> {
  while (line.length > 0) {
    const acts = line.splice(0, MOST)
    if (!(await allAtOnce(acts, doAll))) await Promise.all(acts.map((act) => alone(act, doAll)))
  }
  close()
}

/** Whether it worked for all of them. One by itself is left to `alone`, which can say why it did not. */
async function allAtOnce<Who extends AreaScope, What, Result>(
  acts: readonly Waiting<Who, What, Result>[],
  doAll: DoAll<Who, What, Result>,
): Promise<boolean> {
  const [first, second] = acts
  if (!first || !second) return false
  try {
    const results = await inArea(first.ctx, (tx) => doAll(tx, acts))
    acts.forEach((act, at) => act.tell(results[at] as Result))
    return true
  } catch {
    return false
  }
}

async function alone<Who extends AreaScope, What, Result>(
  act: Waiting<Who, What, Result>,
  doAll: DoAll<Who, What, Result>,
): Promise<void> {
  try {
    const [result] = await inArea(act.ctx, (tx) => doAll(tx, [act]))
    act.tell(result as Result)
  } catch (error) {
    act.fail(error)
  }
}
