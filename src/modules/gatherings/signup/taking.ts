import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { FieldError } from '#platform/web/components.ts'
import { formId, sentences, type Form } from '#platform/web/read-form.ts'
import { memoOf } from '#platform/memo/memo.ts'
import { gatheringOf, type Gathering } from '../gathering.ts'
import { buildingsOf, type Building, type KnownParty } from './known.ts'
import { waitingAt } from './list.ts'
import { readParty, type Asked, type Party } from './party.rules.ts'
import { isBeforeDraw } from './phase.rules.ts'
import { refusedWords } from './refused.words.ts'
import { roomOf } from './seats.ts'
import { openIn, type Room } from './seating.rules.ts'
import { signUp, type SignedUp, type SignUpRefusal } from './signup.ts'

/** A gathering with its places and how many parties wait: the same for every reader. */
type Standing = { gathering: Gathering; room: Room; waiting: number }

/** How a gathering stands, kept for a moment: hundreds who sign up at once read it once. The act itself decides under the lock. */
export const standingOf = (ctx: Ctx, id: string): Promise<Standing | null> =>
  memoOf(ctx.db).keep({ areaId: ctx.area.id, key: `sign-up at ${id}`, of: 'gatherings' }, () =>
    inArea(ctx, async (tx) => {
      const gathering = await gatheringOf(tx, ctx, id)
      if (!gathering) return null
      const [room, waiting] = await Promise.all([roomOf(tx, ctx, gathering), waitingAt(tx, ctx, id)])
      return { gathering, room, waiting }
    }),
  )

/** Everything a form of a sign-up is drawn from. */
export type Ground = Standing & { ctx: Ctx; buildings: readonly Building[]; asked: Asked }

/** For one grown-up: a name, a telephone, one press. */
const isAlone = ({ party_most, for_minors, audience }: Gathering): boolean =>
  party_most === 1 && !for_minors && audience !== 'family' && audience !== 'youth'

/** What the form of a gathering needs to know, for this reader; null for an unknown gathering. */
export async function groundFor(
  ctx: Ctx,
  gatheringId: string,
  { way, party }: { way: Asked['way']; party: KnownParty },
): Promise<Ground | null> {
  const [buildings, standing] = await Promise.all([buildingsOf(ctx), standingOf(ctx, gatheringId)])
  if (!standing) return null
  const { gathering } = standing
  const isBuilding = (id: string) => buildings.some((one) => one.id === id)
  const asked = { way, seats: gathering.party_most, alone: isAlone(gathering), ...party, isBuilding }
  return { ...standing, ctx, buildings, asked }
}

/** Whether pressing leads to the waiting list: nothing is free for everybody, or the form said so when it came back. */
export const wouldWait = ({ gathering, room }: Ground, wait: string | undefined): boolean =>
  !isBeforeDraw(gathering) && (openIn(room) === 0 || wait === 'yes')

/** A form that was not taken: what is wrong with it, under which id it may come again, and the status it is answered with. */
export type NotTaken = {
  taken: false
  id: string
  errors: FieldError[]
  problem?: string
  status: 409 | 422
  full: boolean
}
export type Taken = { taken: true; id: string; state: SignedUp['state'] }

/** Takes in the form of a sign-up, whoever fills it in; null where the gathering is gone. */
export async function take(ground: Ground, form: Form): Promise<Taken | NotTaken | null> {
  const { ctx, gathering, asked } = ground
  const id = formId(form.sent, ctx.now)
  const w = refusedWords(ctx.lang)
  const read = readParty(form, asked)
  if (!read.good) return { taken: false, id, errors: sentences(read.problems, w.refused), status: 422, full: false }
  const wait = form.sent['wait'] === 'yes'
  const answer = await signUp(ctx, {
    id,
    gatheringId: gathering.id,
    party: read.value,
    wait,
    compoundId: compoundOf(ground, read.value),
  })
  if (answer.done) return { taken: true, id: answer.value.id, state: answer.value.state }
  return answer.why === 'unknown' ? null : notTaken(ctx, id, answer.why)
}

/** What was full or came before under this id is no fault of the form: the same words can be sent once more. */
function notTaken(ctx: Ctx, id: string, why: Exclude<SignUpRefusal, 'unknown'>): NotTaken {
  const again = why === 'another' ? uuidv7(ctx.now) : id
  const status = why === 'full' || why === 'another' ? 409 : 422
  return { taken: false, id: again, errors: [], problem: refusedWords(ctx.lang).not[why], status, full: why === 'full' }
}

const compoundOf = ({ buildings }: Ground, { buildingId }: Party): string | null =>
  buildings.find(({ id }) => id === buildingId)?.compoundId ?? null
