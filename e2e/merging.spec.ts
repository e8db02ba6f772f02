import type { Page } from '@playwright/test'
import { slipOn } from './read-out.ts'
import { expect, test } from './world.ts'

type Told = { number: string; code: string }

/** A neighbour tells something; what the receipt says. */
async function tell(page: Page, words: string): Promise<Told> {
  await page.goto('/needs/new')
  await page.getByRole('radio', { name: '照明' }).click()
  await page.getByLabel('什么事？').fill(words)
  await page.getByRole('button', { name: '交给居委会' }).click()
  return slipOn(page)
}

async function follow(page: Page, { number, code }: Told): Promise<void> {
  await page.goto(`/needs/follow?number=${number}`)
  await page.getByLabel('查询码').fill(code)
  await page.getByRole('button', { name: '看一看' }).click()
  await expect(page.getByRole('heading', { name: '您说的' })).toBeVisible()
}

async function merge(staff: Page, { number }: Told, into: Told, why: string): Promise<void> {
  await staff.goto(`/desk/needs/${number}`)
  await staff.getByText('和别的是一件事：并入另一件').click()
  await staff.getByLabel('或者写编号').fill(into.number)
  await staff.getByLabel('告诉反映人的话').fill(why)
  await staff.locator('form[action$="/merging"]').getByRole('radio', { name: '在网上回他' }).click()
  await staff.getByRole('button', { name: '并入那一件' }).click()
  await expect(staff.getByText('并好了。')).toBeVisible()
}

test('two neighbours told what a third had told: both read into which it went and why, and one takes theirs out again', async ({
  page,
  browser,
  app,
  signInAs,
  javaScriptEnabled,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  const first = await tell(page, '东门口的路灯不亮，晚上看不清台阶。')
  const second = await tell(page, '东门路灯坏了。')
  const third = await tell(page, '车棚的灯不亮。')

  const context = await browser.newContext({ baseURL: app.url, javaScriptEnabled })
  const staff = await context.newPage()
  await signInAs(staff, 'staff')
  await staff.goto(`/desk/needs/${first.number}`)
  await staff.getByLabel('给大家看的题目').fill('东门口路灯不亮')
  await staff.getByRole('radio', { name: '在网上回他' }).first().click()
  await staff.getByLabel('给反映人的话').first().fill('今天请物业去看。')
  await staff.getByRole('button', { name: '受理' }).click()
  await expect(staff.getByText('已受理。')).toBeVisible()
  await merge(staff, second, first, '东门口这盏灯前面有邻居说过，正在办。')
  await merge(staff, third, first, '都是那一路的灯，一起修。')

  await page.goto(`/needs/${first.number}`)
  await expect(page.getByText('另有 2 位邻居也反映了').first()).toBeVisible()

  await follow(page, second)
  await expect(page.getByText(`已并入 ${first.number}`)).toBeVisible()
  await expect(page.getByText('东门口这盏灯前面有邻居说过，正在办。').first()).toBeVisible()
  await expect(page.getByRole('link', { name: '东门口路灯不亮' })).toBeVisible()

  await follow(page, third)
  await expect(page.getByText('都是那一路的灯，一起修。').first()).toBeVisible()
  await page.getByText('这不是同一件事').click()
  await page.getByLabel('哪里不一样，或者哪里还没好').fill('车棚的灯在里面，不是路灯。')
  await page.getByRole('button', { name: '拿出来，单独办我这件' }).click()
  await expect(page.getByText('好的，您这件拿出来单独办了。')).toBeVisible()

  await staff.goto(`/desk/needs/${third.number}`)
  await expect(staff.getByText('车棚的灯在里面，不是路灯。')).toBeVisible()
  await expect(staff.getByRole('button', { name: '派出去' })).toBeVisible()
  await page.goto(`/needs/${first.number}`)
  await expect(page.getByText('另有 1 位邻居也反映了').first()).toBeVisible()
})
