import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import type { Actor } from '#platform/ctx.ts'
import { account, thursday } from '#test/world.ts'
import { factsOf, neighbourhood, rowOf, standing, stepsOf, told } from '../cast.test.kit.ts'
import { fieldOn, site } from '../site.test.kit.ts'
import { sayNumber } from '../number.ts'

const where = await neighbourhood()
const staff = site(where, where.staff)
const address = (number: { year: number; seq: number }) => `/desk/needs/${sayNumber(number)}`

const acceptance = {
  title: '5楼楼道灯不亮',
  category: 'lighting',
  term: 'ordinary',
  board: 'yes',
  contact: 'telephone',
  hand: 'property',
}

afterEach(() => {
  where.services.clock.now = thursday
})

/** Opens the page as this person and sends one of its forms as the page would. */
async function send(actor: Actor, at: string, ...[noun, fields]: [string, Record<string, string>]) {
  const who = site(where, actor)
  const page = await who.text(at)
  const id = uuidv7(where.services.now())
  return who.post(`${at}/${noun}`, { id, version: fieldOn(page, 'version') ?? '1', ...fields })
}

describe('the whole way of one need', () => {
  test('from a sentence to an answer, with who, when and why on the timeline', async () => {
    const need = await told(where, {
      asker: { name: '何阿姨', phone: '13812345678', door: null },
      replyBy: 'telephone',
    })
    const at = address(need.number)
    where.services.clock.now = new Date('2024-10-24T10:30:00+08:00')
    expect((await send(where.staff, at, 'acceptance', { ...acceptance, hand: '' })).status).toBe(303)
    expect(await rowOf(where, need.needId)).toMatchObject({
      state: 'accepted',
      contact_minutes: 90,
      title: '5楼楼道灯不亮',
    })
    expect((await send(where.staff, at, 'assignment', { hand: 'property', handNote: '请今天去看' })).status).toBe(303)
    const work = at.replace('/desk/needs', '/desk/work')
    expect((await send(where.property, work, 'taking', {})).status).toBe(303)
    expect((await send(where.property, work, 'start', {})).status).toBe(303)
    expect((await send(where.property, work, 'result', { result: '换了灯管，亮了' })).status).toBe(303)
    expect(await rowOf(where, need.needId)).toMatchObject({
      state: 'resolved',
      result: '换了灯管，亮了',
      resolved_by: where.property.id,
    })
    expect((await send(where.colleague, at, 'answer', { answer: 'solved', said: '电话里说亮了' })).status).toBe(303)
    expect(await rowOf(where, need.needId)).toMatchObject({
      state: 'confirmed',
      solved: true,
      answered_by: 'committee',
      satisfaction: null,
    })
    const steps = await stepsOf(where, need.needId)
    expect(steps.map(({ act, actor_kind: kind, about }) => [act, kind, about])).toEqual([
      ['submit', 'asker', 'web'],
      ['accept', 'committee', 'telephone'],
      ['assign', 'committee', 'property'],
      ['take', 'property', null],
      ['start', 'property', null],
      ['resolve', 'property', null],
      ['confirm', 'committee', 'solved'],
    ])
    const facts = ['submitted', 'accepted', 'assigned', 'taken', 'started', 'resolved', 'confirmed']
    expect((await factsOf(where, need.needId)).sort()).toEqual(facts.map((fact) => `needs.need.${fact}`).sort())
  })

  test('accepted and handed over in one press: two steps, in order', async () => {
    const need = await told(where)
    await send(where.staff, address(need.number), 'acceptance', acceptance)
    expect(await rowOf(where, need.needId)).toMatchObject({
      state: 'assigned',
      assignee_role: 'property',
      taken_at: null,
    })
    expect((await stepsOf(where, need.needId)).map(({ act }) => act)).toEqual(['submit', 'accept', 'assign'])
  })

  test('what one takes on oneself is accepted already', async () => {
    const need = await told(where)
    await send(where.staff, address(need.number), 'acceptance', { ...acceptance, hand: 'me' })
    expect(await rowOf(where, need.needId)).toMatchObject({
      assignee_role: 'staff',
      assignee_id: where.staff.id,
      taken_at: where.services.now(),
    })
  })

  test('given back by the property manager, it is the committee’s again, with the reason', async () => {
    const need = await standing(where, { state: 'assigned' })
    await send(where.property, address(need.number).replace('needs', 'work'), 'return', {
      reason: 'needs-owners',
      returnWords: '要用维修资金',
    })
    expect(await rowOf(where, need.id)).toMatchObject({ state: 'accepted', assignee_role: null, answer_due_at: null })
    expect(await staff.text(address(need.number))).toContain('退回：要先由业主商量')
    expect(await staff.text(address(need.number))).toContain('要用维修资金')
  })

  test('taken from somebody who does not answer and given to another, with the reason', async () => {
    const need = await standing(where, { state: 'assigned' })
    expect((await send(where.staff, address(need.number), 'reassignment', { newHand: 'owners' })).status).toBe(422)
    await send(where.staff, address(need.number), 'reassignment', { newHand: 'owners', changeWhy: '三天没答复' })
    expect(await rowOf(where, need.id)).toMatchObject({ state: 'assigned', assignee_role: 'owners', taken_at: null })
  })

  test('first contact may be made later; trying stops no clock', async () => {
    const need = await told(where)
    const at = address(need.number)
    await send(where.staff, at, 'acceptance', { ...acceptance, contact: 'tried' })
    expect(await rowOf(where, need.needId)).toMatchObject({ contacted_at: null, contact_minutes: null })
    await send(where.staff, at, 'first-contact', { way: 'tried' })
    expect((await rowOf(where, need.needId)).contacted_at).toBeNull()
    where.services.clock.now = new Date('2024-10-24T09:20:00+08:00')
    await send(where.staff, at, 'first-contact', { way: 'door', told: '当面说好了' })
    expect((await rowOf(where, need.needId)).contact_minutes).toBe(20)
    where.services.clock.now = new Date('2024-10-24T11:00:00+08:00')
    await send(where.staff, at, 'first-contact', { way: 'telephone' })
    expect((await rowOf(where, need.needId)).contact_minutes).toBe(20)
  })

  test('where nobody wants to hear back, no contact is asked for nor owed', async () => {
    const need = await told(where, { replyBy: 'none' })
    expect(await staff.text(address(need.number))).not.toContain('name="contact"')
    expect((await send(where.staff, address(need.number), 'acceptance', { ...acceptance, contact: '' })).status).toBe(
      303,
    )
    expect((await rowOf(where, need.needId)).contacted_at).toBeNull()
  })
})

describe('rules of the desk', () => {
  test('only a director or secretary allows fifteen days where the subject does not bring them', async () => {
    const need = await told(where)
    const back = await send(where.staff, address(need.number), 'acceptance', { ...acceptance, term: 'complex' })
    expect(back.status).toBe(422)
    expect(await back.text()).toContain('请主任或书记来受理')
    expect(
      (await send(where.director, address(need.number), 'acceptance', { ...acceptance, term: 'complex' })).status,
    ).toBe(303)
    expect((await rowOf(where, need.needId)).due_at).toEqual(new Date('2024-11-14T17:00:00+08:00'))
  })

  test('who did the work does not write down the asker’s answer', async () => {
    const need = await standing(where, { state: 'resolved', assigneeRole: 'staff', resolvedBy: where.staff.id! })
    const back = await send(where.staff, address(need.number), 'answer', { answer: 'solved' })
    expect(back.status).toBe(422)
    expect(await back.text()).toContain('请同事替反映人记回音')
    expect(
      (await send(where.colleague, address(need.number), 'answer', { answer: 'solved', satisfaction: 'very' })).status,
    ).toBe(303)
    expect((await rowOf(where, need.id)).satisfaction).toBeNull()
  })

  test('somebody who works in one compound has no part in the other', async () => {
    const need = await standing(where, { state: 'submitted', compoundId: where.there.compoundId })
    const nowhere = await standing(where, { state: 'submitted', compoundId: null })
    for (const { number } of [need, nowhere]) {
      expect((await site(where, where.staffHere).get(address(number))).status).toBe(403)
      expect(
        (await site(where, where.staffHere).post(`${address(number)}/acceptance`, { version: '1', ...acceptance }))
          .status,
      ).toBe(403)
    }
    expect((await rowOf(where, need.id)).state).toBe('submitted')
  })

  test.each(['property', 'owners', 'volunteer', 'technical'] as const)(
    '%s does not come to the desk’s pages',
    async (role) => {
      const need = await standing(where, { state: 'assigned' })
      const who = site(where, account('某人', role))
      for (const path of ['/desk/needs', '/desk/needs/new']) expect((await who.get(path)).status).toBe(403)
      const led = role !== 'technical'
      expect((await who.get(address(need.number))).status).toBe(led ? 303 : 403)
      for (const noun of ['acceptance', 'start', 'result', 'answer', 'board-entry', 'contact-opening'])
        expect((await who.post(`${address(need.number)}/${noun}`, { version: '1' })).status).toBe(403)
    },
  )

  test.each(['2024-9999', 'nonsense', '2024-1', uuidv7(new Date())])('%s is not found', async (number) => {
    expect((await staff.get(`/desk/needs/${number}`)).status).toBe(404)
    expect((await staff.post(`/desk/needs/${number}/acceptance`, { version: '1', ...acceptance })).status).toBe(404)
  })
})

describe('two on one need', () => {
  test('the second is shown both versions, nothing is lost, and may do it after all where it still makes sense', async () => {
    const need = await standing(where, { state: 'accepted' })
    const at = address(need.number)
    const page = await staff.text(at)
    await send(where.colleague, at, 'first-contact', { way: 'telephone' })
    const late = await staff.post(`${at}/assignment`, {
      id: uuidv7(where.services.now()),
      version: fieldOn(page, 'version')!,
      hand: 'property',
      handNote: '带上梯子',
    })
    expect(late.status).toBe(409)
    const both = await late.text()
    for (const words of ['带上梯子', '小李', '电话联系上了反映人', '还是照我的做']) expect(both).toContain(words)
    const again = await staff.post(`${at}/assignment`, {
      id: fieldOn(both, 'id')!,
      version: fieldOn(both, 'version')!,
      hand: fieldOn(both, 'hand')!,
      handNote: fieldOn(both, 'handNote')!,
    })
    expect(again.status).toBe(303)
    expect((await rowOf(where, need.id)).state).toBe('assigned')
  })

  test('where it no longer makes sense, the words are shown and the button is not', async () => {
    const need = await standing(where, { state: 'submitted' })
    const at = address(need.number)
    await send(where.colleague, at, 'acceptance', acceptance)
    const late = await staff.post(`${at}/acceptance`, {
      id: uuidv7(where.services.now()),
      version: '1',
      ...acceptance,
      title: '我起的题目',
    })
    expect(late.status).toBe(409)
    const both = await late.text()
    expect(both).toContain('我起的题目')
    expect(both).not.toContain('还是照我的做')
  })

  test('a form’s id that was used on another need, or for another act, is no fault', async () => {
    const [first, second] = [
      await standing(where, { state: 'submitted' }),
      await standing(where, { state: 'submitted' }),
    ]
    const form = { id: uuidv7(where.services.now()), version: '1', ...acceptance, hand: '' }
    for (const { number } of [first, second])
      expect((await staff.post(`${address(number)}/acceptance`, form)).status).toBe(303)
    expect((await rowOf(where, second.id)).state).toBe('accepted')
    const other = await staff.post(`${address(first.number)}/assignment`, { ...form, version: '2', hand: 'property' })
    expect(other.status).toBe(303)
    expect((await rowOf(where, first.id)).state).toBe('assigned')
  })

  test('a double press is one act and no conflict', async () => {
    const need = await standing(where, { state: 'submitted' })
    const at = address(need.number)
    const form = { id: uuidv7(where.services.now()), version: '1', ...acceptance }
    const answers = await Promise.all([staff.post(`${at}/acceptance`, form), staff.post(`${at}/acceptance`, form)])
    expect(answers.map(({ status }) => status)).toEqual([303, 303])
    expect((await stepsOf(where, need.id)).map(({ act }) => act)).toEqual(['accept', 'assign'])
  })
})

describe('the asker’s name and telephone', () => {
  const asker = { name: '何阿姨', phone: '13812345678', door: '502' }
  const traces = ['何阿姨', '13812345678']

  test('stand on no page until somebody says why; then for ten minutes, for that person only, and on record', async () => {
    const need = await told(where, { asker, replyBy: 'telephone' })
    const at = address(need.number)
    for (const trace of traces) expect(await staff.text(at)).not.toContain(trace)
    expect((await send(where.staff, at, 'contact-opening', {})).status).toBe(422)
    const opened = (await send(where.staff, at, 'contact-opening', { purpose: 'first-contact' })).headers.get(
      'location',
    )!
    for (const trace of traces) expect(await staff.text(opened)).toContain(trace)
    for (const trace of traces) expect(await site(where, where.colleague).text(opened)).not.toContain(trace)
    expect((await factsOf(where, need.needId)).sort()).toEqual(['needs.contact.opened', 'needs.need.submitted'])
    expect(await staff.text(at)).toContain('看了称呼和电话：首次联系')
    where.services.clock.now = new Date('2024-10-24T09:10:01+08:00')
    for (const trace of traces) expect(await staff.text(opened)).not.toContain(trace)
  })

  test('the form of another need, or an old one of this need, opens nothing off the record', async () => {
    const [first, second] = [
      await told(where, { asker, replyBy: 'telephone' }),
      await told(where, { asker, replyBy: 'telephone' }),
    ]
    const form = { id: uuidv7(where.services.now()), purpose: 'visit' }
    const openings = async (need: { needId: string }) =>
      (await factsOf(where, need.needId)).filter((name) => name === 'needs.contact.opened').length
    await staff.post(`${address(first.number)}/contact-opening`, form)
    await staff.post(`${address(first.number)}/contact-opening`, form)
    expect(await openings(first)).toBe(1)
    await staff.post(`${address(second.number)}/contact-opening`, form)
    expect(await openings(second)).toBe(1)
    await site(where, where.colleague).post(`${address(first.number)}/contact-opening`, form)
    expect(await openings(first)).toBe(2)
    where.services.clock.now = new Date(where.services.clock.now.getTime() + 3_600_000)
    await staff.post(`${address(first.number)}/contact-opening`, form)
    expect(await openings(first)).toBe(3)
  })

  test('a secretary reads the need and not the telephone', async () => {
    const need = await told(where, { asker, replyBy: 'telephone' })
    expect(
      (await site(where, where.secretary).post(`${address(need.number)}/contact-opening`, { purpose: 'visit' })).status,
    ).toBe(403)
  })

  test('nothing was left: it is said', async () => {
    const need = await told(where)
    expect((await send(where.staff, address(need.number), 'contact-opening', { purpose: 'visit' })).status).toBe(422)
  })
})

describe('hostile values in every form of the desk', () => {
  const forms: Record<string, Record<string, string>> = {
    acceptance,
    'first-contact': { way: 'telephone', told: '说好了' },
    assignment: { hand: 'property', handNote: '请去看' },
    reassignment: { newHand: 'staff', changeWhy: '没答复' },
    return: { reason: 'other', returnWords: '不归我们' },
    result: { result: '换了灯管' },
    answer: { answer: 'solved', said: '亮了' },
    withdrawal: { withdrawWords: '不用了' },
    'board-entry': { shownTitle: '灯', shown: 'yes', resultShown: 'yes', shownPictures: 'x' },
    'contact-opening': { purpose: 'visit' },
    question: { question: '几楼？' },
    reply: { answered: '五楼' },
    waiting: { externalBody: '特检所', askedOn: '2024-10-24', nextCheckOn: '2024-10-31', waitWords: '等' },
    resumption: { cameBack: '好了' },
    extension: { newDue: '2024-11-11', extendWhy: '等配件' },
    referral: { destination: 'court', referWords: '请找法院', referWay: 'door' },
    'hotline-ref': { hotlineRef: 'SH-1' },
  }
  const states: Record<string, Parameters<typeof standing>[1]> = {
    acceptance: { state: 'submitted' },
    assignment: { state: 'accepted' },
    reassignment: { state: 'assigned' },
    return: { state: 'assigned', assigneeRole: 'staff' },
    result: { state: 'in_progress', assigneeRole: 'staff' },
    answer: { state: 'resolved' },
    reply: { state: 'needs_info' },
    waiting: { state: 'in_progress' },
    resumption: { state: 'waiting_external' },
    referral: { state: 'submitted' },
  }
  const hostile = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 2500 }),
    fc.constantFrom(
      '<script>alert(1)</script>',
      '"><img src=x onerror=alert(1)>',
      '\u0000',
      '9'.repeat(400),
      '-1',
      '1e9',
      'x'.repeat(50_000),
    ),
  )

  test.each(Object.keys(forms))('%s: done, sent back or overtaken; never a fault, never unescaped', async (noun) => {
    const fields = { id: uuidv7(new Date()), version: '1', ...forms[noun] }
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...Object.keys(fields)), hostile, async (field, value) => {
        const need = await standing(where, states[noun] ?? { state: 'accepted' })
        const answer = await staff.post(`${address(need.number)}/${noun}`, {
          ...fields,
          id: uuidv7(new Date()),
          [field]: value,
        })
        expect([303, 409, 422]).toContain(answer.status)
        expect(await answer.text()).not.toMatch(/<script>alert|<img src=x/)
      }),
      { numRuns: 25 },
    )
  })
})
