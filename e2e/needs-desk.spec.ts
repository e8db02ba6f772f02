import sharp from 'sharp'
import type { Browser, Page } from '@playwright/test'
import { slipOn } from './read-out.ts'
import { expect, test, type Demo } from './world.ts'

type Around = {
  browser: Browser
  app: { url: string }
  signInAs: (page: Page, who: Demo) => Promise<void>
  javaScriptEnabled: boolean | undefined
}

/** Another person at another screen. */
async function somebody({ browser, app, signInAs, javaScriptEnabled }: Around, who: Demo): Promise<Page> {
  const context = await browser.newContext({
    baseURL: app.url,
    javaScriptEnabled: javaScriptEnabled ?? true,
    locale: 'zh-CN',
  })
  const page = await context.newPage()
  await signInAs(page, who)
  return page
}

/** Staff write down a call and read out its number. */
async function called(
  page: Page,
  words: string,
  tap: (what: ReturnType<Page['locator']>) => Promise<void>,
): Promise<string> {
  await page.goto('/desk/needs/new')
  await tap(page.getByRole('radio', { name: '电话', exact: true }))
  await tap(page.getByRole('radio', { name: '管道', exact: true }))
  await tap(page.getByRole('radio', { name: /号楼/ }).first())
  await page.getByLabel('一句话：哪里，什么事').fill(words)
  await tap(page.getByRole('button', { name: '记下' }))
  const said = await page.getByText(/您的编号是/).innerText()
  return /\d{4}-\d{4}/.exec(said)?.[0] ?? ''
}

async function accepted(page: Page, number: string, hand: string): Promise<void> {
  await page.goto(`/desk/needs/${number}`)
  await page.getByLabel('给大家看的题目').fill('地下室水管漏水')
  await page.getByRole('radio', { name: hand, exact: true }).click()
  await page.getByRole('button', { name: '受理' }).click()
  await expect(page.getByText('已受理。')).toBeVisible()
}

test('a call is written down in four taps and a sentence, name and telephone left out', async ({
  page,
  signInAs,
  taps,
}) => {
  await signInAs(page, 'staff')
  const number = await called(page, '一楼水管漏', taps.tap)
  expect(taps.count).toBeLessThanOrEqual(4)
  expect(number).toMatch(/^\d{4}-\d{4}$/)
  await page.goto('/desk')
  await expect(page.getByText(number).first()).toBeVisible()
})

test('the property manager accepts with one tap, and says it is done with a photo in three', async ({
  page,
  signInAs,
  taps,
  browser,
  app,
  javaScriptEnabled,
}) => {
  await signInAs(page, 'staff')
  const number = await called(page, '地下室水管漏', (what) => what.click())
  await accepted(page, number, '物业')
  const property = await somebody({ browser, app, javaScriptEnabled, signInAs }, 'property')
  await property.goto('/desk/work')
  const mine = property.locator('article', { hasText: number })
  await taps.tap(mine.getByRole('button', { name: '接下' }))
  expect(taps.count).toBe(1)
  await expect(property.getByText('接下了。')).toBeVisible()
  await property.getByRole('button', { name: '动手办' }).click()
  await expect(property.getByText('好，动手办。')).toBeVisible()
  await property.goto('/desk/work')
  taps.count = 0
  await taps.tap(property.locator('article', { hasText: number }).getByRole('link', { name: '办好了' }))
  await property.getByLabel('怎么办好的').fill('换了一段管子，不漏了。')
  const buffer = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#5a6b7c' } })
    .jpeg()
    .toBuffer()
  await property.locator('input[type="file"]').setInputFiles({ name: 'pipe.jpg', mimeType: 'image/jpeg', buffer })
  await taps.tap(property.getByRole('button', { name: '办好了' }))
  expect(taps.count).toBeLessThanOrEqual(3)
  await expect(property.getByText('办好了，等反映人回音。').first()).toBeVisible()
})

test('what is not theirs goes back with one tap and a reason, and is gone from their list', async ({
  page,
  signInAs,
  browser,
  app,
  javaScriptEnabled,
}) => {
  await signInAs(page, 'staff')
  const number = await called(page, '水费账单看不懂', (what) => what.click())
  await accepted(page, number, '物业')
  const property = await somebody({ browser, app, javaScriptEnabled, signInAs }, 'property')
  await property.goto('/desk/work')
  const mine = property.locator('article', { hasText: number })
  await mine.getByText('退回…').click()
  await mine.getByRole('button', { name: '不归我们管' }).click()
  await expect(property.locator('article', { hasText: number })).toHaveCount(0)
  expect((await property.request.get(`/desk/work/${number}`)).status()).toBe(404)
  await page.goto(`/desk/needs/${number}`)
  await expect(page.getByText('退回：不归我们管')).toBeVisible()
})

test('two at the desk on one need: the second sees both versions and loses nothing', async ({
  page,
  signInAs,
  browser,
  app,
  javaScriptEnabled,
}) => {
  await signInAs(page, 'staff')
  const number = await called(page, '楼顶水箱溢水', (what) => what.click())
  const director = await somebody({ browser, app, javaScriptEnabled, signInAs }, 'director')
  await director.goto(`/desk/needs/${number}`)
  await accepted(page, number, '物业')
  await director.getByLabel('给大家看的题目').fill('楼顶水箱要修')
  await director.getByRole('button', { name: '受理' }).click()
  await expect(director.getByText('这件事刚刚被别人改过')).toBeVisible()
  await expect(director.getByText('楼顶水箱要修')).toBeVisible()
  await expect(director.getByText('地下室水管漏水')).toBeVisible()
})

test('an elder rings and is answered by telephone: the number is opened with a reason, the call is noted, the board says that they were told', async ({
  page,
  signInAs,
}) => {
  await signInAs(page, 'staff')
  await page.goto('/desk/needs/new')
  await page.getByRole('radio', { name: '电话', exact: true }).click()
  await page.getByRole('radio', { name: '照明', exact: true }).click()
  await page.getByLabel('一句话：哪里，什么事').fill('门口灯太暗')
  await page.getByText('姓名、电话、具体位置、照片').click()
  await page.getByRole('radio', { name: '打电话告诉' }).click()
  await page.getByLabel('电话', { exact: false }).last().fill('13800001234')
  await page.getByRole('button', { name: '记下' }).click()
  await page.getByRole('link', { name: '打开这件事' }).click()
  await expect(page.getByText('13800001234')).toHaveCount(0)
  await page.locator('summary', { hasText: '打开看' }).click()
  await page.getByRole('radio', { name: '告诉结果' }).click()
  await page.getByRole('button', { name: '打开看' }).click()
  await expect(page.getByText('13800001234')).toBeVisible()
  await expect(page.getByText('看了称呼和电话：告诉结果')).toBeVisible()
  await page.getByLabel('给大家看的题目').fill('门口灯太暗')
  await page.getByRole('radio', { name: '我来办', exact: true }).click()
  await page.getByRole('button', { name: '受理' }).click()
  await page.locator('summary', { hasText: '记一次联系' }).click()
  await page.getByRole('radio', { name: '电话谈过了' }).click()
  await page.getByLabel('说了什么').fill('告诉她周五换亮一点的灯')
  await page.getByRole('button', { name: '记下', exact: true }).first().click()
  await expect(page.getByText('告诉她周五换亮一点的灯')).toBeVisible()
  await page.getByRole('link', { name: '看公示页' }).click()
  await expect(page.getByText('电话联系上了反映人')).toBeVisible()
  await expect(page.getByText('告诉她周五换亮一点的灯')).toHaveCount(0)
})

test('staff ask the asker something, the asker answers by number and code, and the clock stood meanwhile', async ({
  page,
  signInAs,
  browser,
  app,
  javaScriptEnabled,
}) => {
  await signInAs(page, 'staff')
  const number = await called(page, '车棚的门锁不上', (what) => what.click())
  const { code } = await slipOn(page)
  await accepted(page, number, '先不派')
  await page.getByText('要先问反映人').click()
  await page.getByLabel('问什么').fill('是哪个车棚的门？')
  await page.getByRole('button', { name: '问他' }).click()
  await expect(page.getByText('问了反映人，计时暂停。')).toBeVisible()
  const context = await browser.newContext({ baseURL: app.url, javaScriptEnabled: javaScriptEnabled })
  const asker = await context.newPage()
  await asker.goto(`/needs/follow?number=${number}`)
  await asker.getByLabel('查询码').fill(code)
  await asker.getByRole('button', { name: '看一看' }).click()
  await expect(asker.getByText('是哪个车棚的门？').first()).toBeVisible()
  await asker.getByLabel('您的答复').fill('靠南门的那个')
  await asker.getByRole('button', { name: '就这样答复' }).click()
  await expect(asker.getByText('谢谢，我们接着办。')).toBeVisible()
  await page.goto(`/desk/needs/${number}`)
  await expect(page.getByText('靠南门的那个').first()).toBeVisible()
  await expect(page.getByRole('button', { name: '派出去' })).toBeVisible()
})
