import type { Insertable } from 'kysely'
import type { Random } from '#base/random.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { wasHeld } from '../kinds.rules.ts'
import { followCode, followHash } from '../signup/follow.ts'
import { queueOf, type Queued } from './demo.queue.ts'
import type { DemoCast, Kept } from './demo.rows.ts'

/** Somebody of the roster of a demonstration. */
export type DemoNeighbour = { id: string; name: string; homeId: string; buildingId: string }

type SignUp = Insertable<Tables['gatherings.signup']>
type Member = Insertable<Tables['gatherings.member']> & { id: string }
type Rows = {
  signUps: SignUp[]
  members: Member[]
  marks: Insertable<Tables['gatherings.mark']>[]
  presences: Insertable<Tables['gatherings.presence']>[]
}

type Asked = {
  one: Kept
  cast: DemoCast
  /** Who usually comes to things like it. */
  pool: readonly DemoNeighbour[]
  phone: (random: Random) => string
  random: Random
}

/** The sign-ups of a gathering, whoever comes by them, and who was ticked off as there. */
export function peopleOf(ctx: Ctx, asked: Asked): Rows {
  const { one, pool, random } = asked
  const rows: Rows = { signUps: [], members: [], marks: [], presences: [] }
  const first = random.between(0, Math.max(0, pool.length - 1))
  for (const [at, queued] of queueOf(one).entries()) {
    const neighbour = pool[(first + at) % pool.length]
    if (!neighbour || at >= pool.length) break
    const signUp = signUpRow(ctx, asked, { ...queued, neighbour, no: at + 1 })
    rows.signUps.push(signUp)
    rows.members.push(...membersOf(ctx, asked, { neighbour, signUp }))
  }
  if (wasHeld(one.state)) rollCall(ctx, asked, rows)
  return rows
}

type Of = Queued & { neighbour: DemoNeighbour; no: number }

const HOUR_MS = 3_600_000

function signUpRow(ctx: Ctx, { one, cast, phone, random }: Asked, { neighbour, state, seats, no }: Of): SignUp {
  const until = Math.min(ctx.now.getTime(), one.startsAt.getTime() - 30 * HOUR_MS)
  const at = new Date(one.madeAt.getTime() + Math.max(0, Math.floor(((until - one.madeAt.getTime()) * no) / 40)))
  const id = uuidv7(at)
  const channel = random.pick(['card', 'web', 'telephone', 'telephone', 'counter'] as const)
  const bySelf = channel === 'card' || channel === 'web'
  const number = phone(random).replace('-', '')
  const area = ctx.area.id
  return {
    area_id: area,
    id,
    gathering_id: one.id,
    form_hash: inventedForm(ctx, id),
    home_id: neighbour.homeId,
    contact_sealed: ctx.secrets.seal(area, JSON.stringify({ name: neighbour.name, phone: number })),
    phone_hash: ctx.secrets.hash(area, 'phone', number),
    building_id: neighbour.buildingId,
    channel,
    by_whom: bySelf ? 'self' : 'staff',
    by_id: bySelf ? null : cast.leaders.staff,
    seats,
    state,
    queue_no: no,
    first_time: random.chance(0.4),
    offered_until: state === 'offered' ? new Date(ctx.now.getTime() + 20 * HOUR_MS) : null,
    follow_hash: followHash(ctx, id, followCode(ctx, id)),
    made_at: at,
    ended_at: state === 'cancelled' ? new Date(Math.max(at.getTime(), ctx.now.getTime() - 4 * HOUR_MS)) : null,
  }
}

/** No form said it: by this an invented sign-up is told from one a visitor of the demonstration made. */
export const inventedForm = (ctx: Ctx, signUpId: string): Buffer =>
  ctx.secrets.hash(ctx.area.id, 'gatherings form', signUpId)

const littleNames = ['乐乐', '朵朵', '安安', '小宇', '糖糖', '可可', '天天', '果果'] as const

type Party = { neighbour: DemoNeighbour; signUp: SignUp }

/** Whoever comes by a sign-up: the neighbour, with a family; of what is for children, one of theirs. */
function membersOf(ctx: Ctx, { one, random }: Asked, { neighbour, signUp }: Party): Member[] {
  const photoOk = random.chance(0.6)
  const first = random.between(0, littleNames.length - 1)
  return Array.from({ length: signUp.seats }, (_, at): Member => {
    const isChild = one.programme.plan.forMinors || at > 0
    return {
      area_id: ctx.area.id,
      id: uuidv7(one.madeAt),
      signup_id: signUp.id,
      gathering_id: one.id,
      no: at + 1,
      stands: signUp.state !== 'cancelled',
      made_at: signUp.made_at,
      photo_ok: photoOk,
      ...(isChild ? childOf(ctx, neighbour, first + at) : adult(ctx, neighbour)),
    }
  })
}

const whoHash = (ctx: Ctx, text: string): Buffer => ctx.secrets.hash(ctx.area.id, 'gatherings who', text)

const adult = (ctx: Ctx, { id, name }: DemoNeighbour) => ({
  age: 'adult' as const,
  person_id: id,
  who_hash: whoHash(ctx, `person ${id}`),
  name_sealed: ctx.secrets.seal(ctx.area.id, name),
  guardian_ok: null,
  pick_up_sealed: null,
})

/** A child of a neighbour, who consents and fetches it. */
function childOf(ctx: Ctx, { name, homeId }: DemoNeighbour, nth: number) {
  const own = `${Array.from(name)[0] ?? ''}${littleNames[nth % littleNames.length] ?? ''}`
  return {
    age: nth % 3 === 0 ? ('4-6' as const) : ('7-13' as const),
    person_id: null,
    who_hash: whoHash(ctx, `home ${homeId} ${own}`),
    name_sealed: ctx.secrets.seal(ctx.area.id, own),
    guardian_ok: true,
    pick_up_sealed: ctx.secrets.seal(ctx.area.id, name),
  }
}

/** One tick for each who was there, in the first minutes. */
function rollCall(ctx: Ctx, { one, cast }: Asked, rows: Rows): void {
  for (const [no, member] of rows.members.slice(0, one.present).entries()) {
    const at = new Date(one.startsAt.getTime() + no * 7000)
    const markId = uuidv7(at)
    const about = { area_id: ctx.area.id, gathering_id: one.id }
    rows.marks.push({
      ...about,
      id: markId,
      member_id: member.id,
      what: 'arrived',
      method: 'signin',
      source: 'list',
      device: 'demo',
      device_at: at,
      at,
      ahead_ms: 0,
      by_id: cast.leaders[one.programme.leader],
    })
    rows.presences.push({
      ...about,
      id: member.id,
      walk_in: false,
      person_id: member.person_id ?? null,
      who_hash: member.who_hash ?? null,
      name_sealed: member.name_sealed ?? null,
      state: 'present',
      method: 'signin',
      arrived_at: at,
      mark_id: markId,
      at,
    })
  }
}
