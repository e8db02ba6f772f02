import { addDays, dayOf } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import { auto, guest, type Actor, type Ctx } from '#platform/ctx.ts'
import { inArea, markFacts } from '#platform/db/in-area.ts'
import { account, area, compound, ctx, freshServices } from '#test/world.ts'
import { writeSearchText } from './finding/search-text.ts'
import { followCode, followHash } from './follow-code.ts'
import { submit } from './intake/wish.ts'
import type { Asker, Channel, ReplyBy, Wish } from './intake/wish.rules.ts'
import type { AssigneeRole, State } from './moves.rules.ts'
import { due, contactDue, answerDue, type Category } from './needs.rules.ts'
import { nextNumbers, type NeedNumber } from './number.ts'

/** A residents' area with two compounds, and everybody who has to do with needs there. */
export async function neighbourhood() {
  const services = await freshServices()
  const place = await area(services)
  const here = await compound(services, place)
  const there = await compound(services, place, { compound: '临江大厦', building: '1号楼', rooms: ['101'] })
  const at = (actor: Actor = guest): Ctx => ctx(services, place, actor)
  return { services, area: place, here, there, at, ...cast(here.compoundId) }
}

export type Neighbourhood = Awaited<ReturnType<typeof neighbourhood>>

const cast = (compoundId: string) => ({
  staff: account('小陈', 'staff'),
  colleague: account('小李', 'staff'),
  staffHere: account('小周', 'staff', compoundId),
  director: account('王主任', 'director'),
  secretary: account('张书记', 'secretary'),
  property: account('老刘', 'property'),
  propertyHere: account('老赵', 'property', compoundId),
  owners: account('孙老师', 'owners'),
  volunteer: account('志愿者', 'volunteer'),
  technical: account('技术员', 'technical'),
})

export const household = (homeId: string): Actor => ({
  kind: 'household',
  id: 'card-1',
  name: '3号楼501',
  homeId,
  grants: [{ role: 'resident', compoundId: null, buildingId: null }],
})

export const nobody: Asker = { name: null, phone: null, door: null }

/** A wish as a neighbour would say it. */
export const wish = (over: Partial<Wish> = {}): Wish => ({
  category: 'lighting',
  words: '5楼楼道的灯不亮了',
  placeId: null,
  spot: null,
  asker: nobody,
  replyBy: 'page',
  dispute: false,
  ...over,
})

type Told = Partial<Wish> & { channel?: Channel; id?: string; compoundId?: string | null; buildingId?: string | null }

/** Somebody tells something; returns its receipt. */
export async function told(where: Neighbourhood, over: Told = {}, actor: Actor = guest) {
  const { channel = 'web', id, compoundId = where.here.compoundId, buildingId = where.here.buildingId, ...said } = over
  const who = where.at(actor)
  const answer = await submit(who, {
    id: id ?? uuidv7(who.now),
    wish: wish(said),
    place: { compoundId, buildingId },
    channel,
    pictures: [],
  })
  if (!answer.done) throw new Error(answer.why)
  return answer.value
}

type Standing = {
  state: State
  assigneeRole?: AssigneeRole | null
  category?: Category
  compoundId?: string | null
  replyBy?: ReplyBy
  submittedAt?: Date
  resolvedBy?: string
  taken?: boolean
  /** The need it was merged into, by its id; another that is accepted where none is given. */
  mergedInto?: string
}

type Trait = 'handed' | 'taken' | 'resolved' | 'closed' | 'answered' | 'paused' | 'outside' | 'sent' | 'left' | 'joined'

/** What each state brings along, so that the database's own rules hold. */
const traits: Record<State, readonly Trait[]> = {
  submitted: [],
  accepted: [],
  needs_info: ['paused'],
  assigned: ['handed'],
  in_progress: ['handed', 'taken'],
  waiting_external: ['handed', 'taken', 'paused', 'outside'],
  resolved: ['handed', 'taken', 'resolved'],
  reopened: [],
  confirmed: ['resolved', 'closed', 'answered'],
  closed_no_reply: ['resolved', 'closed'],
  closed_unresolved: ['closed', 'left'],
  referred: ['closed', 'sent'],
  merged: ['closed', 'joined'],
  withdrawn: ['closed'],
}

function stateColumns(who: Ctx, given: Standing, since: Date) {
  const brings: Record<Trait, object> = {
    handed: {
      assignee_role: given.assigneeRole ?? 'property',
      assigned_at: since,
      answer_due_at: answerDue(who.calendar, since),
    },
    taken: { taken_at: since },
    resolved: { resolved_at: since, resolved_by: given.resolvedBy ?? 'account-老刘', result: '换了灯管' },
    closed: { closed_at: since },
    answered: { solved: true, answered_by: 'asker' },
    paused: { paused_at: since },
    outside: { external_body: '特检所', asked_on: dayOf(since), next_check_on: addDays(dayOf(since), 7) },
    sent: { referred_to: 'hotline' },
    left: { unresolved_why: 'no-money' },
    joined: { merged_into: given.mergedInto },
  }
  const more: Trait[] = [...(given.assigneeRole ? ['handed' as const] : []), ...(given.taken ? ['taken' as const] : [])]
  return {
    state: given.state,
    ...(Object.assign({}, ...[...traits[given.state], ...more].map((trait) => brings[trait])) as object),
  }
}

function standingRow(where: Neighbourhood, who: Ctx, given: Standing) {
  const id = uuidv7(who.now)
  const since = given.submittedAt ?? who.now
  const compoundId = given.compoundId === undefined ? where.here.compoundId : given.compoundId
  return {
    area_id: where.area.id,
    id,
    form_hash: Buffer.alloc(32),
    category: given.category ?? 'lighting',
    term: 'ordinary' as const,
    words: '5楼楼道的灯不亮了',
    title: given.state === 'submitted' ? null : '5楼楼道灯不亮',
    on_board: true,
    channel: 'web' as const,
    reply_by: given.replyBy ?? 'page',
    follow_hash: followHash(who, id, followCode(who, id)),
    compound_id: compoundId,
    building_id: compoundId === where.here.compoundId ? where.here.buildingId : null,
    submitted_at: since,
    contact_due_at: contactDue(who.calendar, since),
    due_at: due(who.calendar, since, 'ordinary'),
    ...stateColumns(who, given, since),
  }
}

/** A need that stands in a state, however it came there. */
export async function standing(
  where: Neighbourhood,
  given: Standing,
): Promise<{ id: string; number: NeedNumber; version: 1 }> {
  const who = where.at(auto)
  const goesOn = given.state === 'merged' && !given.mergedInto ? await standing(where, { state: 'accepted' }) : null
  const row = standingRow(where, who, goesOn ? { ...given, mergedInto: goesOn.id } : given)
  const number = await inArea(who, async (tx) => {
    const [made] = await nextNumbers(tx, who, [who.now])
    if (!made) throw new Error('A moment brings a number.')
    await tx
      .insertInto('needs.need')
      .values({ ...row, ...made })
      .execute()
    await writeSearchText(tx, who, [row])
    // No fact tells of it, as one would of a need that came in: what is kept for a moment must go all the same.
    markFacts(tx, ['needs.need.stood'])
    return made
  })
  return { id: row.id, number, version: 1 }
}

/** The row as it stands now. */
export const rowOf = (where: Neighbourhood, id: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('needs.need')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('id', '=', id)
      .executeTakeFirstOrThrow(),
  )

/** The timeline as act names, in order. */
export const stepsOf = (where: Neighbourhood, id: string) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('needs.step')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .where('need_id', '=', id)
      .orderBy('no')
      .orderBy('at')
      .execute(),
  )

/** The names of the facts about a need, in order of time. */
export const factsOf = async (where: Neighbourhood, id: string): Promise<string[]> => {
  const facts = await inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('platform.fact')
      .select('name')
      .where('area_id', '=', where.area.id)
      .where('subject_id', '=', id)
      .orderBy('at')
      .orderBy('id')
      .execute(),
  )
  return facts.map(({ name }) => name)
}
