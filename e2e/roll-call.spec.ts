import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { underWay } from './gathering.ts'
import { lineTo } from './line.ts'
import { switchOn } from './telephone.ts'
import { wellMade } from './well-made.ts'
import { expect, test } from './world.ts'

const heading = (page: Page) => page.getByRole('heading', { level: 1, name: '点名' })
const waiting = (page: Page, many: number) =>
  expect(page.locator('roll-call')).toHaveAttribute('data-waiting', String(many))
const name = (page: Page, who: string) => page.locator('.roll-tap').filter({ hasText: who })

test('the roll is called with the network cut and the telephone switched off; everything arrives once @scripts', async ({
  app,
  signInAs,
  taps,
}) => {
  test.setTimeout(180_000)
  const gathering = await underWay(app.dataDir, '断网也点名', ['王秀英', '李建国', '张敏'])
  const roll = `${gathering.path}/rollcall`
  const line = await lineTo(app.url)
  const profile = mkdtempSync(join(tmpdir(), 'jinlin-phone-'))
  let phone = await switchOn(profile, line.url)
  try {
    let page = await phone.newPage()
    await signInAs(page, 'staff')
    await page.goto(roll)
    await expect(heading(page)).toBeVisible()
    await expect(page.locator('roll-call')).toHaveAttribute('data-kept', 'true')
    await taps.tap(name(page, '王秀英'))
    await expect(name(page, '王秀英')).toContainText('到了')
    await waiting(page, 0)

    await line.cut()
    await phone.setOffline(true)
    for (const who of ['李建国', '张敏']) await taps.tap(name(page, who))
    expect(taps.count).toBe(3)
    await expect(page.getByText('没有网络，记号先存在这台设备上。 有 2 个记号等着送出。')).toBeVisible()
    await expect(name(page, '李建国')).toContainText('到了')
    await expect(page.getByText('到了 3 位，名单上 3 位')).toBeVisible()
    await phone.close()

    phone = await switchOn(profile, line.url)
    await phone.setOffline(true)
    page = await phone.newPage()
    await page.goto(roll)
    await expect(heading(page)).toBeVisible()
    await waiting(page, 2)
    await expect(name(page, '张敏')).toContainText('到了')
    await page.getByLabel('怎么称呼').fill('赵阿姨')
    await page.getByRole('button', { name: '加一位' }).click()
    await waiting(page, 3)
    await page.reload()
    await waiting(page, 3)
    await expect(name(page, '赵阿姨')).toContainText('到了')
    const secondTab = await phone.newPage()
    await secondTab.goto(roll)
    await waiting(secondTab, 3)
    expect(await gathering.marks()).toBe(1)

    await line.mend()
    await phone.setOffline(false)
    // Switching it off ended the session: nothing is lost, and nothing is sent under no name.
    await expect(page.getByText('要重新登录，才送得出记号。')).toBeVisible()
    expect(await gathering.marks()).toBe(1)
    await signInAs(page, 'staff')
    await page.goto(roll)
    await waiting(page, 0)
    await waiting(secondTab, 0)
    await expect(page.getByText('到了 4 位，名单上 3 位')).toBeVisible()
    expect(await gathering.marks()).toBe(4)
    await secondTab.close()
    await page.reload()
    await expect(name(page, '赵阿姨')).toContainText('到了')
    await wellMade(page)

    await page.getByRole('button', { name: '点名结束' }).click()
    await expect(page.getByRole('heading', { level: 1, name: '断网也点名' })).toBeVisible()
    await page.getByRole('link', { name: '4 人' }).click()
    await expect(heading(page)).toBeVisible()
    await expect(name(page, '赵阿姨')).toBeVisible()

    await page.locator('details.person summary').click()
    await page.getByRole('button', { name: '退出' }).click()
    await page.waitForURL((url) => url.pathname === '/')
    await expect.poll(() => page.evaluate(() => caches.has('kept-pages'))).toBe(false)
    await line.cut()
    expect(await page.goto(roll).catch(() => 'nobody there')).toBe('nobody there')
  } finally {
    await phone.close()
    rmSync(profile, { recursive: true, force: true })
    await gathering.close()
  }
})

test('the roll is called by list and by number without scripts @no-scripts', async ({ page, app, signInAs, taps }) => {
  const gathering = await underWay(app.dataDir, '手机课', ['王秀英', '李建国'])
  await signInAs(page, 'staff')
  await page.goto(`${gathering.path}/rollcall`)
  await expect(heading(page)).toBeVisible()
  for (const who of ['王秀英', '李建国']) {
    await taps.tap(name(page, who))
    await expect(name(page, who)).toContainText('到了')
  }
  expect(taps.count).toBe(2)
  await taps.tap(name(page, '李建国'))
  await expect(name(page, '李建国')).toContainText('走了')
  await page.getByRole('link', { name: '更正：李建国' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '李建国' })).toBeVisible()
  await page.getByRole('radio', { name: '没来' }).check()
  await page.getByRole('button', { name: '更正过来' }).click()
  await expect(page.getByText('请写原因。').first()).toBeVisible()
  await page.getByLabel('原因').fill('认错人了')
  await page.getByRole('button', { name: '更正过来' }).click()
  await expect(page.getByText('到了 1 位，名单上 2 位')).toBeVisible()

  taps.count = 0
  await page.getByLabel('多少人').fill('25')
  await taps.tap(page.getByRole('button', { name: '记下人数' }))
  expect(taps.count).toBe(1)
  await expect(page.getByText('记下了。')).toBeVisible()
  await page.getByRole('button', { name: '点名结束' }).click()
  await expect(page.getByText('点名结束，这场算办过了。')).toBeVisible()
  await page.getByRole('link', { name: '25 人 · 数过人头' }).click()
  await expect(heading(page)).toBeVisible()
  await expect(page.getByText('另外记了人数：25 人（数过人头）')).toBeVisible()
  await gathering.close()
})
