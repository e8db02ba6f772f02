import { describe, expect, test } from 'vitest'
import { uuidv7 } from '#base/uuid.ts'
import { happens, household, kept, needFrom, site, street } from '../street.test.kit.ts'

const where = await street()
const [home = '', neighbour = ''] = where.here.homeIds
const staff = await where.holder('小陈', 'staff')
const property = await where.holder('老刘', 'property')

const need = await needFrom(where, home)
await happens(where, need, { what: 'accepted', by: staff })
await happens(where, need, { what: 'assigned', by: staff, detail: { assigneeRole: 'property' } })
const mine = site(where, household(home))
const idOf = async (receiver: string) => (await kept(where)).find((one) => one.receiver_id === receiver)?.id ?? ''

describe('the inbox of a household', () => {
  test('shows what happened, and how much of it is new', async () => {
    const page = await mine.text('/me/messages')
    expect(page).toContain(`${need.number}（照明）：已经受理。`)
    expect(page).toContain('1 条没看')
    expect(await site(where, household(home), { lang: 'en' }).text('/me/messages')).toContain('has been accepted')
    expect(await site(where, household(home), { elder: true }).text('/me/messages')).toContain('data-elder')
  })

  test('is nobody else’s', async () => {
    expect(await site(where, household(neighbour)).text('/me/messages')).toContain('还没有消息')
    const answer = await site(where, household(neighbour)).post(`/me/messages/${await idOf(home)}/opening`)
    expect(answer.status).toBe(404)
    expect((await kept(where)).find((one) => one.receiver_id === home)?.read_at).toBeNull()
    expect((await site(where).get('/me/messages')).status).toBe(403)
    expect((await site(where, staff).get('/me/messages')).status).toBe(403)
  })

  test('opens the need from a message, which is read then', async () => {
    const answer = await mine.post(`/me/messages/${await idOf(home)}/opening`)
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/needs/${need.number}/mine`])
    expect(await mine.text('/me/messages')).not.toContain('条没看')
  })

  test('what is no id of a message is not found', async () => {
    expect((await mine.post('/me/messages/nothing/opening')).status).toBe(404)
    expect((await mine.post(`/me/messages/${uuidv7(where.services.now())}/opening`)).status).toBe(404)
  })

  test('all can be marked as read at once', async () => {
    await happens(where, need, { what: 'waiting', by: staff })
    await happens(where, need, { what: 'extended', by: staff })
    expect(await mine.text('/me/messages')).toContain('2 条没看')
    expect((await mine.post('/me/messages/reading')).status).toBe(303)
    expect(await mine.text('/me/messages')).not.toContain('条没看')
  })
})

test('an account reads its own at the desk, and goes to its own room from there', async () => {
  const desk = site(where, property)
  expect(await desk.text('/desk/messages')).toContain('交给您这边办')
  const answer = await desk.post(`/desk/messages/${await idOf(property.id ?? '')}/opening`)
  expect(answer.headers.get('location')).toBe(`/desk/needs/${need.number}`)
  expect(await site(where, staff).text('/desk/messages')).toContain('还没有消息')
  expect((await site(where, household(home)).get('/desk/messages')).status).toBe(403)
})
