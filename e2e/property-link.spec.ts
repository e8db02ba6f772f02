import type { Page } from '@playwright/test'
import { readOut } from './read-out.ts'
import { expect, test } from './world.ts'
import { wellMade } from './well-made.ts'

/** A need that staff have just written down and handed to the property manager; the link the desk shows for it. */
async function handedOver(page: Page, words: string): Promise<string> {
  await page.goto('/desk/needs/new?lang=zh')
  await page.getByRole('radio', { name: '当面', exact: true }).check()
  await page.getByRole('radio', { name: '照明', exact: true }).check()
  await page.getByLabel('一句话：哪里，什么事').fill(words)
  await page.getByRole('button', { name: /记下|记一件/ }).click()
  await page.waitForURL(/\/receipt\//)
  const [number = ''] = await readOut(page.locator('main'), /\d{4}-\d{4}/)
  await page.goto(`/desk/needs/${number}`)
  await page.getByLabel('给大家看的题目').fill('楼道灯不亮')
  await page.locator('form[action$="/acceptance"]').getByRole('radio', { name: '物业', exact: true }).check()
  await page.getByRole('button', { name: '受理' }).click()
  await page.getByText('显示链接').click()
  return (await page.locator('.qr .small').innerText()).trim()
}

test('somebody of the property firm opens the link of a message on a telephone, accepts and names a day with one tap each, and reports it done in two', async ({
  page,
  browser,
  app,
  taps,
  signInAs,
  javaScriptEnabled,
}) => {
  await signInAs(page, 'staff')
  const link = await handedOver(page, '何秀英说五楼灯坏了')
  const context = await browser.newContext({
    baseURL: app.url,
    javaScriptEnabled,
    viewport: { width: 390, height: 844 },
  })
  const phone = await context.newPage()
  await phone.goto(link)
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('楼道灯不亮')
  await expect(phone.locator('main')).not.toContainText('何秀英')
  if (javaScriptEnabled) await wellMade(phone)
  await taps.tap(phone.getByRole('button', { name: '接下', exact: true }))
  await expect(phone.locator('body')).toContainText('接下了，谢谢')
  expect(taps.count).toBe(1)
  await taps.tap(phone.getByRole('button', { name: '明天' }))
  await expect(phone.locator('main')).toContainText('说定办好的日子')
  expect(taps.count).toBe(2)
  await taps.tap(phone.getByLabel('怎么办好的'))
  await phone.getByLabel('怎么办好的').fill('换了灯管，亮了')
  await taps.tap(phone.getByRole('button', { name: '办好了' }))
  await expect(phone.locator('main')).toContainText('已经说过办好了')
  expect(taps.count).toBe(4)
  await page.reload()
  await expect(page.locator('main')).toContainText('换了灯管，亮了')
})

test('what is not theirs goes back with one tap on the reason, and the link is spent', async ({
  page,
  browser,
  app,
  signInAs,
  javaScriptEnabled,
}) => {
  await signInAs(page, 'staff')
  const link = await handedOver(page, '街对面的路灯不亮')
  const phone = await (await browser.newContext({ baseURL: app.url, javaScriptEnabled })).newPage()
  await phone.goto(link)
  await phone.getByRole('button', { name: '不归我们管' }).click()
  await expect(phone.locator('body')).toContainText('已经退回居委会')
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('这件事已经不在您手里')
  if (javaScriptEnabled) await wellMade(phone)
  await page.reload()
  await expect(page.locator('main')).toContainText('不归我们管')
})
