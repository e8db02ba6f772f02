import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { expect, test } from './world.ts'
import { wellMadeNow } from './well-made.ts'
import { comeIn, withCard } from './with-card.ts'

/** A request as the desk finds it. */
async function openRequest(staff: Page, name: string): Promise<void> {
  await staff.goto('/desk/requests')
  await staff.getByRole('row', { name }).filter({ hasText: '收到了' }).getByRole('link', { name }).click()
  await expect(staff.getByRole('heading', { level: 1 })).toContainText(name)
}

test('I see what you know about me, take a copy, have it corrected and deleted; whoever watches sees that, not what', async ({
  page: staff,
  browser,
  app,
  signInAs,
  javaScriptEnabled: scripts,
}) => {
  const [name, home] = scripts
    ? (['慕容静', '长江大楼 4号楼 602'] as const)
    : (['慕容安', '长江大楼 4号楼 601'] as const)
  const phone = { baseURL: app.url, javaScriptEnabled: scripts, viewport: { width: 390, height: 844 } }
  await signInAs(staff, 'staff')
  const code = await withCard(staff, name, home)

  // What somebody says by telephone is taken down on their page.
  await staff.goto(`/desk/people?q=${encodeURIComponent(name)}`)
  await staff.getByRole('main').getByRole('link', { name }).first().click()
  await staff.getByRole('link', { name: '同意和没同意的事' }).click()
  const sms = staff.locator('form[action$="/consents/sms"]')
  await sms.getByText('电话里说的').click()
  await sms.getByRole('button', { name: '记下：同意' }).click()
  await expect(staff.getByText('记下了：同意。')).toBeVisible()
  if (scripts) await wellMadeNow(staff)

  const me = await (await browser.newContext(phone)).newPage()
  await comeIn(me, code)
  // Two taps: my page, and what you know about me.
  await me.goto('/me')
  await me.getByRole('main').getByRole('link', { name: '您知道我什么' }).click()
  await expect(me.getByRole('heading', { name: `关于${name}，我们存了这些` })).toBeVisible()
  const mine = me.locator('section').filter({ has: me.getByRole('heading', { name: `关于${name}` }) })
  await expect(mine.getByText('138****8000').first()).toBeVisible()
  await expect(me.getByText('13800138000')).toHaveCount(0)
  await expect(mine.getByText(/电话里说的，.*记下/)).toBeVisible()
  if (scripts) await wellMadeNow(me)

  const [file] = await Promise.all([
    me.waitForEvent('download'),
    mine.getByRole('button', { name: '下载电子文件（JSON）' }).click(),
  ])
  const copy = JSON.parse(await readFile(await file.path(), 'utf8')) as { stored: { number?: string }[] }
  expect(copy.stored.flatMap(({ number }) => number ?? [])).toEqual(['138****8000'])
  await mine.getByRole('button', { name: '打印一份大字的' }).click()
  await expect(me.getByRole('heading', { name: `我们存的关于${name}的资料` })).toBeVisible()
  await expect(me.getByText('138****8000').first()).toBeVisible()
  if (scripts) await wellMadeNow(me)

  await me.goto('/me/known')
  await expect(mine.getByText('本人要一份').first()).toBeVisible()
  await mine.getByRole('link', { name: '有一处写错了' }).click()
  await me.getByLabel('哪里错了，应该是什么').fill('电话换过了')
  if (scripts) await wellMadeNow(me)
  await me.getByRole('button', { name: '请改过来' }).click()
  await expect(me.getByText('以前一定答复。')).toBeVisible()

  await openRequest(staff, name)
  await expect(staff.getByText('电话换过了')).toBeVisible()
  if (scripts) await wellMadeNow(staff)
  await staff.getByRole('button', { name: '认清了，是本人' }).click()
  await expect(staff.getByText('记下了：是本人。')).toBeVisible()
  await staff.getByLabel('答复').first().fill('改好了')
  await staff.getByRole('button', { name: '办好了，答复本人' }).click()
  await expect(staff.getByText('答复了。')).toBeVisible()
  await me.goto('/me/known')
  await expect(me.getByText('改好了').first()).toBeVisible()

  await mine.getByRole('link', { name: '请删掉我的资料' }).click()
  await me.getByRole('button', { name: '请删掉' }).click()
  await expect(me.getByText('以前一定答复。')).toBeVisible()
  await openRequest(staff, name)
  await staff.getByRole('button', { name: '认清了，是本人' }).click()
  await expect(staff.getByText('记下了：是本人。')).toBeVisible()
  await staff.getByRole('button', { name: '从所有地方删掉这个人' }).click()
  await expect(staff.getByText('请先认清本人').first()).toBeVisible()
  await staff.getByLabel('已认清是本人').check()
  await staff.getByRole('button', { name: '从所有地方删掉这个人' }).click()
  await expect(staff.getByText('删掉了。')).toBeVisible()
  await staff.goto(`/desk/people?q=${encodeURIComponent(name)}`)
  await expect(staff.getByText('没有找到').first()).toBeVisible()

  const watcher = await (await browser.newContext({ ...phone, viewport: { width: 1280, height: 800 } })).newPage()
  await signInAs(watcher, 'privacy')
  await watcher.goto('/desk/requests/log')
  await expect(watcher.getByRole('row', { name: '要删' }).filter({ hasText: '办好了' }).first()).toBeVisible()
  await expect(watcher.getByText(name)).toHaveCount(0)
  await expect(watcher.getByText('电话换过了')).toHaveCount(0)
  if (scripts) await wellMadeNow(watcher)
})
