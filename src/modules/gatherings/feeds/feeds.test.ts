import ICAL from 'ical.js'
import { expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto, type Actor } from '#platform/ctx.ts'
import { householdAccount } from '#platform/auth/auth.ts'
import { heldGrants, endGrant } from '#platform/auth/grants.ts'
import { inArea } from '#platform/db/in-area.ts'
import { applyRetention } from '#platform/retention/retention.ts'
import { area, ctx } from '#test/world.ts'
import { gatheringsRetention } from '../retention.ts'
import { gather, household, neighbours, realAccount, site, venue } from '../site.test.kit.ts'

const where = await neighbours()
const open = site(where)
const at = (text: string) => new Date(`${text}+08:00`)

const became = (id: string, set: Record<string, unknown>) =>
  inArea(where.at(auto), (tx) =>
    tx.updateTable('gatherings.gathering').set(set).where('area_id', '=', where.area.id).where('id', '=', id).execute(),
  )

/** What a strict program of somebody else's reads. */
function read(text: string): ICAL.Event[] {
  ICAL.design.strict = true
  const calendar = new ICAL.Component(ICAL.parse(text) as unknown[])
  expect(calendar.name).toBe('vcalendar')
  expect(calendar.getFirstPropertyValue('version')).toBe('2.0')
  return calendar.getAllSubcomponents('vevent').map((one) => new ICAL.Event(one))
}

const eventOf = async (id: string, path = '/calendar.ics') =>
  read(await open.text(path)).find(({ uid }) => uid.startsWith(id))

const value = (event: ICAL.Event | undefined, name: string) => String(event?.component.getFirstPropertyValue(name))

test('a strict program reads the right moments, whatever zone the server stands in', async () => {
  expect(process.env['TZ']).toBe('America/New_York')
  const summer = await gather(where, { startsAt: at('2025-06-12T09:00:00'), endsAt: at('2025-06-12T11:00:00') })
  const winter = await gather(where, {
    startsAt: at('2024-11-03T14:30:00'),
    endsAt: at('2024-11-03T16:00:00'),
    plan: { venueId: where.venueId },
  })
  const [warm, cold] = [await eventOf(summer), await eventOf(winter)]
  expect(warm?.startDate.toJSDate()).toEqual(at('2025-06-12T09:00:00'))
  expect(warm?.endDate.toJSDate()).toEqual(at('2025-06-12T11:00:00'))
  expect(cold?.startDate.toJSDate()).toEqual(at('2024-11-03T14:30:00'))
  expect(cold?.startDate.zone.tzid).toBe('UTC')
  expect(cold?.uid).toBe(`${winter}@dongdaming.jinlin`)
  expect(cold?.location).toBe('临江微课堂')
})

test('long Chinese is folded between characters, at 75 bytes; whatever is in a title stays in it', async () => {
  const title = '甲,乙;丙\\丁"戊'
  const about = `${'我们一起学手机，从扫码到挂号。🀄'.repeat(40)}\nEND:VEVENT\r\nBEGIN:VEVENT\nSUMMARY:假的`
  const id = await gather(where, { plan: { title, about } })
  const answer = await open.get(`/gatherings/${id}/event.ics`)
  const bytes = Buffer.from(await answer.arrayBuffer())
  const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  expect(answer.headers.get('content-type')).toBe('text/calendar; charset=utf-8')
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  const events = read(text)
  expect(events).toHaveLength(1)
  expect(events[0]?.summary).toBe(title)
  expect(events[0]?.description).toContain(about.replaceAll('\r\n', '\n'))
})

test('what was called off says so under the same id with a higher number; unchanged, it is not sent again', async () => {
  const id = await gather(where, { plan: { title: '要取消的' } })
  const first = await eventOf(id)
  const ask = (tag: string) => open.app.request('/calendar.ics', { headers: { 'if-none-match': tag } })
  const tag = (await open.get('/calendar.ics')).headers.get('etag') ?? ''
  expect((await ask(tag)).status).toBe(304)
  expect((await ask(`"other", W/${tag}`)).status).toBe(304)
  await became(id, { state: 'cancelled', reason_kind: 'weather', version: 2 })
  where.services.clock.now = new Date(where.services.clock.now.getTime() + 60_000)
  await gather(where, { plan: { title: '让日历重看' } })
  const changed = await ask(tag)
  expect(changed.status).toBe(200)
  const second = read(await changed.text()).find(({ uid }) => uid === first?.uid)
  expect([value(first, 'status'), value(second, 'status')]).toEqual(['CONFIRMED', 'CANCELLED'])
  expect([first?.sequence, second?.sequence]).toEqual([1, 2])
  expect(second?.description).toContain('天气')
})

test('feeds of the area and of a venue hold what is published; unknown and unpublished is 404', async () => {
  const hidden = await gather(where, { published: false, plan: { title: '还没公布' } })
  const pavilion = await venue(where, '花园议事亭')
  const there = await gather(where, { plan: { title: '亭子里', venueId: pavilion } })
  expect(await eventOf(hidden)).toBeUndefined()
  expect((await open.get(`/gatherings/${hidden}/event.ics`)).status).toBe(404)
  expect((await site(where, where.staff).get(`/gatherings/${hidden}/event.ics`)).status).toBe(200)
  const events = read(await open.text(`/venues/${pavilion}/calendar.ics`))
  expect(events.map(({ uid }) => uid.split('@')[0])).toEqual([there])
  for (const id of [uuidv7(where.services.now()), 'x']) {
    expect((await open.get(`/venues/${id}/calendar.ics`)).status).toBe(404)
    expect((await open.get(`/gatherings/${id}/event.ics`)).status).toBe(404)
  }
  expect(await open.text(`/gatherings/${there}`)).toContain(`/gatherings/${there}/event.ics?area=dongdaming`)
})

/** Presses the button on one's own page; answers the address as the page shows it, once. */
async function made(actor: Actor, id = uuidv7(where.services.now())) {
  const answer = await site(where, actor).post('/me/calendar', { id })
  expect(answer.headers.get('cache-control')).toBe('no-store')
  return {
    status: answer.status,
    path: /http:\/\/[^/]*(\/calendar\/[\w-]+\.ics)\?area=dongdaming/.exec(await answer.text())?.[1] ?? '',
  }
}

async function signedUp(homeId: string, gatheringId: string, state: string, no: number) {
  await inArea(where.at(auto), (tx) =>
    tx
      .insertInto('gatherings.signup')
      .values({
        area_id: where.area.id,
        id: uuidv7(where.services.now()),
        gathering_id: gatheringId,
        form_hash: Buffer.from('f'),
        home_id: homeId,
        contact_sealed: where.services.secrets.seal(where.area.id, '何阿姨'),
        channel: 'card',
        by_whom: 'self',
        seats: 1,
        state: state as 'confirmed',
        queue_no: no,
        follow_hash: Buffer.from('h'),
        made_at: where.services.now(),
        ...(state === 'cancelled' ? { ended_at: where.services.now() } : {}),
      })
      .execute(),
  )
}

const homeOf = async (homeId: string): Promise<Actor> => {
  const who = where.at(auto)
  const id = await inArea(who, (tx) => householdAccount(tx, who, { id: homeId, label: '3号楼501' }))
  return { ...household(homeId), id }
}

test('a household’s own calendar holds what its people signed up for, and nobody’s name', async () => {
  const [homeId = '', otherHome = ''] = where.here.homeIds
  const ids = await Promise.all(
    ['我家的', '排队的', '不去了', '邻居的'].map((title) => gather(where, { plan: { title } })),
  )
  await signedUp(homeId, ids[0]!, 'confirmed', 1)
  await signedUp(homeId, ids[1]!, 'waitlisted', 1)
  await signedUp(homeId, ids[2]!, 'cancelled', 1)
  await signedUp(otherHome, ids[3]!, 'confirmed', 1)
  const { path } = await made(await homeOf(homeId))
  const answer = await open.get(path)
  expect(answer.headers.get('cache-control')).toContain('private')
  const text = await answer.text()
  expect(text).not.toContain('何阿姨')
  const events = read(text)
  expect(events.map(({ summary }) => summary).sort()).toEqual(['我家的', '（在排队）排队的'].sort())
  expect(events.map((one) => value(one, 'status')).sort()).toEqual(['CONFIRMED', 'TENTATIVE'])
})

test('an address is shown once, a retry is the same, a new one retires the old, taken back it opens nothing', async () => {
  const me = await homeOf(where.here.homeIds[1]!)
  const id = uuidv7(where.services.now())
  const first = await made(me, id)
  expect((await made(me, id)).path).toBe(first.path)
  const page = await site(where, me).text('/me/calendar')
  expect(page).toContain('10月24日')
  expect(page).not.toContain(first.path)
  const second = await made(me)
  expect(second.path).not.toBe(first.path)
  expect((await open.get(first.path)).status).toBe(404)
  expect((await open.get(second.path)).status).toBe(200)
  expect((await made(me, id)).status).toBe(422)
  expect((await made(await homeOf(where.here.homeIds[0]!), id)).status).toBe(422)
  expect((await open.get(second.path)).status).toBe(200)
  expect((await site(where, me).post('/me/calendar/end', {})).status).toBe(303)
  expect((await open.get(second.path)).status).toBe(404)
  for (const wrong of ['/calendar/x.ics', '/calendar/.ics', `/calendar/${'A'.repeat(43)}.ics`])
    expect((await open.get(wrong)).status).toBe(404)
  expect((await open.get('/me/calendar')).status).toBe(403)
  const later = { ...where.at(auto), now: new Date(where.services.now().getTime() + 31 * 86_400_000) }
  const rule = gatheringsRetention.filter(({ table }) => table === 'gatherings.feed_key')
  expect(await applyRetention(later, rule)).toEqual({ 'gatherings.feed_key': 2 })
})

test('in another area the key opens nothing; nor after the household’s card was made void', async () => {
  const me = await homeOf(where.here.homeIds[1]!)
  const { path } = await made(me)
  const away = await area(where.services, 'elsewhere', '别处居民区')
  const there = { ...where, area: away, at: (actor?: Actor) => ctx(where.services, away, actor) }
  expect((await site(there).get(path)).status).toBe(404)
  expect((await open.get(path)).status).toBe(200)
  await inArea(where.at(auto), (tx) =>
    tx
      .insertInto('people.card')
      .values({
        area_id: where.area.id,
        id: uuidv7(where.services.now()),
        home_id: me.homeId!,
        account_id: me.id!,
        code_hash: Buffer.from('c'),
        state: 'revoked',
        printed_by: 'auto',
        printed_at: where.services.now(),
        revoked_at: new Date(where.services.now().getTime() + 1000),
      })
      .execute(),
  )
  expect((await open.get(path)).status).toBe(404)
})

test('whoever leads sees what they lead; the committee also what is not published, as long as it is the committee', async () => {
  const staff = await realAccount(where, '小何', 'staff')
  const led = await gather(where, { plan: { title: '我来带', leaderId: staff.id } })
  const planned = await gather(where, { published: false, plan: { title: '秋游', venueId: where.venueId } })
  const { path } = await made(staff)
  const events = read(await open.text(path))
  const summaryOf = (id: string) => events.find(({ uid }) => uid.startsWith(id))?.summary
  expect([summaryOf(led), summaryOf(planned)]).toEqual(['（我带）我来带', '（还没公布）秋游'])
  const helper = await realAccount(where, '老李', 'volunteer')
  const theirs = await gather(where, { published: false, plan: { title: '没公布我带', leaderId: helper.id } })
  expect(await open.text((await made(helper)).path)).not.toMatch(new RegExp(`${theirs}|${planned}`))
  const who = where.at(auto)
  await inArea(who, async (tx) => {
    for (const grant of await heldGrants(tx, who, staff.id!)) await endGrant(tx, who, grant)
  })
  expect((await open.get(path)).status).toBe(404)
})
