import { expect, test } from 'vitest'
import { todayParts } from '#app/today.ts'
import { uuidv7 } from '#base/uuid.ts'
import { needsDoor } from '#modules/needs/public.ts'
import { addStall } from '#modules/vanguard/stalls/stall.ts'
import { vanguardDay, volunteer } from '#modules/vanguard/site.test.kit.ts'
import { noteSkill } from '#modules/vanguard/volunteers/skill.ts'
import { auto, type Actor } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { agreedPlan, careWorld, visitsAt } from './care.kit.ts'
import { siteOf } from './site.ts'
import { account } from './world.ts'

const where = await careWorld()
const staff = where.at(where.staff)
const newId = () => uuidv7(where.services.now())
const today = (actor: Actor) => siteOf(where, needsDoor(todayParts), { actor }).text('/desk')

test('Today shows a door that stays shut before everything, and what waits of volunteers; each to whom it concerns, nobody by name', async () => {
  expect(await today(where.staff)).not.toMatch(/马上要去的|志愿者和探访/)
  const planId = await agreedPlan(where)
  const [shut, missed] = await visitsAt(where, planId)
  await inArea(where.at(auto), async (tx) => {
    const set = (id: string, columns: Record<string, unknown>) =>
      tx.updateTable('care.visit').set(columns).where('area_id', '=', where.area.id).where('id', '=', id).execute()
    await set(shut!.id, { state: 'escalated', escalated_at: staff.now })
    await set(missed!.id, { state: 'missed' })
  })
  const day = await vanguardDay(where, { startsAt: new Date(staff.now.getTime() + 2 * 86_400_000) })
  const far = await vanguardDay(where, { startsAt: new Date(staff.now.getTime() + 9 * 86_400_000) })
  for (const { id: dayId } of [day, far])
    await addStall(staff, {
      dayId,
      id: newId(),
      input: {
        service: 'haircut',
        title: '理发',
        spot: null,
        fromMinute: 0,
        lasts: 60,
        need: 3,
        skill: null,
        needsInsurance: false,
        briefing: null,
      },
    })
  const volunteerId = await volunteer(where, '电工老赵')
  const paper = { qualification: '低压电工证', expiresOn: '2024-12-01', seen: true }
  await noteSkill(staff, { id: newId(), volunteerId }, { skill: 'electrics', ...paper })
  const page = await today(where.staff)
  const order = [
    '1 扇门敲了没人应',
    '到期与等回音',
    '1 次探访没人记下',
    '先锋日还差 3 人',
    '1 张证件过期了，或者 60 天内到期',
  ]
  const at = order.map((words) => page.indexOf(words))
  expect(at).toEqual([...at].sort((a, b) => a - b))
  expect(at.every((one) => one > 0)).toBe(true)
  expect(page).toContain(`/desk/vanguard/${day.id}/shifts`)
  expect(page).not.toContain(far.id)
  expect(page).not.toMatch(/何秀英|电工老赵|孙姐/)
  // The secretary keeps no plans; somebody who works elsewhere climbs no ladder here.
  expect(await today(account('书记', 'secretary'))).not.toMatch(/没人应|没人记下/)
  expect(await today(account('别处', 'staff', newId()))).not.toMatch(/没人应|没人记下|先锋日还差/)
})
