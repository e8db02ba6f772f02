import { done, refused, type Outcome } from '#base/outcome.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { personsAtOwnDoor, personsById } from '#modules/people/public.ts'
import { gatheringsWithVenue, lockGathering, type Gathering } from '../gathering.ts'
import type { Venue } from './door.ts'
import { idOf } from './id-of.ts'
import { writeMarks } from './mark.ts'
import type { Held } from './noting.ts'
import type { MarkRefusal, Noted } from './mark.rules.ts'
import type { OnRoll } from './on-roll.ts'
import { wasThere } from './presence.rules.ts'
import { peopleOn } from './roll.ts'

/** Somebody a household may say is here: on the list by its own sign-up, or of its own door. */
export type Choice = { value: string; name: string | null; age: OnRoll['age']; here: boolean }

/** What is on at a venue now, and who of the reader's household can say so; nobody for a guest, who is counted without a name. */
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
    return Promise.all(on.map(async (gathering) => ({ gathering, choices: await choicesFor(tx, ctx, gathering.id) })))
  })

type Whole = Choice & { memberId: string | null; personId: string | null }

/** Whom a household may speak for: those on its own sign-ups, then everybody else of its door. */
async function choicesFor(tx: Tx, ctx: Ctx, gatheringId: string): Promise<Whole[]> {
  const { homeId } = ctx.actor
  if (ctx.actor.kind !== 'household' || homeId === null) return []
  const [own, atDoor, people] = await Promise.all([
    ownMembers(tx, ctx, { homeId, gatheringId }),
    personsAtOwnDoor(tx, ctx),
    peopleOn(tx, ctx, { gatheringId }),
  ])
  const standing = new Map(people.map((line) => [line.id, line]))
  const members = own.flatMap(({ id, person_id: personId }): Whole[] => {
    const line = standing.get(id)
    const whole = { value: `member:${id}`, memberId: id, personId }
    return line ? [{ ...whole, name: line.name, age: line.age, here: isHere(line) }] : []
  })
  const others = atDoor.filter((id) => !own.some(({ person_id: known }) => known === id))
  const names = others.length > 0 ? await personsById(tx, ctx, others) : []
  const persons = names.map(({ id, name }): Whole => {
    const line = standing.get(walkInOf(ctx, gatheringId, id))
    const here = line !== undefined && isHere(line)
    return { value: `person:${id}`, memberId: null, personId: id, name, age: 'adult', here }
  })
  return [...members, ...persons]
}

const isHere = ({ state }: OnRoll): boolean => state !== null && wasThere(state)

/** Somebody of the roster who comes without a sign-up is one walk-in of that gathering, however often they say so. */
const walkInOf = (ctx: Ctx, gatheringId: string, who: string): string => idOf(ctx, 'walk-in', gatheringId, who)

const ownMembers = (tx: Tx, ctx: Ctx, { homeId, gatheringId }: { homeId: string; gatheringId: string }) =>
  tx
    .selectFrom('gatherings.member as m')
    .innerJoin('gatherings.signup as s', (join) =>
      join.onRef('s.area_id', '=', 'm.area_id').onRef('s.id', '=', 'm.signup_id'),
    )
    .select(['m.id', 'm.person_id'])
    .where('m.area_id', '=', ctx.area.id)
    .where('m.gathering_id', '=', gatheringId)
    .where('m.stands', '=', true)
    .where('s.state', '=', 'confirmed')
    .where('s.home_id', '=', homeId)
    .execute()

export type HereRefusal = 'not-on-now' | 'nobody-chosen' | MarkRefusal

/** Who says it: the chosen of a household, or one guest with the mark of their device. */
export type Saying = { venue: Venue; gatheringId: string; chosen: readonly string[]; guestId: string }

/**
 * Somebody at the door says that they are here: those chosen of a household by name, a guest as one more person without a name,
 * once for each device. Whoever was noted already stays as noted. Refused when nothing is on there any more.
 */
export const sayHere = (ctx: Ctx, saying: Saying): Promise<Outcome<{ gathering: Held }, HereRefusal>> =>
  inArea(ctx, async (tx) => {
    const gathering = await lockGathering(tx, ctx, saying.gatheringId)
    if (!gathering || !isOnNow(ctx, gathering, saying.venue)) return refused('not-on-now')
    const choices = await choicesFor(tx, ctx, gathering.id)
    const chosen = choices.filter(({ value }) => saying.chosen.includes(value))
    if (choices.length > 0 && chosen.length === 0) return refused('nobody-chosen')
    const coming = chosen.filter(({ here }) => !here)
    const marks =
      choices.length === 0 ? await guestMark(tx, ctx, saying) : coming.map((one) => markOf(ctx, saying, one))
    if (marks.length === 0) return done({ gathering })
    const persons = new Map(coming.flatMap((one) => personOf(ctx, saying, one)))
    const { refused: back } = await writeMarks(tx, ctx, { gathering, device: null, aheadMs: 0, marks, persons })
    return back[0] ? refused(back[0].why) : done({ gathering })
  })

const isOnNow = ({ now }: Ctx, gathering: Held, venue: Venue): boolean =>
  gathering.venue_id === venue.id &&
  gathering.state === 'published' &&
  gathering.starts_at.getTime() - AROUND_MS <= now.getTime() &&
  gathering.ends_at.getTime() + AROUND_MS >= now.getTime()

const personOf = (ctx: Ctx, { gatheringId }: Saying, { memberId, personId }: Whole): [string, string][] =>
  memberId === null && personId !== null ? [[walkInOf(ctx, gatheringId, personId), personId]] : []

const arrived = { what: 'arrived', source: 'code', number: null, name: null, corrects: null, reason: null } as const

const markOf = (ctx: Ctx, { gatheringId }: Saying, { memberId, personId }: Whole): Noted => ({
  ...arrived,
  id: uuidv7(ctx.now),
  memberId,
  walkInId: memberId === null ? walkInOf(ctx, gatheringId, personId ?? '') : null,
  method: 'signin',
  deviceAt: ctx.now,
})

/** One more person without a name; nothing when this device said so already. */
async function guestMark(tx: Tx, ctx: Ctx, { gatheringId, guestId }: Saying): Promise<Noted[]> {
  const walkInId = walkInOf(ctx, gatheringId, `guest ${guestId}`)
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
