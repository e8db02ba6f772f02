import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea, inOnePacket } from '#platform/db/in-area.ts'
import { together, type Act } from '#platform/db/together.ts'
import { gatheringsWithVenue, holding, type Gathering } from '../gathering.ts'
import type { Venue } from './door.ts'
import { choicesFor, walkInOf, type Choice, type Whole } from './here-choices.ts'
import { groundOf, groundQueries } from './ground.ts'
import { writeAll } from './mark.ts'
import type { Held, Noting } from './noting.ts'
import type { MarkRefusal, Noted } from './mark.rules.ts'

/** What is on at a venue now, and whom the reader's household may speak for. */
export type OnNow = { gathering: Gathering; choices: Choice[] }

/** People come early and stay a while. */
const AROUND_MS = 30 * 60_000

/** What is on at a venue, from half an hour before to half an hour after. */
export const onNow = (ctx: Ctx, venue: Venue): Promise<OnNow[]> =>
  inArea(ctx, async (tx) => {
    const on = await gatheringsWithVenue(tx, ctx)
      .where('g.venue_id', '=', venue.id)
      .where('g.state', '=', 'published')
      .where('g.starts_at', '<=', new Date(ctx.now.getTime() + AROUND_MS))
      .where('g.ends_at', '>=', new Date(ctx.now.getTime() - AROUND_MS))
      .orderBy('g.starts_at')
      .execute()
    return Promise.all(on.map(async (gathering) => ({ gathering, choices: await ofReader(tx, ctx, gathering.id) })))
  })

const ofReader = (tx: Tx, ctx: Ctx, gatheringId: string): Promise<Choice[]> =>
  choicesFor(tx, ctx, { gatheringId, signUpId: null })

export type HereRefusal = 'not-on-now' | 'nobody-chosen' | 'no-place' | MarkRefusal

/** Who says it: the chosen of a sign-up whose address was opened, the chosen of a household, or one guest with the mark of their device. */
export type Saying = {
  venueId: string
  gatheringId: string
  chosen: readonly string[]
  signUpId: string | null
  guestId: string | null
}

type Answer = Outcome<{ gathering: Held }, HereRefusal>

/**
 * Somebody at the door says that they are here: those chosen of a household or of a sign-up by name, a guest as one more person
 * without a name, once for each device. Whoever was noted already stays as noted. Refused when nothing is on there any more, and
 * for a sign-up that has no place. Those who come in at one moment are written together, each for themselves judged.
 */
export const sayHere: (ctx: Ctx, saying: Saying) => Promise<Answer> = together(
  async (tx: Tx, acts: readonly Act<Ctx, Saying>[]): Promise<Answer[]> => {
    const [{ ctx, what: { gatheringId } } = never()] = acts
    const [, [gathering]] = await inOnePacket(tx, holding(tx, ctx, gatheringId))
    if (!gathering) return acts.map(() => refused('not-on-now'))
    const said = eachOnce(await Promise.all(acts.map((act) => noted(tx, gathering, act))))
    const notings = said.flatMap((one) => (one.done && one.value.what.marks.length > 0 ? [one.value] : []))
    const marks = notings.flatMap(({ what }) => what.marks)
    if (marks.length === 0) return said.map((one) => (one.done ? done({ gathering }) : one))
    const found = await inOnePacket(tx, groundQueries(tx, ctx, { gatheringId, marks }))
    const written = await writeAll(tx, groundOf(gathering, found), notings)
    return said.map((one) => {
      if (!one.done) return one
      const [back] = written[notings.indexOf(one.value)]?.refused ?? []
      return back ? refused(back.why) : done({ gathering })
    })
  },
  ({ gatheringId }) => gatheringId,
)

function never(): never {
  throw new Error('Nobody said anything.')
}

type AsMarks = Outcome<Act<Ctx, Noting>, HereRefusal>

/** Whom somebody said a moment before is noted already: two of a household press at once, or one of them twice. */
function eachOnce(said: readonly AsMarks[]): AsMarks[] {
  const noted = new Set<string | null>()
  return said.map((one) => {
    if (!one.done) return one
    const { ctx, what } = one.value
    const fresh = what.marks.filter(({ memberId, walkInId }) => !noted.has(memberId ?? walkInId))
    for (const { memberId, walkInId } of fresh) noted.add(memberId ?? walkInId)
    return done({ ctx, what: { ...what, marks: fresh } })
  })
}

/** What somebody's saying comes to as marks; none where all of them were noted already. */
async function noted(tx: Tx, gathering: Gathering, { ctx, what }: Act<Ctx, Saying>): Promise<AsMarks> {
  if (!isOnNow(ctx, gathering, what.venueId)) return refused('not-on-now')
  const said = await marksFor(tx, ctx, what)
  return said.done ? done({ ctx, what: { device: null, aheadMs: 0, ...said.value } }) : said
}

type When = Pick<Held, 'venue_id' | 'state' | 'starts_at' | 'ends_at'>

/** Whether a gathering is on at this venue, so that somebody at its door may say that they are here. */
export const isOnNow = ({ now }: Pick<Ctx, 'now'>, gathering: When, venueId: string): boolean =>
  gathering.venue_id === venueId &&
  gathering.state === 'published' &&
  gathering.starts_at.getTime() - AROUND_MS <= now.getTime() &&
  gathering.ends_at.getTime() + AROUND_MS >= now.getTime()

type Said = Outcome<{ marks: Noted[]; persons: Map<string, string> }, 'nobody-chosen' | 'no-place'>

async function marksFor(tx: Tx, ctx: Ctx, saying: Saying): Promise<Said> {
  const { gatheringId, guestId } = saying
  const choices = await choicesFor(tx, ctx, saying)
  if (choices.length === 0 && guestId === null) return refused('no-place')
  if (choices.length === 0)
    return done({ marks: await guestMark(tx, ctx, walkInOf(ctx, gatheringId, `guest ${guestId}`)), persons: new Map() })
  const chosen = choices.filter(({ value }) => saying.chosen.includes(value))
  if (chosen.length === 0) return refused('nobody-chosen')
  const coming = chosen.filter(({ here }) => !here)
  const persons = new Map(coming.flatMap((one) => personOf(ctx, gatheringId, one)))
  return done({ marks: coming.map((one) => markOf(ctx, gatheringId, one)), persons })
}

const personOf = (ctx: Ctx, gatheringId: string, { memberId, personId }: Whole): [string, string][] =>
  memberId === null && personId !== null ? [[walkInOf(ctx, gatheringId, personId), personId]] : []

const arrived = { what: 'arrived', source: 'code', number: null, name: null, corrects: null, reason: null } as const

const markOf = (ctx: Ctx, gatheringId: string, { memberId, personId }: Whole): Noted => ({
  ...arrived,
  id: uuidv7(ctx.now),
  memberId,
  walkInId: memberId === null ? walkInOf(ctx, gatheringId, personId ?? '') : null,
  method: 'signin',
  deviceAt: ctx.now,
})

/** One more person without a name; nothing when this device said so already. */
async function guestMark(tx: Tx, ctx: Ctx, walkInId: string): Promise<Noted[]> {
  const row = await tx
    .selectFrom('gatherings.presence')
    .select('id')
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', walkInId)
    .executeTakeFirst()
  const mark = {
    ...arrived,
    id: uuidv7(ctx.now),
    memberId: null,
    walkInId,
    method: 'count',
    deviceAt: ctx.now,
  } as const
  return row ? [] : [mark]
}
