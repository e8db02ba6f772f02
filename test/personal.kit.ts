import { Hono } from 'hono'
import { HTTPException } from 'hono/http-exception'
import pg from 'pg'
import { personalParts } from '#app/personal.ts'
import { DAY_MS } from '#base/days.ts'
import { uuidv7 } from '#base/uuid.ts'
import { guest } from '#modules/gatherings/personal/guests.test.kit.ts'
import { elder } from '#modules/care/personal/elder.test.kit.ts'
import { helper } from '#modules/vanguard/personal/helper.test.kit.ts'
import { household, neighbourhood, told, type Neighbourhood } from '#modules/needs/cast.test.kit.ts'
import { privacyDoor } from '#modules/privacy/public.ts'
import { addPerson } from '#modules/people/residents/person.ts'
import type { Actor } from '#platform/ctx.ts'
import type { WebEnv } from '#platform/web/env.ts'

export type Street = Awaited<ReturnType<typeof street>>

/** A neighbourhood with 何秀英 and 何志强 behind one door, 何秀英 with a mobile and a landline, and needs of both, and gatherings of hers. */
export async function street() {
  const where = await neighbourhood()
  const door = where.here.homeIds[0] as string
  const add = async (name: string, phones: string[]) => {
    const id = uuidv7(where.at(where.staff).now)
    const answer = await addPerson(where.at(where.staff), id, {
      name,
      home: '长江大楼 3号楼 501',
      phones,
      dropPhones: [],
    })
    if (!answer.done) throw new Error(answer.why)
    return id
  }
  const xiuying = await add('何秀英', ['13812345678', '021-55667788'])
  const zhiqiang = await add('何志强', ['13987654321'])
  const card = household(door)
  const asker = (name: string | null, phone: string | null) => ({ name, phone, door: null })
  const byPhone = await told(where, {
    words: '我是何秀英，5楼的灯不亮，打138 1234 5678',
    asker: asker('秀英', '02155667788'),
    replyBy: 'telephone',
  })
  const byCard = await told(where, { words: '何秀英说水管漏', asker: asker('何秀英', null) }, card)
  const another = await told(where, { words: '楼道堆物', asker: asker('何志强', '13987654321') }, card)
  // A class she was at, and one she was signed up for by her daughter, with a grandchild.
  const members = [{ personId: xiuying, name: '何秀英' }]
  const contact = { name: '何秀英', phone: '13812345678' }
  const staff = where.at(where.staff)
  await guest(staff, { members, contact, startsAt: new Date(staff.now.getTime() - DAY_MS), came: true })
  await guest(staff, {
    contact,
    members: [...members, { age: '7-13', name: '何小宝', pickUp: '何秀英' }],
    by: { whom: 'relative', name: '何秀英的女儿' },
  })
  // She helps on Thursdays as well.
  const helping = await helper(staff, { personId: xiuying, name: '何秀英', phone: '13812345678' })
  // Somebody comes to see her, and she goes to see 何志强.
  const goer = await helper(staff, { personId: null, name: '孙姐', phone: '13566667777' })
  const cared = await elder(staff, { personId: xiuying, name: '何秀英', phone: '13812345678', volunteerId: goer.id })
  await elder(staff, { personId: zhiqiang, name: '何志强', phone: '13987654321', volunteerId: helping.id })
  return { where, door, card, helping, cared, xiuying, zhiqiang, byPhone, byCard, another, add }
}

/** The pages of this module as somebody reaches them. */
export function doorOf(where: Neighbourhood, actor: Actor) {
  const app = new Hono<WebEnv>()
  app.onError((error, c) => {
    if (error instanceof HTTPException) return c.text('', error.status)
    throw error
  })
  app.use(async (c, next) => {
    const { pathname, search } = new URL(c.req.url)
    c.set('services', where.services)
    c.set('ctx', where.at(actor))
    c.set('view', {
      lang: 'zh',
      elder: false,
      dark: 'auto',
      path: pathname + search,
      assets: where.services.assets,
      area: { code: 'dongdaming', name: '东大名居民区', phone: '021-00000000', hours: null },
      requestId: 'test',
      client: '',
    })
    await next()
  })
  app.route('/', privacyDoor(personalParts))
  const answer = async (response: Response) => ({
    status: response.status,
    text: await response.text(),
    to: response.headers.get('location') ?? '',
  })
  return {
    get: async (path: string) => answer(await app.request(path)),
    post: async (path: string, fields: Record<string, string>) =>
      answer(await app.request(path, { method: 'POST', body: new URLSearchParams(fields) })),
  }
}

/** Everything every table of the house holds, as text, with what is sealed opened: for looking whether somebody is still in it. */
export async function wholeDatabase({ services, area }: Neighbourhood): Promise<{ table: string; text: string }[]> {
  const client = new pg.Client({ ...services.owner })
  await client.connect()
  await client.query(`select platform.set_area(${area.id})`)
  const { rows: tables } = await client.query<{ name: string }>(
    `select quote_ident(n.nspname) || '.' || quote_ident(c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and n.nspname in ('platform', 'auth', 'people', 'needs', 'gatherings', 'vanguard', 'care', 'privacy', 'messages')`,
  )
  const all: { table: string; text: string }[] = []
  for (const { name } of tables) {
    await client.query('begin')
    await client.query(`select platform.set_area(${area.id})`)
    const { rows } = await client.query<Record<string, unknown>>(`select * from ${name}`)
    await client.query('commit')
    all.push({ table: name.replaceAll('"', ''), text: rows.map((row) => rowText(services, area.id, row)).join('\n') })
  }
  await client.end()
  return all
}

function rowText(services: Neighbourhood['services'], areaId: number, row: Record<string, unknown>): string {
  return Object.entries(row)
    .map(([column, value]) => {
      if (!Buffer.isBuffer(value)) return JSON.stringify(value)
      return column.endsWith('_sealed') ? services.secrets.open(areaId, value) : value.toString('hex')
    })
    .join(' ')
}
