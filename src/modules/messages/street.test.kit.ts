import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { hears } from '#app/hears.ts'
import { uuidv7 } from '#base/uuid.ts'
import { giveGrant, type GivenRole } from '#platform/auth/auth.ts'
import { auto, guest, type Actor, type Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { deliver } from '#platform/facts/deliver.ts'
import { record } from '#platform/facts/record.ts'
import type { View, WebEnv } from '#platform/web/env.ts'
import { account, area, compound, ctx, freshServices } from '#test/world.ts'
import { messages } from './routes.ts'

/** An area with two compounds, people with roles in it, and needs that things happen to. */
export async function street(env: Record<string, string> = {}) {
  const services = await freshServices(env)
  const place = await area(services)
  const here = await compound(services, place)
  const there = await compound(services, place, { compound: '临江大厦', building: '1号楼', rooms: ['101'] })
  const at = (actor: Actor = guest): Ctx => ctx(services, place, actor)
  const holder = async (name: string, role: GivenRole, compoundId: string | null = null): Promise<Actor> => {
    const actor = account(name, role, compoundId)
    const who = at(auto)
    const wide = { buildingId: null, endsOn: null, delegatedBy: null, reason: null }
    await inArea(who, (tx) => giveGrant(tx, who, { ...wide, compoundId, accountId: actor.id ?? '', role }))
    return actor
  }
  const delivery = async () => {
    const running = deliver(services, hears)
    await running.settled()
    await running.stop()
  }
  return { services, area: place, here, there, at, holder, delivery }
}

export type Street = Awaited<ReturnType<typeof street>>

export const household = (homeId: string): Actor => ({
  kind: 'household',
  id: `card-${homeId}`,
  name: '3号楼501',
  homeId,
  grants: [{ role: 'resident', compoundId: null, buildingId: null }],
})

let seq = 0

/** A need from a home, as the other module keeps it; only what messages look at matters. */
export async function needFrom(where: Street, homeId: string | null, compoundId = where.here.compoundId) {
  const who = where.at(auto)
  const id = uuidv7(who.now)
  seq += 1
  const row = { area_id: where.area.id, id, year: 2024, seq, home_id: homeId, compound_id: compoundId }
  await inArea(who, (tx) =>
    tx
      .insertInto('needs.need')
      .values({
        ...row,
        form_hash: Buffer.alloc(32),
        category: 'lighting',
        term: 'ordinary',
        words: '王阿姨说5楼的灯不亮',
        on_board: true,
        channel: 'web',
        reply_by: 'page',
        follow_hash: Buffer.alloc(32),
        state: 'submitted',
        submitted_at: who.now,
        contact_due_at: who.now,
        due_at: who.now,
      })
      .execute(),
  )
  return { id, number: `2024-${String(seq).padStart(4, '0')}` }
}

type Happening = { what: string; by?: Actor; detail?: Record<string, string> }

/** Something happens to a need, and everybody who listens hears of it. */
export async function happens(where: Street, need: { id: string }, happening: Happening) {
  const { what, by = auto, detail = {} } = happening
  const who = where.at(by)
  await inArea(who, (tx) => record(tx, who, { name: `needs.need.${what}`, subjectId: need.id, detail }))
  await where.delivery()
}

/** Every message kept, in order. */
export const kept = (where: Street) =>
  inArea(where.at(auto), (tx) =>
    tx.selectFrom('messages.message').selectAll().where('area_id', '=', where.area.id).orderBy('id').execute(),
  )

/** The module's pages as this actor would reach them. */
export function site(where: Street, actor: Actor = guest, look: Partial<View> = {}) {
  const app = new Hono<WebEnv>()
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.text(error.message, error.status)
    throw error
  })
  app.use(async (c, next) => {
    c.set('services', where.services)
    c.set('ctx', { ...where.at(actor), lang: look.lang ?? 'zh' })
    const { pathname, search } = new URL(c.req.url)
    const { assets } = where.services
    const frame = { lang: 'zh', elder: false, dark: 'auto', path: pathname + search, assets } as const
    c.set('view', { ...frame, requestId: 'test', client: '', ...look })
    await next()
  })
  app.route('/', messages)
  const get = (path: string) => Promise.resolve(app.request(path))
  const text = async (path: string) => (await get(path)).text()
  const post = (path: string, fields: Record<string, string> = {}) =>
    Promise.resolve(app.request(path, { method: 'POST', body: new URLSearchParams(fields) }))
  return { app, get, text, post }
}

/** The lines of the outbox, in the order they were made. */
export const sendings = (where: Street) =>
  inArea(where.at(auto), (tx) =>
    tx
      .selectFrom('messages.sending')
      .selectAll()
      .where('area_id', '=', where.area.id)
      .orderBy('made_at')
      .orderBy('id')
      .execute(),
  )
