import { addDays, dayOf } from '#base/days.ts'
import type { Random } from '#base/random.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { insertRows } from '#platform/db/insert-rows.ts'
import type { Service, Skill } from '../services.rules.ts'

/** A member of the team of a demonstration: who they are for the days, and what they can. */
export type DemoMember = { id: string; accountId: string | null; skills: readonly Skill[] }

type Told = {
  skills: readonly { skill: Skill; paper?: string; years?: number }[]
  wants: readonly Service[]
  note: string | null
  asked: 'message' | 'telephone' | 'paper'
  insured: boolean
}

const told = (skills: Told['skills'], wants: Told['wants'], rest: Partial<Told> = {}): Told => ({
  skills,
  wants,
  note: null,
  asked: 'telephone',
  insured: false,
  ...rest,
})

/** Ten who help; whoever leads the team is the first. What they can and how they want to be asked is invented. */
const members: readonly Told[] = [
  told([{ skill: 'company' }, { skill: 'photos' }], ['desk', 'company'], { asked: 'message', insured: true }),
  told([{ skill: 'haircut', paper: '美发师证' }], ['haircut']),
  told([{ skill: 'haircut' }], ['haircut'], { note: '下午要接孙子，中午前走' }),
  told([{ skill: 'electrics', paper: '低压电工证', years: 2 }], ['utilities'], { asked: 'message', insured: true }),
  told([{ skill: 'appliances' }], ['repair'], { note: '腰不好，不搬东西' }),
  told([{ skill: 'health', paper: '护士执业证（退休）' }], ['health']),
  told([{ skill: 'cooking' }], ['cleaning', 'desk'], { asked: 'paper' }),
  told([{ skill: 'phones' }], ['phones'], { asked: 'message' }),
  told([{ skill: 'sewing' }, { skill: 'phones' }], ['sewing', 'phones']),
  told([{ skill: 'appliances' }, { skill: 'electrics', paper: '低压电工证', years: 3 }], ['repair', 'utilities'], {
    asked: 'message',
    insured: true,
  }),
]

export type Joining = {
  teamId: string
  /** The account that leads the team, and its name. */
  lead: { accountId: string; name: string }
  /** Some of the roster who help; the others are in no roster. */
  neighbours: readonly { id: string; name: string }[]
  from: Date
  invent: (random: Random) => { name: string; phone: string }
  random: Random
}

type Named = { name: string; accountId: string | null; personId: string | null; phone: string }

const THURSDAY = 4

/** Writes the members of the team with their skills and the hours they usually have; answers them in the order told here. */
export async function writeMembers(tx: Tx, ctx: Ctx, joining: Joining): Promise<DemoMember[]> {
  const all = members.map((one, at) => ({ one, id: uuidv7(joining.from), who: whoIs(joining, at) }))
  const areaId = ctx.area.id
  await insertRows(
    tx,
    { table: 'vanguard.volunteer', areaId },
    all.map(({ one, id, who }) => volunteerRow(ctx, joining, { one, id, who })),
  )
  const of = (volunteer_id: string) => ({ id: uuidv7(joining.from), volunteer_id })
  await insertRows(
    tx,
    { table: 'vanguard.membership', areaId },
    all.map(({ id }) => ({ ...of(id), team_id: joining.teamId, joined_at: joining.from, left_at: null })),
  )
  await insertRows(
    tx,
    { table: 'vanguard.skill', areaId },
    all.flatMap(({ one, id }) => one.skills.map((skill) => ({ ...of(id), ...skillRow(ctx, joining, skill) }))),
  )
  await insertRows(
    tx,
    { table: 'vanguard.free_time', areaId },
    all.map(({ id }) => ({ ...of(id), weekday: THURSDAY, from_minute: 510, to_minute: 690 })),
  )
  return all.map(({ one, id, who }) => ({ id, accountId: who.accountId, skills: one.skills.map(({ skill }) => skill) }))
}

function whoIs({ lead, neighbours, invent, random }: Joining, at: number): Named {
  const { name, phone } = invent(random)
  if (at === 0) return { name: lead.name, accountId: lead.accountId, personId: null, phone }
  // Every third is on the roster.
  const neighbour = at % 3 === 0 ? neighbours[at * 7] : undefined
  return { name: neighbour?.name ?? name, accountId: null, personId: neighbour?.id ?? null, phone }
}

type Row = { one: Told; id: string; who: Named }

function volunteerRow(ctx: Ctx, { from }: Joining, { one, id, who }: Row) {
  const areaId = ctx.area.id
  return {
    id,
    account_id: who.accountId,
    person_id: who.personId,
    name_sealed: ctx.secrets.seal(areaId, who.name),
    phone_sealed: ctx.secrets.seal(areaId, who.phone),
    phone_hash: ctx.secrets.hash(areaId, 'phone', who.phone),
    agreed_at: from,
    agreed_how: one.asked === 'message' ? ('self' as const) : ('spoken' as const),
    under_18: false,
    asked_by: one.asked,
    most_a_week: 2,
    most_a_month: 6,
    wants: [...one.wants],
    may_not: [],
    note_sealed: one.note === null ? null : ctx.secrets.seal(areaId, one.note),
    insured_until: one.insured ? addDays(dayOf(ctx.now), 200) : null,
    state: 'active' as const,
    key_no: 1,
    version: 1,
    made_at: from,
  }
}

/** What stands on a paper was seen by whoever wrote it down; some papers end. */
function skillRow(ctx: Ctx, { from, lead }: Joining, { skill, paper, years }: Told['skills'][number]) {
  const seen = paper === undefined ? { seen_by: null, seen_at: null } : { seen_by: lead.accountId, seen_at: from }
  const expires = years === undefined ? null : addDays(dayOf(ctx.now), years * 365)
  return { skill, qualification: paper ?? null, expires_on: expires, ended_at: null, ...seen }
}
