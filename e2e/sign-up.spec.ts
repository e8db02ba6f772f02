import type { Page } from '@playwright/test'
import { readOut } from './read-out.ts'
import { expect, test } from './world.ts'
import { wellMade, wellMadeNow } from './well-made.ts'

/** A gathering in a few days, as the form of planning would make it. */
async function gathered(staff: Page, plan: Record<string, string>): Promise<string> {
  const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
  const when = { day, from: '14:00', to: '16:00', elsewhere: '三楼会议室' }
  const answer = await staff.request.post('/desk/gatherings', {
    form: { ...when, signUp: 'first-come', publish: 'yes', walkIns: 'yes', ...plan },
    headers: { 'sec-fetch-site': 'same-origin' },
  })
  const id = /\/desk\/gatherings\/([0-9a-f-]{36})/.exec(answer.url())?.[1]
  if (id === undefined) throw new Error(`No gathering was made: ${answer.status()} ${answer.url()}`)
  return id
}

test('a family on the waiting list is asked when somebody leaves, says yes by the link, and stands on the list of the desk', async ({
  page: staff,
  browser,
  app,
  signInAs,
  javaScriptEnabled: scripts,
}) => {
  await signInAs(staff, 'staff')
  const plan = { title: '亲子阅读：春天的诗', kind: 'reading', audience: 'family', capacity: '3', partyMost: '4' }
  const id = await gathered(staff, plan)
  const somebody = async () =>
    (
      await browser.newContext({
        baseURL: app.url,
        javaScriptEnabled: scripts,
        viewport: { width: 390, height: 844 },
      })
    ).newPage()

  const first = await somebody()
  await first.goto(`/gatherings/${id}`)
  await expect(first.getByText('还有 3 个位子，一共 3 个。')).toBeVisible()
  await first.getByRole('link', { name: '我要报名' }).click()
  await expect(first.getByRole('heading', { level: 1, name: '我要报名' })).toBeVisible()
  await first.getByLabel('来的人（或者监护人）怎么称呼').fill('林妈妈')
  await first.getByLabel('电话').fill('13800001111')
  await first.getByRole('button', { name: '报名', exact: true }).click()
  await expect(first.getByText('报上了，您有位子。')).toBeVisible()

  const family = await somebody()
  await family.goto(`/gatherings/${id}/signup`)
  await family.getByLabel('来的人（或者监护人）怎么称呼').fill('周先生')
  await family.getByLabel('电话').fill('13800002222')
  await family.locator('summary', { hasText: '孩子' }).click()
  await family.getByLabel('4 到 6 岁').selectOption('2')
  await family.getByRole('button', { name: '报名', exact: true }).click()
  await expect(family.getByRole('alert').getByText('要监护人同意才能报').first()).toBeVisible()
  await expect(family.getByLabel('4 到 6 岁')).toHaveValue('2')
  if (scripts) await wellMadeNow(family)
  await family.getByLabel('我是监护人').check()
  await family.getByLabel('谁来接不满 14 岁的孩子').fill('外婆')
  await family.getByRole('button', { name: '报名', exact: true }).click()
  await expect(family.getByText('空着的位子不够了')).toBeVisible()
  await family.getByRole('button', { name: '排候补' }).click()
  await expect(family.getByText('您排在候补第 1 位。')).toBeVisible()
  const [code = ''] = await readOut(family.locator('#slip'), /\d{4} \d{4}/)

  await first.getByRole('button', { name: '不来了，位子让出来' }).click()
  await expect(first.getByText('这次报名取消了')).toBeVisible()

  // From the message, or with telephone and code from any device.
  const later = await somebody()
  await later.goto('/signups/follow')
  await later.getByLabel('报名时留的电话').fill('13800002222')
  await later.getByLabel('查询码').fill(code)
  await later.getByRole('button', { name: '看一看' }).click()
  await expect(later.getByText('有位子了！')).toBeVisible()
  if (scripts) await wellMade(later)
  await later.getByRole('button', { name: '来，位子我要' }).click()
  await expect(later.getByText('报上了，3 个位子都有。')).toBeVisible()

  await staff.goto(`/desk/gatherings/${id}`)
  await staff.getByRole('link', { name: '名单' }).click()
  await expect(staff.getByRole('heading', { level: 1, name: '报名' })).toBeVisible()
  await expect(staff.getByText('3 / 3')).toBeVisible()
  const line = staff.getByRole('row', { name: '周先生' })
  await expect(line.getByText('有位子')).toBeVisible()
  await expect(line.getByText('接：外婆')).toBeVisible()
  await expect(staff.getByText('13800002222')).toHaveCount(0)
  if (scripts) await wellMade(staff)
  await line.getByRole('link', { name: '看电话' }).click()
  await staff.getByRole('radio', { name: '通知变动' }).click()
  await staff.getByRole('button', { name: '打开看' }).click()
  await expect(staff.getByText('13800002222')).toBeVisible()
  if (scripts) await wellMadeNow(staff)
})

test('an elder who rings is signed up at the desk in four taps', async ({
  page: staff,
  signInAs,
  taps,
  javaScriptEnabled: scripts,
}) => {
  const [name, typed] = scripts ? (['宇文秀', 'yuwenxiu'] as const) : (['宇文芳', 'yuwenfang'] as const)
  await signInAs(staff, 'staff')
  await staff.goto('/desk/people/new')
  await staff.getByLabel('姓名').fill(name)
  await staff.getByRole('button', { name: '保存' }).click()
  await expect(staff.getByText(`${name}登记好了。`)).toBeVisible()
  const id = await gathered(staff, { title: '智能手机课第三讲', kind: 'class', audience: 'older', capacity: '20' })
  await staff.goto(`/desk/gatherings/${id}`)
  await taps.tap(staff.getByRole('link', { name: '替人报名' }))
  await expect(staff.getByRole('heading', { level: 1, name: '替人报名' })).toBeVisible()
  if (scripts) await wellMade(staff)
  const search = staff.getByRole('search', { name: '替人报名' })
  await search.getByRole('searchbox').fill(typed)
  await taps.tap(search.getByRole('button', { name: '搜索' }))
  await taps.tap(staff.getByRole('link', { name }))
  await expect(staff.getByRole('heading', { level: 1, name: `给 ${name} 报名` })).toBeVisible()
  if (scripts) await wellMade(staff)
  await taps.tap(staff.getByRole('button', { name: '报上名' }))
  await expect(staff.getByText('报上了，有位子。')).toBeVisible()
  expect(taps.count).toBeLessThanOrEqual(4)
  const line = staff.getByRole('row', { name })
  await expect(line.getByText('电话', { exact: true })).toBeVisible()
})
