import { beforeAll, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { household } from '#modules/needs/cast.test.kit.ts'
import { consentsOf, hasConsent, sayConsent } from '#modules/privacy/consents/consent.ts'
import { inArea } from '#platform/db/in-area.ts'
import { doorOf, street, type Street } from './personal.kit.ts'

let at: Street
beforeAll(async () => {
  at = await street()
})
const own = () => at.where.at(at.card)
const sms = async () =>
  (await consentsOf(own(), { kind: 'person', id: at.xiuying })).find(({ purpose }) => purpose === 'message-sms')

test('a yes holds at once and can be taken back at once; nobody asks again for ninety days, and they may change their mind', async () => {
  const door = doorOf(at.where, at.card)
  const path = `/me/known/${at.xiuying}/consents`
  const say = (answer: string, id = uuidv7(own().now)) => door.post(path, { id, purpose: 'message-sms', answer })
  expect((await door.get(path)).text).toContain('用您登记的手机号码')
  const id = uuidv7(own().now)
  expect((await say('yes', id)).status).toBe(303)
  expect((await say('yes', id)).status).toBe(303)
  expect(await sms()).toMatchObject({ standing: 'given', until: '2026-10-24' })
  const holds = () =>
    inArea(own(), (tx) =>
      hasConsent(tx, own(), { subject: { kind: 'person', id: at.xiuying }, purpose: 'message-sms' }),
    )
  expect(await holds()).toBe(true)
  expect((await say('no')).status).toBe(303)
  expect(await holds()).toBe(false)
  expect(await sms()).toMatchObject({ standing: 'withdrawn', mayAsk: false })
  expect((await door.get(path)).text).toContain('九十天里不再来问')
  at.where.services.clock.now = new Date(own().now.getTime() + 90 * 86_400_000)
  expect(await sms()).toMatchObject({ standing: 'withdrawn', mayAsk: true })
  await say('yes')
  expect(await holds()).toBe(true)
})

test('a child under fourteen needs a guardian; what was typed is kept; the year is not', async () => {
  const door = doorOf(at.where, at.card)
  const path = `/me/known/${at.zhiqiang}/consents`
  const year = String(own().now.getFullYear() - 8)
  const alone = await door.post(path, { purpose: 'message-push', answer: 'yes', 'born-message-push': year })
  expect(alone.status).toBe(422)
  expect(alone.text).toContain('要父母或监护人来说同意')
  expect(alone.text).toContain(`value="${year}"`)
  expect(
    (
      await door.post(path, {
        purpose: 'message-push',
        answer: 'yes',
        'born-message-push': year,
        'guardian-message-push': 'yes',
      })
    ).status,
  ).toBe(303)
  const rows = await inArea(own(), (tx) =>
    tx
      .selectFrom('privacy.consent')
      .selectAll()
      .where('area_id', '=', at.where.area.id)
      .where('subject_id', '=', at.zhiqiang)
      .execute(),
  )
  expect(rows).toHaveLength(1)
  expect(rows[0]).toMatchObject({ by_guardian: true, state: 'given' })
  expect(JSON.stringify(rows)).not.toContain(`"${year}"`)
})

test('a stranger neither sees nor says anything', async () => {
  const stranger = doorOf(at.where, household(at.where.here.homeIds[1] as string))
  const path = `/me/known/${at.xiuying}/consents`
  expect((await stranger.get(path)).status).toBe(404)
  expect((await stranger.post(path, { purpose: 'message-sms', answer: 'yes' })).status).toBe(404)
})

test('two answers at the same moment leave one that holds', async () => {
  const subject = { kind: 'person' as const, id: uuidv7(own().now) }
  const say = (yes: boolean) =>
    sayConsent(own(), {
      id: uuidv7(own().now),
      subject,
      purpose: 'message-email',
      yes,
      byGuardian: false,
      channel: 'counter',
    })
  await say(true)
  await Promise.allSettled([say(false), say(false), say(true)])
  const rows = await inArea(own(), (tx) =>
    tx
      .selectFrom('privacy.consent')
      .select('state')
      .where('area_id', '=', at.where.area.id)
      .where('subject_id', '=', subject.id)
      .where('state', 'in', ['given', 'refused'])
      .execute(),
  )
  expect(rows.length).toBeLessThanOrEqual(1)
})
