import { expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto, type Actor } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { installQueue } from '#platform/jobs/jobs.ts'
import { account } from '#test/world.ts'
import { vanguard } from './routes.ts'
import { askTeam } from './shifts/asking.ts'
import { addPlace } from './shifts/placing.ts'
import { spanOf } from './shifts/roster.ts'
import { startRoster } from './shifts/rostering.ts'
import { site, stall, vanguardDay, vanguardWorld, volunteer } from './site.test.kit.ts'

/*
 * Whoever works for some compounds reaches the days there and no others: every address of the desk that names a day, a rule of days,
 * a roster or a line of hours is asked, so that one added later is asked too.
 */
const where = await vanguardWorld()
await installQueue(where.services.owner)
const { compoundId } = where.here
const newId = () => uuidv7(where.services.now())
const wide = account('王主任', 'director')
const own = account('这里的', 'director', compoundId)
const far = account('对面的', 'director', newId())

/** This afternoon, with a stall, somebody in its shift, a question, a roster, a usual stall and hours that wait. */
async function afternoon(at: string | null) {
  const day = await vanguardDay(where, { startsAt: new Date('2024-10-24T14:00:00+08:00'), compoundId: at })
  const { stallId, shiftId } = await stall(where, day, { need: 2 })
  const [volunteerId, place, roster, usual, line] = [await volunteer(where, '张三'), newId(), newId(), newId(), newId()]
  expect((await askTeam(where.at(wide), day.id)).done).toBe(true)
  expect(await addPlace(where.at(wide), { id: place, shiftId, volunteerId })).toEqual({ done: true, value: null })
  const span = spanOf({ starts_at: day.startsAt })
  expect((await startRoster(where.at(wide), { id: roster, programmeId: day.seriesId, span })).done).toBe(true)
  const area_id = where.area.id
  const ask = await inArea(where.at(auto), async (tx) => {
    const what = { service: 'haircut', title: '理发', from_minute: 0, lasts: 120, need: 1, no: 1 } as const
    await tx
      .insertInto('vanguard.usual_stall')
      .values({ ...what, area_id, id: usual, programme_id: day.seriesId })
      .execute()
    const [starts_at, ends_at] = [day.startsAt, new Date(day.startsAt.getTime() + 3_600_000)]
    const written = {
      content: '理发',
      minutes: 60,
      state: 'proposed',
      entered_by: 'account-x',
      reason: '忘了点',
    } as const
    const of = { volunteer_id: volunteerId, gathering_id: day.id, starts_at, ends_at, at: where.services.now() }
    await tx
      .insertInto('vanguard.service')
      .values({ ...written, ...of, area_id, id: line })
      .execute()
    return tx
      .selectFrom('vanguard.ask')
      .select('id')
      .where('area_id', '=', area_id)
      .where('gathering_id', '=', day.id)
      .where('volunteer_id', '=', volunteerId)
      .executeTakeFirstOrThrow()
  })
  const ids = { stall: stallId, shift: shiftId, place, ask: ask.id }
  return { day, volunteerId, ids, roster, usual, line }
}

type Afternoon = Awaited<ReturnType<typeof afternoon>>

/** An address with the ids of an afternoon in it. */
function filledIn(path: string, { day, ids, roster, usual, line }: Afternoon): string {
  const named = path.startsWith('/desk/vanguard/programmes/')
    ? { ...ids, id: day.seriesId, stall: usual }
    : { ...ids, id: path.includes('/rosters/') ? roster : path.includes('/hours/') ? line : day.id }
  return path.replace(
    /:(\w+)(\{.*?\}+)?(?=\/|$)/g,
    (_, name: string) => (named as Record<string, string>)[name] ?? `no ${name}`,
  )
}

// A certificate is a volunteer's, who is of no compound.
const isOfDay = (path: string) => /^\/desk\/vanguard\/(?!certificates).*:/.test(path)
const addresses = [...new Set(vanguard.routes.map(({ method, path }) => `${method} ${path}`))]
  .map((one) => one.split(' ') as [method: 'GET' | 'POST', path: string])
  .filter(([, path]) => isOfDay(path))

const statuses = async (actor: Actor, at: Afternoon) => {
  const desk = site(where, actor)
  const found: Record<string, number> = {}
  for (const [method, path] of addresses) {
    const href = filledIn(path, at)
    const answer = await (method === 'GET' ? desk.get(href) : desk.post(href, { state: 'open' }))
    found[`${method} ${path}`] = answer.status
  }
  return found
}

const of = (found: Record<string, number>, isMeant: (status: number) => boolean) =>
  Object.entries(found).filter(([, status]) => !isMeant(status))

test.each([
  ['a day of a compound', compoundId, [own, wide], [far]],
  ['a day of no compound, which is the whole area’s', null, [wide], [own, far]],
])(
  '%s: nothing of it is found by whoever works elsewhere, all of it by whoever works there',
  async (_, at, those, others) => {
    const day = await afternoon(at)
    expect(addresses.length).toBeGreaterThan(30)
    for (const actor of others) expect(of(await statuses(actor, day), (status) => status === 404)).toEqual([])
    for (const actor of those)
      expect(of(await statuses(actor, day), (status) => [200, 303, 400, 409, 422].includes(status))).toEqual([])
  },
)

test('the board leads each to what they may open; hours that wait are shown there only; a place opens the day, and plans nothing', async () => {
  const day = await afternoon(compoundId)
  const board = `/desk/vanguard/${day.day.id}`
  for (const [actor, href] of [
    [own, `href="${board}"`],
    [wide, `href="${board}"`],
    [far, `href="/gatherings/${day.day.id}"`],
  ] as const)
    expect(await site(where, actor).text('/desk/vanguard')).toContain(href)
  expect(await site(where, own).text('/desk/vanguard/hours')).toContain(day.line)
  expect(await site(where, far).text('/desk/vanguard/hours')).not.toContain(day.line)
  expect(await site(where, own).text('/desk/vanguard/programmes')).toContain(day.day.seriesId)
  expect(await site(where, far).text('/desk/vanguard/programmes')).not.toContain(day.day.seriesId)
  await inArea(where.at(auto), async (tx) => {
    const rows = { area_id: where.area.id, id: day.volunteerId }
    await tx
      .updateTable('vanguard.volunteer')
      .set({ account_id: far.id })
      .where('area_id', '=', rows.area_id)
      .where('id', '=', rows.id)
      .execute()
    await tx
      .updateTable('vanguard.place')
      .set({ state: 'accepted' })
      .where('area_id', '=', rows.area_id)
      .where('id', '=', day.ids.place)
      .execute()
  })
  const helper = site(where, far)
  const page = await helper.text(board)
  expect([page.includes('理发'), page.includes('/stalls')]).toEqual([true, false])
  const sent = { id: newId(), service: 'repair', title: '修伞', from: '14:00', to: '15:00', need: '1' }
  expect((await helper.post(`${board}/stalls`, sent)).status).toBe(404)
  expect((await site(where, own).post(`${board}/stalls`, sent)).status).toBe(303)
})
