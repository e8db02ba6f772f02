import { beforeAll, describe, expect, it } from 'vitest'
import { guest, type Actor, type Area } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { readSheets } from '#platform/sheets/read-sheets.ts'
import { account, area, compound, ctx, freshServices } from '#test/world.ts'
import { uuidv7 } from '#base/uuid.ts'
import { figuresOf } from '../list/figures.ts'
import { readerOf } from '../reader.test.kit.ts'
import { allFigures } from '../registry.ts'

let services: Awaited<ReturnType<typeof freshServices>>
let here: Area
let compoundId: string

type Some = { day: string; state?: 'submitted' | 'confirmed'; seq: number; title?: string }

/** Needs written straight into the table: what another process would have done. */
async function write(needs: Some[], withFact = false) {
  const scope = ctx(services, here)
  await inArea(scope, async (tx) => {
    for (const { day, state = 'submitted', seq, title } of needs) {
      const at = new Date(`${day}T10:00:00+08:00`)
      const ended =
        state === 'confirmed'
          ? { resolved_at: at, closed_at: at, result: '修好了', solved: true, answered_by: 'asker' as const }
          : {}
      const common = {
        area_id: here.id,
        id: uuidv7(at),
        form_hash: Buffer.from([1]),
        follow_hash: Buffer.from([1]),
        category: 'lift',
        term: 'ordinary' as const,
      }
      await tx
        .insertInto('needs.need')
        .values({
          ...common,
          ...ended,
          year: 2024,
          seq,
          title: title ?? null,
          on_board: true,
          words: '张阿姨家门口',
          channel: 'web',
          reply_by: 'page',
          compound_id: compoundId,
          state,
          submitted_at: at,
          contact_due_at: at,
          due_at: at,
        })
        .execute()
    }
    if (withFact) await record(tx, scope, { name: 'needs.need.submitted', subjectId: null })
  })
}

const reader = (actor: Actor = guest, lang: 'zh' | 'en' = 'zh') => readerOf({ services, area: here, actor, lang })
const get = async (path: string, actor?: Actor, lang?: 'zh' | 'en') => {
  const answer = await reader(actor, lang).request(path)
  return { status: answer.status, text: await answer.text(), headers: answer.headers }
}

beforeAll(async () => {
  services = await freshServices()
  here = await area(services)
  compoundId = (await compound(services, here)).compoundId
  const march = Array.from({ length: 30 }, (_, i) => ({ day: `2024-03-${String(i + 1).padStart(2, '0')}`, seq: i + 1 }))
  await write([
    ...march,
    { day: '2024-10-08', seq: 31, state: 'confirmed', title: '3号楼电梯异响' },
    { day: '2023-05-05', seq: 90 },
  ])
})

describe('/figures/<key>', () => {
  it('says the number, how it is counted before what was counted, and shows the rows', async () => {
    const { status, text } = await get('/figures/needs.received?from=2024-10-01&to=2024-10-31')
    expect(status).toBe(200)
    expect(text).toContain('收到的诉求 · 2024年10月1日 至 2024年10月31日')
    expect(text).toContain('3号楼电梯异响')
    expect(text).toContain('href="/needs/2024-0031"')
    const places = ['<b class="num">1</b>', '怎么数的', '定义第 2 版', '这段时间收到的诉求，共 1 条', '2024-0031'].map(
      (part) => text.indexOf(part),
    )
    expect(places).toEqual([...places].sort((a, b) => a - b))
    expect(Math.min(...places)).toBeGreaterThan(0)
    expect(text).not.toContain('张阿姨')
  })

  it('leads staff to the record at the desk', async () => {
    const { text } = await get('/figures/needs.received?from=2024-10-01&to=2024-10-31', account('小王', 'staff'))
    expect(text).toContain('href="/desk/needs/2024-0031"')
    expect(text).toContain('class="desk"')
  })

  it('draws each month of the span and adds up to the number', async () => {
    const { text } = await get('/figures/needs.received?from=2024-02-01&to=2024-10-24')
    expect(text).toContain('>31</b>')
    expect(text).toContain('href="/figures/needs.received?from=2024-03-01&amp;to=2024-03-31"')
    const bars = [...text.matchAll(/<td class="n">([^<]*)<\/td>/g)].map(([, number]) => number)
    expect(bars.slice(0, 9)).toEqual(['0', '30', '0', '0', '0', '0', '0', '0', '1'])
  })

  it('goes by years when the span is long, from the first year with a record', async () => {
    const { text } = await get('/figures/needs.received?from=2000-01-01&to=2024-10-24')
    expect(text).toContain('有记录以来至 2024年10月24日')
    expect(text).toContain('href="/figures/needs.received?from=2023-01-01&amp;to=2023-12-31"')
    expect(text).not.toContain('from=2022-01-01&amp;to=2022-12-31')
  })

  it('turns pages by key, on and back, without ids in the address', async () => {
    const first = await get('/figures/needs.received?from=2024-03-01&to=2024-03-31')
    const next =
      /href="(\/figures\/needs\.received\?[^"]*after=[^"]*)"/.exec(first.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect(next).not.toMatch(/[0-9a-f]{8}-/)
    expect(first.text).toContain('2024-0006')
    expect(first.text).not.toContain('2024-0005<')
    const second = await get(next.replace(/#.*/, ''))
    expect([...second.text.matchAll(/>(2024-\d{4})</g)].map(([, number]) => number)).toEqual([
      '2024-0005',
      '2024-0004',
      '2024-0003',
      '2024-0002',
      '2024-0001',
    ])
    const back =
      /href="(\/figures\/needs\.received\?[^"]*before=[^"]*)"/.exec(second.text)?.[1]?.replaceAll('&amp;', '&') ?? ''
    expect((await get(back.replace(/#.*/, ''))).text).toContain('2024-0030')
  })

  it('says a share with both parts, and 「—」 where there is none', async () => {
    expect((await get('/figures/needs.solveRate?from=2024-10-01&to=2024-10-31')).text).toContain('1 件里 1 件')
    const empty = await get('/figures/needs.solveRate?from=2021-01-01&to=2021-12-31')
    expect(empty.status).toBe(200)
    expect(empty.text).toContain('<b class="num">—</b>')
    expect(empty.text).toContain('这段日子还没有记录')
  })

  it('does not know other keys', async () => {
    for (const key of ['needs.nothing', '__proto__', 'needs', '%27'])
      expect((await get(`/figures/${key}`)).status).toBe(404)
  })

  it.each([
    ['from=2024-02-30&to=2024-03-01', '这一天日历上没有', '2024-02-30'],
    ['from=2024-05-01&to=2024-04-01', '结束的日子在开始之前', '2024-04-01'],
    ['from=%3Cscript%3E&to=', '这一天日历上没有', '&lt;script&gt;'],
    [`from=${'9'.repeat(3000)}`, '这一天日历上没有', '999'],
    ['from=1024-01-01', '2000 年到 2099 年', '1024-01-01'],
  ])('answers ?%s with 422, a sentence, and what was typed', async (query, sentence, typed) => {
    for (const path of ['/figures/needs.received', '/figures']) {
      const { status, text } = await get(`${path}?${query}`)
      expect(status).toBe(422)
      expect(text).toContain(sentence)
      expect(text).toContain(typed)
      expect(text).not.toContain('<script>9')
    }
  })

  it('takes a cursor nobody wrote for the first page', async () => {
    const { status, text } = await get('/figures/needs.received?from=2024-03-01&to=2024-03-31&after=%00%27;drop')
    expect(status).toBe(200)
    expect(text).toContain('2024-0030')
  })

  it('counts a new need at once after its fact', async () => {
    const path = '/figures/needs.received?from=2024-06-01&to=2024-06-30'
    expect((await get(path)).text).toContain('<b class="num">0</b>')
    await write([{ day: '2024-06-06', seq: 200, title: '南门地砖松动' }], true)
    const { text } = await get(path)
    expect(text).toContain('<b class="num">1</b>')
    expect(text).toContain('南门地砖松动')
  })

  it('speaks English too, also just after somebody read it in Chinese', async () => {
    await get('/figures/needs.solveRate?from=2024-10-01&to=2024-10-31')
    const { text } = await get('/figures/needs.solveRate?from=2024-10-01&to=2024-10-31', guest, 'en')
    expect(text).toContain('Solve rate')
    expect(text).toContain('How it is counted')
    expect(text).toContain('ended as those who worked on it say')
    expect(text).toContain('Solved, says the asker')
    expect(text.replace(/<[^>]*>|href="[^"]*"/g, '')).not.toMatch(/怎么数|诉求/)
  })
})

describe('a part of a figure', () => {
  const span = 'from=2024-05-01&to=2024-05-31'
  const clinics = 12
  let venueId: string

  beforeAll(async () => {
    const scope = ctx(services, here)
    venueId = uuidv7(scope.now)
    const at = (day: number) => new Date(`2024-05-${String(day).padStart(2, '0')}T10:00:00+08:00`)
    const gathering = (day: number, kind: 'clinic' | 'class') => ({
      area_id: here.id,
      id: uuidv7(at(day)),
      title: kind === 'clinic' ? '义诊' : '手机课',
      kind,
      purpose: 'service' as const,
      audience: 'older' as const,
      venue_id: kind === 'clinic' ? venueId : null,
      starts_at: at(day),
      ends_at: new Date(at(day).getTime() + 3_600_000),
      held_at: at(day),
      state: 'held' as const,
      sign_up: 'none' as const,
      present: kind === 'clinic' ? 0 : 3,
      made_at: at(day),
      published_at: at(day),
    })
    const some = [
      ...Array.from({ length: clinics }, (_, i) => gathering(i + 1, 'clinic')),
      ...[20, 21].map((day) => gathering(day, 'class')),
    ]
    const known = some.slice(clinics).flatMap(({ id }) =>
      ['一', '二', '三'].map((who) => ({
        area_id: here.id,
        id: uuidv7(scope.now),
        gathering_id: id,
        walk_in: false,
        who_hash: Buffer.from(who),
        state: 'present' as const,
        method: 'signin',
        mark_id: id,
        at: scope.now,
      })),
    )
    const venue = { kind: 'hall' as const, name: '"大" 活动室', capacity: 9, step_free: true, rain: 'indoor' as const }
    await inArea(scope, async (tx) => {
      await tx
        .insertInto('gatherings.venue')
        .values({
          area_id: here.id,
          id: venueId,
          ...venue,
          open_hours: '{}',
          code: 'HALL',
          check_in_key: Buffer.from('k'),
          made_at: at(1),
        })
        .execute()
      await tx.insertInto('gatherings.gathering').values(some).execute()
      await tx.insertInto('gatherings.presence').values(known).execute()
    })
  })

  it('stands in a table of all parts, is asked for by its address, and leads back to the whole', async () => {
    const whole = await get(`/figures/gatherings.sessions?${span}`)
    expect(whole.text).toContain('<b class="num">14</b>')
    const part = `/figures/gatherings.sessions?from=2024-05-01&amp;to=2024-05-31&amp;venue=${venueId}`
    expect(whole.text).toContain(`href="${part}"`)
    const { text } = await get(part.replaceAll('&amp;', '&'))
    expect(text).toContain('<b class="num">12</b>')
    expect(text).toContain('活动场次 · &quot;大&quot; 活动室 · 2024年5月1日 至 2024年5月31日')
    expect(text).toContain('只看场地')
    expect(text).toContain('href="/figures/gatherings.sessions?from=2024-05-01&amp;to=2024-05-31"')
    // What other days are looked at, they are of the same part: by the ways given, by the form, as a file.
    expect(text).toContain(`/figures/gatherings.sessions?from=2024-10-01&amp;to=2024-10-24&amp;venue=${venueId}`)
    expect(text).toContain(`<input type="hidden" name="venue" value="${venueId}"`)
    const csv = await reader().request(`/figures/gatherings.sessions/rows.csv?${span}&kind=class`)
    expect((await csv.text()).trimEnd().split('\r\n')).toHaveLength(3)
    const xlsx = await reader().request(`/figures/gatherings.sessions/rows.xlsx?${span}&kind=class`)
    const read = JSON.stringify(await readSheets(Buffer.from(await xlsx.arrayBuffer()), 'a.xlsx'))
    expect(read).toContain('东大名居民区 · 活动场次 · 上课 · 2024年5月1日 至 2024年5月31日 · 2 场')
  })

  it.each(['kind=dance', 'kind=__proto__', 'venue=elsewhere2', `venue=${uuidv7(new Date(0))}`, "audience='--"])(
    'does not know ?%s',
    async (only) => {
      expect((await get(`/figures/gatherings.sessions?${span}&${only}`)).status).toBe(404)
      expect((await get(`/figures/gatherings.sessions/rows.csv?${span}&${only}`)).status).toBe(404)
      expect((await get(`/figures/needs.received?${span}&${only}`)).status).toBe(200)
    },
  )

  it('does not tell of three persons to whoever may not see them, and says “at least” to whoever may', async () => {
    const path = `/figures/gatherings.distinctPersons?${span}`
    const asGuest = await get(path)
    expect(asGuest.text).toContain('<b class="num">&lt;5</b>')
    expect(asGuest.text.replace(/<[^>]*>/g, ' ')).not.toMatch(/按种类|≥/)
    expect((await get(`/figures?${span}`)).text).toContain('&lt;5')
    const asStaff = await get(path, account('小王', 'staff'))
    expect(asStaff.text).toContain('<b class="num">≥ 3</b>')
    expect(asStaff.text).toContain('>手机课</a>')
    expect((await reader().request(`/figures/gatherings.distinctPersons/rows.csv?${span}`)).status).toBe(403)
  })
})

describe('the rows as a file', () => {
  const span = 'from=2024-03-01&to=2024-10-31'

  it('is the same rows as CSV, with its mark for Excel', async () => {
    const answer = await reader().request(`/figures/needs.received/rows.csv?${span}`)
    expect(answer.headers.get('content-disposition')).toBe(
      'attachment; filename="needs.received_2024-03-01_2024-10-31.csv"',
    )
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]))
    const lines = bytes.toString('utf8').trimEnd().split('\r\n')
    expect(lines[0]).toBe('\ufeff编号,什么事,哪里,现在,反映')
    expect(lines).toContain('2024-0031,3号楼电梯异响,长江大楼,反映人说解决了,2024-10-08')
    const { evidence } = (await figuresOf(ctx(services, here), { from: '2024-03-01', to: '2024-10-31' })).figures[0]!
    expect(lines).toHaveLength(1 + evidence)
  })

  it('is a workbook that says which number it stands behind', async () => {
    const answer = await reader().request(`/figures/needs.solveRate/rows.xlsx?from=2024-10-01&to=2024-10-31`)
    const read = await readSheets(Buffer.from(await answer.arrayBuffer()), 'a.xlsx')
    expect(JSON.stringify(read)).toContain(
      '东大名居民区 · 解决率 · 2024年10月1日 至 2024年10月31日 · 100 % 1 件里 1 件 · 定义第 3 版',
    )
    expect(JSON.stringify(read)).toContain('3号楼电梯异响')
  })

  it('refuses days that are none', async () => {
    expect((await get('/figures/needs.received/rows.csv?from=2024-02-30')).status).toBe(422)
    expect((await get('/figures/nothing/rows.xlsx')).status).toBe(404)
  })
})

describe('/figures', () => {
  it('shows every figure as a link to its page over the same days', async () => {
    const { status, text } = await get('/figures?from=2024-03-01&to=2024-10-24')
    expect(status).toBe(200)
    for (const { key } of allFigures) expect(text).toContain(`href="/figures/${key}?from=2024-03-01&amp;to=2024-10-24"`)
    expect(text).toContain('实功 · 诉求')
    expect(text).not.toContain('外功')
  })

  it('is the same for other programs, exact and with the rows behind each', async () => {
    const said = await figuresOf(ctx(services, here), { from: '2024-10-01', to: '2024-10-31' })
    expect(said).toMatchObject({ area: 'dongdaming', from: '2024-10-01', to: '2024-10-31' })
    expect(said.figures.map(({ key }) => key)).toEqual(allFigures.map(({ key }) => key))
    expect(said.figures.find(({ key }) => key === 'needs.solveRate')).toMatchObject({
      value: 100,
      unit: '%',
      numerator: 1,
      denominator: 1,
      evidence: 1,
    })
    expect(said.figures.find(({ key }) => key === 'needs.received')).not.toHaveProperty('numerator')
  })
})
