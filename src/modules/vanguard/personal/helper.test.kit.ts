import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'

type Helping = { personId: string | null; name: string; phone: string; guardian?: string }

const HOUR_MS = 3_600_000

/**
 * Somebody who helps, with a row in every table that knows them: team, skill, times, training, a place that was and one ahead
 * with a swap, a question, a mark at the roll, hours they dispute, a certificate, and what they said at the front door before.
 */
export const helper = (who: Ctx, said: Helping) =>
  inArea(who, async (tx) => {
    const id = await entry(tx, who, said)
    const past = await placeAt(tx, who, { id, startsAt: new Date(who.now.getTime() - 48 * HOUR_MS) })
    const ahead = await placeAt(tx, who, { id, startsAt: new Date(who.now.getTime() + 48 * HOUR_MS) })
    await around(tx, who, { id, placeId: ahead.placeId, gatheringId: ahead.gatheringId, name: said.name })
    await given(tx, who, { id, name: said.name, ...past })
    await wished(tx, who, said)
    await saidOfRecords(tx, who, id)
    return { id, ahead: ahead.placeId, past: past.placeId }
  })

const seal = (who: Ctx, text: string) => who.secrets.seal(who.area.id, text)
const hash = (who: Ctx, text: string) => who.secrets.hash(who.area.id, 'phone', text)

async function entry(tx: Tx, who: Ctx, { personId, name, phone }: Helping): Promise<string> {
  const [id, teamId] = [uuidv7(who.now), uuidv7(who.now)]
  const area_id = who.area.id
  const team = { kind: 'team' as const, name: `志愿队${teamId.slice(-4)}`, lead_id: 'account-老李' }
  await tx
    .insertInto('partners.ally')
    .values({ area_id, id: teamId, ...team, made_at: who.now })
    .execute()
  await tx
    .insertInto('vanguard.volunteer')
    .values({
      area_id,
      id,
      person_id: personId,
      name_sealed: seal(who, name),
      phone_sealed: seal(who, phone),
      phone_hash: hash(who, phone),
      agreed_at: who.now,
      agreed_how: 'spoken',
      under_18: true,
      guardian_sealed: seal(who, JSON.stringify({ name: `${name}的妈妈`, phone })),
      guardian_agreed_at: who.now,
      note_sealed: seal(who, `${name}：腰不好`),
      state: 'active',
      made_at: who.now,
    })
    .execute()
  await canAndWhen(tx, who, { id, teamId })
  return id
}

async function canAndWhen(tx: Tx, who: Ctx, { id, teamId }: { id: string; teamId: string }): Promise<void> {
  const own = { area_id: who.area.id, volunteer_id: id }
  await tx
    .insertInto('vanguard.membership')
    .values({ ...own, id: uuidv7(who.now), team_id: teamId, joined_at: who.now })
    .execute()
  await tx
    .insertInto('vanguard.skill')
    .values({ ...own, id: uuidv7(who.now), skill: 'haircut' })
    .execute()
  await tx
    .insertInto('vanguard.free_time')
    .values({ ...own, id: uuidv7(who.now), weekday: 4, from_minute: 540, to_minute: 660 })
    .execute()
  const training = { title: '用电安全', on_day: '2024-10-01', minutes: 30, at: who.now }
  await tx
    .insertInto('vanguard.training')
    .values({ ...own, id: uuidv7(who.now), ...training })
    .execute()
}

async function placeAt(tx: Tx, who: Ctx, { id, startsAt }: { id: string; startsAt: Date }) {
  const area_id = who.area.id
  const [gatheringId, shiftId, placeId] = [uuidv7(who.now), uuidv7(who.now), uuidv7(who.now)]
  const times = { starts_at: startsAt, ends_at: new Date(startsAt.getTime() + 2 * HOUR_MS) }
  const made = { area_id, made_at: who.now, title: '临江先锋日' }
  const kind = {
    kind: 'vanguard',
    purpose: 'service',
    audience: 'everybody',
    effort: 'e3',
    state: 'published',
    sign_up: 'none',
  } as const
  await tx
    .insertInto('gatherings.gathering')
    .values({ ...made, ...times, ...kind, id: gatheringId })
    .execute()
  await tx
    .insertInto('vanguard.shift')
    .values({ ...made, ...times, id: shiftId, gathering_id: gatheringId, need: 1 })
    .execute()
  const during = `[${times.starts_at.toISOString()},${times.ends_at.toISOString()})`
  await tx
    .insertInto('vanguard.place')
    .values({ area_id, id: placeId, shift_id: shiftId, volunteer_id: id, during, state: 'accepted', at: who.now })
    .execute()
  return { gatheringId, placeId, ...times }
}

type Of = { id: string; placeId: string; gatheringId: string; name: string }

async function around(tx: Tx, who: Ctx, { id, placeId, gatheringId }: Of): Promise<void> {
  const area_id = who.area.id
  const ask = { gathering_id: gatheringId, volunteer_id: id, kind: 'day' as const, at: who.now }
  await tx
    .insertInto('vanguard.ask')
    .values({ area_id, id: uuidv7(who.now), ...ask })
    .execute()
  await tx
    .insertInto('vanguard.swap')
    .values({ area_id, id: uuidv7(who.now), place_id: placeId, state: 'open', at: who.now })
    .execute()
}

async function given(tx: Tx, who: Ctx, one: Of & { starts_at: Date; ends_at: Date }): Promise<void> {
  const area_id = who.area.id
  const { id, placeId, gatheringId, name, starts_at, ends_at } = one
  await tx
    .insertInto('vanguard.sign')
    .values({
      area_id,
      id: uuidv7(who.now),
      place_id: placeId,
      what: 'arrived',
      device_at: starts_at,
      ahead_ms: 0,
      at: starts_at,
    })
    .execute()
  const said = {
    content: '理发',
    minutes: 60,
    state: 'disputed' as const,
    dispute: `${name}说做了两个小时`,
    disputed_at: who.now,
  }
  await tx
    .insertInto('vanguard.service')
    .values({
      area_id,
      id: placeId,
      volunteer_id: id,
      gathering_id: gatheringId,
      place_id: placeId,
      starts_at,
      ends_at,
      at: who.now,
      ...said,
    })
    .execute()
  await certified(tx, who, { id, name })
}

async function certified(tx: Tx, who: Ctx, { id, name }: Pick<Of, 'id' | 'name'>): Promise<void> {
  const area_id = who.area.id
  const span = { from_on: '2024-01-01', to_on: '2024-10-24', minutes: 60, lines: JSON.stringify([]) }
  const no = `2024-${String(Math.floor(Math.random() * 9000) + 1000)}`
  await tx
    .insertInto('vanguard.certificate')
    .values({
      area_id,
      id: uuidv7(who.now),
      no,
      check_hash: hash(who, 'a code'),
      volunteer_id: id,
      holder_sealed: seal(who, name),
      ...span,
      issuer: '东大名居民区',
      handler: '小陈',
      issued_at: who.now,
    })
    .execute()
}

const wished = (tx: Tx, who: Ctx, { name, phone }: Helping) =>
  tx
    .insertInto('vanguard.wish_to_help')
    .values({
      area_id: who.area.id,
      id: uuidv7(who.now),
      name_sealed: seal(who, name),
      phone_sealed: seal(who, phone),
      phone_hash: hash(who, phone),
      skills: ['haircut'],
      note_sealed: seal(who, `${name}想帮忙`),
      state: 'new',
      at: who.now,
    })
    .execute()

/** A certificate they asked for, and that their record may be passed on. */
async function saidOfRecords(tx: Tx, who: Ctx, volunteerId: string): Promise<void> {
  const own = { area_id: who.area.id, volunteer_id: volunteerId, at: who.now }
  await tx
    .insertInto('vanguard.certificate_ask')
    .values({ ...own, id: uuidv7(who.now), from_on: '2024-01-01', to_on: '2024-10-24', state: 'open' })
    .execute()
  await tx
    .insertInto('vanguard.passing_on')
    .values({ ...own, id: uuidv7(who.now), purpose: 'record', how: 'self' })
    .execute()
}
