import { inflateSync } from 'node:zlib'
import { beforeAll, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { site, vanguardWorld, volunteer, type VanguardWorld } from '../site.test.kit.ts'
import { ownPath, volunteerOf } from '../volunteer.ts'
import { certificateList, codeOf, issue } from './certificate.ts'
import { certificatePdf } from './pdf.ts'

const href = '/desk/vanguard/certificates'
let where: VanguardWorld
const newId = () => uuidv7(where.services.now())
const location = (answer: Response) => answer.headers.get('location') ?? ''

beforeAll(async () => {
  where = await vanguardWorld()
})

/** Hours of somebody, confirmed, beginning on each of these days at nine. */
const gave = (
  world: VanguardWorld,
  volunteerId: string,
  lines: readonly [day: string, minutes: number, content?: string][],
) =>
  inArea(world.at(auto), (tx) =>
    tx
      .insertInto('vanguard.service')
      .values(
        lines.map(([day, minutes, content = '理发']) => ({
          area_id: world.area.id,
          id: uuidv7(world.services.now()),
          volunteer_id: volunteerId,
          content,
          reason: '当时没有网络',
          starts_at: new Date(`${day}T01:00:00Z`),
          ends_at: new Date(Date.parse(`${day}T01:00:00Z`) + minutes * 60_000),
          minutes,
          state: 'confirmed' as const,
          confirmed_by: world.lead.id,
          confirmed_at: world.services.now(),
          at: world.services.now(),
        })),
      )
      .execute(),
  )

const pathOf = async (id: string) => {
  const row = await inArea(where.at(auto), (tx) => volunteerOf(tx, where.at(auto), id))
  if (!row) throw new Error('the volunteer is there')
  return ownPath(where.at(auto), row)
}

describe('a certificate', () => {
  test('is asked for on the own page, issued by staff, checked by a stranger, withdrawn with a reason', async () => {
    const who = await volunteer(where, '王阿姨')
    await gave(where, who, [
      ['2024-09-05', 110],
      ['2024-09-12', 130, '修小家电'],
      ['2023-12-28', 120],
    ])
    const [guest, staff, path] = [site(where), site(where, where.staff), await pathOf(who)]
    const asked = { id: newId(), fromOn: '2024-09-01', toOn: '2024-09-30' }
    expect((await guest.post(`${path}/certificates`, { ...asked, toOn: '2024-08-01' })).status).toBe(422)
    for (let press = 0; press < 2; press++) expect((await guest.post(`${path}/certificates`, asked)).status).toBe(303)
    expect(await guest.text(`${path}/certificates`)).toContain('已经说过了')
    expect(await staff.text(href)).toContain(`volunteer=${who}&amp;fromOn=2024-09-01`)

    const said = { ...asked, id: newId(), volunteer: who, issuer: '临江居委会', handler: '小陈' }
    expect((await staff.post(href, { ...said, fromOn: '2024-10-01', toOn: '2024-10-20' })).status).toBe(422)
    const at = location(await staff.post(href, said))
    expect(location(await staff.post(href, said))).toBe(at)
    const [one, more] = await certificateList(where.at(auto), {})
    if (!one) throw new Error('it was issued')
    expect([more, one.no, one.minutes, one.lines]).toEqual([
      undefined,
      '2024-0001',
      240,
      [
        { on: '2024-09-05', content: '理发', minutes: 110 },
        { on: '2024-09-12', content: '修小家电', minutes: 130 },
      ],
    ])
    const code = codeOf(where.at(auto), one)
    for (const text of [await staff.text(at), await guest.text(`${path}/certificates`)])
      expect(text).toContain('2024-0001')
    expect(await staff.text(href)).not.toContain('等着开的')

    const found = await guest.get(`/certificates?no=2024%200001&code=${code.toLowerCase()}`)
    const text = await found.text()
    expect([found.status, found.headers.get('referrer-policy')]).toEqual([200, 'no-referrer'])
    for (const shown of ['这张证明是真的', '王**', '4 小时', '理发、修小家电', '平台记录'])
      expect(text).toContain(shown)
    for (const hidden of ['王阿姨', '9月5日', '小陈']) expect(text).not.toContain(hidden)

    expect((await staff.post(`${at}/withdraw`, { why: '' })).status).toBe(422)
    for (const why of ['时长记错了', '又按了一次']) await staff.post(`${at}/withdraw`, { why })
    const gone = await guest.text(`/certificates/2024-0001?code=${code}`)
    expect(gone).toContain('已经撤回')
    expect(gone).toContain('时长记错了')
    expect(gone).not.toContain('这张证明是真的')
  })

  test('forged: a wrong number and a wrong code are answered alike, and who goes on guessing waits', async () => {
    const strict = await vanguardWorld({ JINLIN_LIMITS: 'on' })
    const who = await volunteer(strict, '王阿姨')
    await gave(strict, who, [['2024-09-05', 110]])
    const wanted = { volunteerId: who, from: '2024-09-01', to: '2024-09-30', issuer: '居委会', handler: '小陈' }
    await issue(strict.at(strict.staff), uuidv7(strict.services.now()), wanted)
    const [one] = await certificateList(strict.at(auto), {})
    if (!one) throw new Error('it was issued')
    const code = codeOf(strict.at(auto), one)
    const guest = site(strict)
    const answers = [
      await guest.get(`/certificates?no=2024-0009&code=${code}`),
      await guest.get('/certificates?no=2024-0001&code=AAAAA-AAAAA'),
    ]
    const said = (text: string) => /<main[\s\S]*<\/main>/.exec(text)?.[0].replaceAll(/value="[^"]*"/g, '')
    const bodies = await Promise.all(answers.map(async (answer) => said(await answer.text())))
    expect(answers.map(({ status }) => status)).toEqual([422, 422])
    expect(bodies[0]).toContain('查不到')
    expect(bodies[0]).toBe(bodies[1])
    for (let at = 0; at < 8; at++) await guest.get(`/certificates/2024-0001?code=GUESS-0000${at}`)
    expect((await guest.get('/certificates/2024-0001?code=GUESS-00009')).status).toBe(429)
    expect((await guest.get(`/certificates/2024-0001?code=${code}`)).status).toBe(200)
  })

  test('is not issued to oneself; what it says stays, whatever becomes of the hours', async () => {
    const who = await volunteer(where, '小陈', { accountId: where.staff.id })
    await gave(where, who, [['2024-09-06', 65]])
    const wanted = { volunteerId: who, from: '2024-09-01', to: '2024-09-30', issuer: '居委会', handler: '主任' }
    expect(await issue(where.at(where.staff), newId(), wanted)).toEqual({ done: false, why: 'own' })
    const id = newId()
    await issue(where.at(where.director), id, wanted)
    await inArea(where.at(auto), (tx) =>
      tx
        .updateTable('vanguard.service')
        .set({ state: 'void', minutes: 0 })
        .where('area_id', '=', where.area.id)
        .where('volunteer_id', '=', who)
        .execute(),
    )
    const [one] = await certificateList(where.at(auto), { volunteerId: who })
    expect([one?.minutes, one?.lines.length]).toEqual([65, 1])
    // Renamed since, it says what it said; deleted as they wished, it is still genuine, and nobody's.
    const set = (table: 'vanguard.volunteer' | 'vanguard.certificate', columns: object) =>
      inArea(where.at(auto), (tx) =>
        tx
          .updateTable(table)
          .set(columns)
          .where('area_id', '=', where.area.id)
          .where(table === 'vanguard.volunteer' ? 'id' : 'volunteer_id', '=', who)
          .execute(),
      )
    const seal = (name: string) => where.at(auto).secrets.seal(where.area.id, name)
    await set('vanguard.volunteer', { name_sealed: seal('欧阳小陈') })
    if (!one) throw new Error('it was issued')
    const check = `/certificates/${one.no}?code=${codeOf(where.at(auto), one)}`
    expect(await site(where).text(check)).toContain('小*')
    await set('vanguard.certificate', { holder_sealed: seal('—') })
    const found = await site(where).text(check)
    expect([found.includes('这张证明是真的'), found.includes('姓名已按本人的要求删去')]).toEqual([true, true])
    const other = await pathOf(await volunteer(where, '别人'))
    expect((await site(where).get(`${other}/certificates/${id}/pdf`)).status).toBe(404)
  })

  test('as PDF: an A4 file with its own glyphs, the same each time; a long list goes on, an unknown character is a box', async () => {
    const who = await volunteer(where, '何\u{e000}𠮷')
    const days = Array.from({ length: 60 }, (_, at) => new Date(Date.UTC(2024, 5, 1 + at)).toISOString().slice(0, 10))
    await gave(
      where,
      who,
      days.map((day) => [day, 45]),
    )
    const id = newId()
    await issue(where.at(where.staff), id, {
      volunteerId: who,
      from: '2024-06-01',
      to: '2024-08-31',
      issuer: '居委会',
      handler: '小陈',
    })
    const answer = await site(where).get(`${await pathOf(who)}/certificates/${id}/pdf`)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const bytes = Buffer.from(await answer.arrayBuffer())
    expect(bytes.subarray(0, 5).toString()).toBe('%PDF-')
    expect(bytes.toString('latin1').match(/\/Type \/Page\b/g)?.length).toBeGreaterThan(1)
    expect(bytes.length).toBeLessThan(200_000)
    expect(bytes.includes('FontFile2')).toBe(true)
    const [one] = await certificateList(where.at(auto), { volunteerId: who })
    if (!one) throw new Error('it was issued')
    const paper = { code: 'AAAAA-AAAAA', url: 'http://example.test/certificates/2024-0001?code=AAAAA-AAAAA' }
    const [first, again] = [await certificatePdf(one, paper), await certificatePdf(one, paper)]
    expect(again.equals(first)).toBe(true)
    // What somebody does in half a year is one page, seal and all.
    const short = await certificatePdf({ ...one, holder: '何吉', lines: one.lines.slice(0, 16) }, paper)
    expect(short.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
    // The sentence about boxes is on the paper only where there is one.
    const plain = await certificatePdf({ ...one, holder: '何吉' }, paper)
    expect([unicodesIn(first).includes('25a1'), unicodesIn(plain).includes('25a1')]).toEqual([true, false])
  })
})

/** The characters the font in a file can be read back to, as pdfkit writes them in its ToUnicode table. */
function unicodesIn(file: Buffer): string {
  const text = file.toString('latin1')
  const streams = [...text.matchAll(/stream\n/g)].map(({ index }) => index + 7)
  return streams
    .map((from) => {
      try {
        return inflateSync(file.subarray(from)).toString('latin1')
      } catch {
        return ''
      }
    })
    .filter((one) => one.includes('beginbfrange'))
    .join('\n')
}
