import { describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { auto } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { area, ctx } from '#test/world.ts'
import { factsOf, neighbourhood, rowOf, standing, told } from '../cast.test.kit.ts'
import { sayNumber } from '../number.ts'
import { site } from '../site.test.kit.ts'
import { keepReply, repliesOf } from './replies.ts'
import { fillReply, laidIn, readReply } from './replies.rules.ts'

const where = await neighbourhood()
const staff = site(where, where.staff)
const kept = async (title: string, words: string) => {
  const id = uuidv7(where.services.now())
  await keepReply(where.at(where.staff), id, { title, words })
  return id
}

describe('a sentence kept ready', () => {
  test.each([
    ['an empty one', { replyTitle: '', replyWords: '好' }, 'missing'],
    ['one too long', { replyTitle: '好', replyWords: '长'.repeat(301) }, 'too-long'],
    ['an unknown place', { replyTitle: '好', replyWords: '{name}，您好' }, 'unknown-place'],
    ['a lone brace', { replyTitle: '好', replyWords: '您好}' }, 'unknown-place'],
    ['a telephone', { replyTitle: '好', replyWords: '请打 138-0000-0000' }, 'looks-like-phone'],
    ['a telephone in full width', { replyTitle: '好', replyWords: '请打 ６５１２３４５６' }, 'looks-like-phone'],
  ])('%s is refused', (...[, sent, why]) => {
    const read = readReply(sent)
    expect(read.good ? [] : read.problems.map((problem) => problem.why)).toContain(why)
  })

  test('is filled in, and what was typed stays before it, once', () => {
    expect(fillReply('{number} 到 {due}，问 {body}，{number}', { number: '2024-1', due: '周五', body: '特检所' })).toBe(
      '2024-1 到 周五，问 特检所，2024-1',
    )
    expect(laidIn('', '好')).toBe('好')
    expect(laidIn('张老师：', '好')).toBe('张老师： 好')
    expect(laidIn('好 好', '好')).toBe('好 好')
  })

  test('is made once though the form is sent twice, changed, and taken out of use', async () => {
    const id = uuidv7(where.services.now())
    const form = { id, replyTitle: '已转物业', replyWords: '已经转给物业，{due}前给您回音。' }
    for (let press = 0; press < 2; press += 1) expect((await staff.post('/desk/replies', form)).status).toBe(303)
    expect(await factsOf(where, id)).toEqual(['needs.reply.made'])
    expect(await staff.text('/desk/replies')).toContain('已转物业')
    const other = { replyTitle: '转物业了', replyWords: '转过去了。' }
    expect((await staff.post(`/desk/replies/${id}`, { ...other, version: '1' })).status).toBe(303)
    const stale = await staff.post(`/desk/replies/${id}`, { replyTitle: '旧页', replyWords: '旧的话', version: '1' })
    expect(stale.status).toBe(409)
    const both = await stale.text()
    for (const said of ['旧的话', '转过去了。']) expect(both).toContain(said)
    const back = await staff.post(`/desk/replies/${id}`, { replyTitle: '写了一半', replyWords: '', version: '2' })
    expect([back.status, (await back.text()).includes('写了一半')]).toEqual([422, true])
    expect((await staff.post(`/desk/replies/${id}/retirement`, { version: '1' })).status).toBe(409)
    expect((await staff.post(`/desk/replies/${id}/retirement`, { version: '2' })).status).toBe(303)
    expect(await staff.text('/desk/replies')).not.toContain('转物业了')
    expect((await staff.post(`/desk/replies/${id}`, { ...other, version: '3' })).status).toBe(404)
    expect((await factsOf(where, id)).sort()).toEqual([
      'needs.reply.changed',
      'needs.reply.made',
      'needs.reply.retired',
    ])
  })

  test('belongs to its area: another finds neither list nor address', async () => {
    const id = await kept('只在这里', '这里的话')
    const there = ctx(where.services, await area(where.services, 'elsewhere', '别处'), where.staff)
    expect((await repliesOf(there)).map((reply) => reply.id)).not.toContain(id)
    expect((await staff.post(`/desk/replies/${uuidv7(where.services.now())}`, { version: '1' })).status).toBe(404)
  })
})

describe('laid into a form', () => {
  test('at every form it is offered at, unsent, with everything that was typed', async () => {
    const id = await kept('回话', '编号 {number}，{due}到期，等{body}。')
    const offered = [
      ['submitted', 'accept', 'reply', { title: '写到一半的题目' }],
      ['accepted', 'ask', 'question', {}],
      ['in_progress', 'wait', 'waitWords', { externalBody: '特检所' }],
      ['in_progress', 'extend', 'extendWhy', {}],
      ['submitted', 'refer', 'referWords', {}],
      ['accepted', 'merge', 'mergeWords', {}],
      ['in_progress', 'leave', 'leaveWords', {}],
      ['in_progress', 'resolve', 'result', {}],
    ] as const
    for (const [state, form, field, typed] of offered) {
      const need = await standing(where, { state, assigneeRole: 'staff' })
      const address = `/desk/needs/${sayNumber(need.number)}`
      const page = site(where, form === 'leave' ? where.director : where.staff)
      expect(await page.text(address)).toContain(`name="${form}Wording"`)
      const sent = { version: '1', [field]: '先说一句', ...typed, [`${form}Wording`]: id }
      const back = await page.post(`${address}/wording?form=${form}`, sent)
      const text = await back.text()
      const body = form === 'wait' ? '特检所' : '有关单位'
      expect([form, back.status]).toEqual([form, 200])
      expect([form, text.includes(`先说一句 编号 ${sayNumber(need.number)}，`)]).toEqual([form, true])
      expect([form, text.includes(`等${body}。`)]).toEqual([form, true])
      for (const said of Object.values(typed)) expect(text).toContain(said)
      expect(await rowOf(where, need.id)).toMatchObject({ state, version: 1 })
    }
  })

  test('nothing chosen, an unknown form, a need out of sight', async () => {
    const need = await told(where)
    const address = `/desk/needs/${sayNumber(need.number)}/wording`
    const none = await staff.post(`${address}?form=accept`, { version: '1', title: '写到一半的题目' })
    expect([none.status, (await none.text()).includes('写到一半的题目')]).toEqual([422, true])
    expect((await staff.post(`${address}?form=show`, { version: '1' })).status).toBe(404)
    const rung = await told(where, { channel: 'telephone' }, where.staff)
    expect(await staff.text(`/desk/needs/${sayNumber(rung.number)}`)).not.toContain('acceptWording')
    const hidden = await told(where, { dispute: true })
    expect((await staff.post(`/desk/needs/${sayNumber(hidden.number)}/wording?form=accept`, {})).status).toBe(404)
    expect((await site(where, where.property).post(`${address}?form=accept`, {})).status).toBe(403)
  })

  test('in English too', async () => {
    const need = await standing(where, { state: 'accepted' })
    const page = site(where, where.staff, { lang: 'en' })
    expect(await page.text('/desk/replies')).toContain('Words kept ready')
    const text = await page.text(`/desk/needs/${sayNumber(need.number)}`)
    expect(text).toContain('Use words kept ready')
    expect(text).not.toContain('undefined')
  })

  test('the database keeps the sizes', async () => {
    const put = inArea(where.at(auto), (tx) =>
      tx
        .insertInto('needs.reply')
        .values({
          area_id: where.area.id,
          id: uuidv7(where.services.now()),
          title: '',
          words: '好',
          made_at: where.services.now(),
        })
        .execute(),
    )
    await expect(put).rejects.toThrow('reply_title_length')
  })
})
