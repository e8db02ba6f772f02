import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Page } from '@playwright/test'
import { lineTo } from './line.ts'
import { morningOf } from './morning.ts'
import { switchOn } from './telephone.ts'
import { wellMade, wellMadeNow } from './well-made.ts'
import { expect, test } from './world.ts'

const stall = (page: Page, title: string) =>
  page.locator('section.stall').filter({ has: page.getByRole('heading', { level: 2, name: title }) })
const waiting = (page: Page, many: number) =>
  expect(page.locator('stall-morning')).toHaveAttribute('data-waiting', String(many))
const press = (page: Page, title: string, name: string) =>
  stall(page, title).getByRole('button', { name, exact: true }).first().click()

test('a stall morning with the network cut and the telephone switched off: sixty are served, and once each @scripts', async ({
  app,
  signInAs,
}) => {
  test.setTimeout(180_000)
  const stalls = ['理发', '缝补', '修小家电'] as const
  const morning = await morningOf(app.dataDir, stalls, { name: '赵阿姨' })
  const line = await lineTo(app.url)
  const profile = mkdtempSync(join(tmpdir(), 'jinlin-phone-'))
  let phone = await switchOn(profile, line.url)
  try {
    let page = await phone.newPage()
    await signInAs(page, 'staff')
    await page.goto(morning.path)
    await expect(page.locator('stall-morning')).toHaveAttribute('data-kept', 'true')
    await press(page, '理发', '取号')
    await expect(stall(page, '理发').locator('[data-list=waiting]')).toContainText('A1')
    await waiting(page, 0)

    await line.cut()
    await phone.setOffline(true)
    const total = page.locator('[data-total]')
    // Two stalls with numbers, one without: each person is one tap more.
    for (let no = 1; no <= 20; no++) {
      for (const title of ['理发', '缝补']) if (title !== '理发' || no > 1) await press(page, title, '取号')
      for (const title of ['理发', '缝补']) await press(page, title, '叫下一个')
      await press(page, '修小家电', '没拿号，办好一位')
      for (const title of ['理发', '缝补'])
        await stall(page, title).locator('[data-list=called]').getByRole('button', { name: '办好了' }).click()
      await expect(total).toHaveText(`办好 ${no * 3} 人次，等着 0 位`)
    }
    await page.locator('.roll-tap', { hasText: '赵阿姨' }).click()
    await expect(page.locator('.roll-tap', { hasText: '赵阿姨' })).toContainText('到了')
    await press(page, '修小家电', '撤回上一下')
    await expect(total).toHaveText('办好 59 人次，等着 0 位')
    const tapped = 19 + 20 + 40 + 60 + 1 + 1
    await waiting(page, tapped)
    expect((await morning.counted()).reduce((sum, { taps }) => sum + taps, 0)).toBe(1)
    await phone.close()

    phone = await switchOn(profile, line.url)
    await phone.setOffline(true)
    page = await phone.newPage()
    await page.goto(morning.path)
    await waiting(page, tapped)
    await expect(page.locator('[data-total]')).toHaveText('办好 59 人次，等着 0 位')
    // Numbers go on where they were, and the same person may go on to another stall.
    await press(page, '理发', '取号')
    await expect(stall(page, '理发').locator('[data-list=waiting]')).toContainText('A21')
    await stall(page, '缝补').locator('[data-list=done] [data-again]').first().click()
    await expect(page.getByText('A20的那位还要去别的摊')).toBeVisible()
    await press(page, '修小家电', '没拿号，办好一位')
    await waiting(page, tapped + 2)

    await line.mend()
    await phone.setOffline(false)
    await expect(page.getByText('要重新登录，才送得出。')).toBeVisible()
    await signInAs(page, 'staff')
    await page.goto(morning.path)
    await waiting(page, 0)
    await expect(page.locator('[data-total]')).toHaveText('办好 60 人次，等着 1 位')
    expect(await morning.counted()).toMatchObject([
      { title: '理发', served: 20, tickets: 21, signs: 1 },
      { title: '缝补', served: 20, tickets: 20 },
      { title: '修小家电', served: 20, tickets: 21 },
    ])
    await page.reload()
    await expect(page.locator('[data-total]')).toHaveText('办好 60 人次，等着 1 位')
    await waiting(page, 0)
    await wellMade(page)
    await page.goto(`${morning.path}?elder=1`)
    await wellMadeNow(page)
    await page.getByRole('link', { name: '打印号条' }).first().click()
    await expect(page.getByRole('heading', { level: 1, name: 'A21' })).toBeVisible()
    for (const at of [page.url(), morning.numbers, morning.path.replace(/morning$/, 'hazard')]) {
      await page.goto(`${at}?elder=0`)
      await wellMadeNow(page)
    }
  } finally {
    await phone.close()
    rmSync(profile, { recursive: true, force: true })
    await morning.close()
  }
})

test('a page opened too early is kept, and becomes usable by itself when it is time, also without a network @scripts', async ({
  app,
  signInAs,
}) => {
  const morning = await morningOf(app.dataDir, ['理发'], { name: '赵阿姨', inHours: 26 })
  const line = await lineTo(app.url)
  const profile = mkdtempSync(join(tmpdir(), 'jinlin-phone-'))
  const phone = await switchOn(profile, line.url)
  try {
    const page = await phone.newPage()
    await signInAs(page, 'staff')
    await page.goto(morning.path)
    await expect(page.locator('stall-morning')).toHaveAttribute('data-kept', 'true')
    await expect(stall(page, '理发').getByText('起可以计数')).toBeVisible()
    await expect(page.getByRole('button', { name: /取号|求助|收摊|没来/ })).toHaveCount(0)
    for (const elder of [1, 0]) {
      await page.goto(`${morning.path}?elder=${elder}`)
      await wellMadeNow(page)
    }
    await line.cut()
    await phone.setOffline(true)
    await page.clock.setFixedTime(new Date(Date.now() + 3 * 3_600_000))
    await page.goto(morning.path)
    await expect(stall(page, '理发').getByText('起可以计数')).toHaveCount(0)
    await press(page, '理发', '取号')
    await expect(stall(page, '理发').locator('[data-list=waiting]')).toContainText('A1')
    await page.locator('.roll-tap', { hasText: '赵阿姨' }).click()
    await waiting(page, 2)
    // Without a network the call waits here, and the number to ring stands beside it.
    await page.locator('.morning-top').getByRole('button', { name: '求助' }).click()
    await waiting(page, 3)
    const call = page.locator('[data-calls] li')
    await expect(call).toContainText('没有网络就先打电话')
    await expect(call.getByRole('link', { name: /打给居委会/ })).toBeVisible()
    await wellMadeNow(page)
  } finally {
    await phone.close()
    rmSync(profile, { recursive: true, force: true })
    await morning.close()
  }
})

test('a number is given, called and served, and a danger is written down, without scripts @no-scripts', async ({
  page,
  app,
  signInAs,
}) => {
  const morning = await morningOf(app.dataDir, ['理发'], { name: '赵阿姨' })
  await signInAs(page, 'staff')
  await page.goto(morning.path)
  await press(page, '理发', '取号')
  await press(page, '理发', '取号')
  await expect(page.getByText('办好 0 人次，等着 2 位')).toBeVisible()
  await press(page, '理发', '叫下一个')
  await press(page, '理发', '办好了')
  await expect(page.getByText('办好 1 人次，等着 1 位')).toBeVisible()
  await press(page, '理发', '撤回上一下')
  await expect(page.getByText('办好 0 人次，等着 1 位')).toBeVisible()
  await page.getByRole('link', { name: '打印号条' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'A1' })).toBeVisible()
  await page.goto(morning.path)
  await page.locator('.morning-top').getByRole('button', { name: '求助' }).click()
  await expect(page.getByText('已经告诉带队的人和居委会')).toBeVisible()
  await page.getByRole('button', { name: '没事了' }).click()
  await expect(page.getByText('说没事了')).toBeVisible()
  await page.getByRole('link', { name: '发现隐患' }).click()
  await expect(page.getByRole('link', { name: '燃气抢修 962777' })).toBeVisible()
  await page.getByRole('radio', { name: '燃气' }).check()
  await page.getByRole('button', { name: '记下来，交给负责的人' }).click()
  await expect(page.getByText('急的话别等，先打电话')).toBeVisible()
  await morning.close()
})
