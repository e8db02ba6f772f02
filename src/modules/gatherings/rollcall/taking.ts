import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inOnePacket } from '#platform/db/in-area.ts'
import { together, type Act } from '#platform/db/together.ts'
import { mayLead } from '../access.ts'
import { gatheringOf, holding, isVisible, shownGathering, type Gathering } from '../gathering.ts'
import { groundOf, groundQueries, peopleIn } from './ground.ts'
import { writeAll, type Written } from './mark.ts'
import type { Noting } from './noting.ts'
import type { MarkRefusal, Noted } from './mark.rules.ts'
import { rollOf, type Roll } from './roll.ts'

/** Holds a gathering for somebody who wants to note something about it; undefined for one they may not know of. */
export async function holdToMark(
  tx: Tx,
  ctx: Ctx,
  id: string,
): Promise<{ gathering: Gathering; leads: boolean } | undefined> {
  const [, [gathering]] = await inOnePacket(tx, holding(tx, ctx, id))
  if (!gathering || !isVisible(ctx, gathering)) return undefined
  return { gathering, leads: mayLead(ctx.actor, gathering) }
}

type Sent = Act<Ctx, { gatheringId: string; noting: Noting }>

/** What became of marks, and for whoever leads the gathering how those stand then whom they are about. */
export type Taken = Written & { roll?: Roll }
type Answer = Outcome<Taken, 'unknown'>

/** Devices that send at one moment queue for the same gathering: what they bring is written together, each for itself judged. */
const takeAll = together(
  async (tx: Tx, acts: readonly Sent[]): Promise<Answer[]> => {
    const [{ ctx, what: { gatheringId } } = never()] = acts
    const marks = acts.flatMap(({ what }) => what.noting.marks)
    const [, [gathering], ...found] = await inOnePacket(tx, [
      ...holding(tx, ctx, gatheringId),
      ...groundQueries(tx, ctx, { gatheringId, marks }),
    ])
    if (!gathering) return acts.map(() => refused('unknown'))
    const leading = acts.filter(({ ctx: their }) => isVisible(their, gathering) && mayLead(their.actor, gathering))
    const noted = leading.map((act) => ({ ctx: act.ctx, what: act.what.noting }))
    const written = await writeAll(tx, groundOf(gathering, found), noted)
    const roll = leading.length > 0 ? await rollAfter(tx, ctx, { gathering, marks }) : undefined
    return acts.map((act) => answerTo(gathering, act, taken(act, written[leading.indexOf(act)], roll)))
  },
  ({ gatheringId }) => gatheringId,
)

function never(): never {
  throw new Error('Nobody sent anything.')
}

/** How everybody stands whom these marks are about. A number that was noted stands on the gathering. */
async function rollAfter(tx: Tx, ctx: Ctx, { gathering, marks }: { gathering: Gathering; marks: readonly Noted[] }) {
  const counted = marks.some(({ what }) => what === 'number')
  const now = (counted && (await gatheringOf(tx, ctx, gathering.id))) || gathering
  return rollOf(tx, ctx, { gathering: now, only: peopleIn(marks) })
}

function taken({ what }: Sent, written: Written | undefined, roll: Roll | undefined): Taken | undefined {
  if (!written || !roll) return undefined
  const about = new Set(peopleIn(what.noting.marks))
  return { ...written, roll: { ...roll, people: roll.people.filter(({ id }) => about.has(id)) } }
}

/** Without anything written the sender does not lead it (any more): each mark comes back by its id. */
function answerTo(gathering: Gathering, { ctx, what: { noting } }: Sent, written: Taken | undefined): Answer {
  if (!isVisible(ctx, gathering)) return refused('unknown')
  return done(written ?? { taken: [], refused: noting.marks.map(({ id }) => ({ id, why: 'not-leader' as const })) })
}

/**
 * Takes the marks of one device, also of hours ago, also a second time. Whoever does not lead the gathering (any more) gets
 * each of them back by its id. Nothing sent waits for nobody.
 */
export async function takeMarks(ctx: Ctx, gatheringId: string, noting: Noting): Promise<Answer> {
  if (noting.marks.length > 0) return takeAll(ctx, { gatheringId, noting })
  return (await shownGathering(ctx, gatheringId)) ? done({ taken: [], refused: [] }) : refused('unknown')
}

/** One mark that was made here and now, by a form. */
type Made = Omit<Noted, 'id' | 'corrects' | 'reason' | 'deviceAt'> &
  Partial<Pick<Noted, 'id' | 'corrects' | 'reason' | 'deviceAt'>>

/** Takes one mark made here and now. Refuses what `takeMarks` refuses. */
export async function takeOne(ctx: Ctx, id: string, mark: Made): Promise<Outcome<string, 'unknown' | MarkRefusal>> {
  const whole: Noted = { id: uuidv7(ctx.now), corrects: null, reason: null, deviceAt: ctx.now, ...mark }
  const outcome = await takeMarks(ctx, id, { device: null, aheadMs: 0, marks: [whole] })
  if (!outcome.done) return outcome
  const [no] = outcome.value.refused
  return no ? refused(no.why) : done(whole.id)
}
