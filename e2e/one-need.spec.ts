import sharp from 'sharp'
import type { Page } from '@playwright/test'
import { slipOn } from './read-out.ts'
import { expect, test, type Demo } from './world.ts'

/** A photo as a telephone takes it. */
const photo = async (name: string, colour: string) => ({
  name,
  mimeType: 'image/jpeg',
  buffer: await sharp({ create: { width: 1600, height: 1200, channels: 3, background: colour } })
    .jpeg()
    .withExif({ IFD3: { GPSLatitude: '31/1 15/1 0/1' } })
    .toBuffer(),
})

const digits = (text: string | null): string => (text ?? '').replace(/[^\d-]/g, '')

/** What the receipt tells the asker. */
async function receipt(page: Page): Promise<{ number: string; code: string }> {
  const { number, code } = await slipOn(page)
  return { number, code: digits(code) }
}

async function follow(page: Page, { number, code }: { number: string; code: string }): Promise<void> {
  await page.goto(`/needs/follow?number=${number}`)
  await page.getByLabel('查询码').fill(code)
  await page.getByRole('button', { name: '看一看' }).click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/./)
}

test('an elder shows a dark lamp with a photo; it is mended, comes back, is mended again, and the number opens to it', async ({
  page,
  browser,
  app,
  taps,
  signInAs,
  javaScriptEnabled,
}) => {
  const as = async (who: Demo): Promise<Page> => {
    const context = await browser.newContext({ baseURL: app.url, javaScriptEnabled })
    const theirs = await context.newPage()
    await signInAs(theirs, who)
    return theirs
  }

  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/?elder=1')
  await taps.tap(page.getByRole('link', { name: '我要反映' }).first())
  await taps.tap(page.getByRole('radio', { name: '照明' }))
  await page.locator('input[type="file"]').setInputFiles(await photo('lamp.jpg', '#30343a'))
  await taps.tap(page.getByRole('button', { name: '交给居委会' }))
  const mine = await receipt(page)
  expect(mine.number).toMatch(/^\d{4}-\d{4}$/)
  expect(taps.count).toBeLessThanOrEqual(3)

  const staff = await as('staff')
  await staff.goto(`/desk/needs/${mine.number}`)
  await staff.getByLabel('给大家看的题目').fill('五楼楼道灯不亮')
  await staff.getByRole('radio', { name: '在网上回他' }).click()
  await staff.getByLabel('给反映人的话').fill('看到照片了，今天请物业去看。')
  await staff.getByRole('radio', { name: '物业' }).click()
  await staff.getByRole('button', { name: '受理' }).click()
  await expect(staff.getByText('已派出').or(staff.getByText('已派')).first()).toBeVisible()

  const property = await as('property')
  await mend(property, mine.number, '换了感应灯，晚上看过，亮了。')

  await follow(page, mine)
  await page.getByText('没有解决', { exact: true }).first().click()
  await page.getByLabel('还有什么问题？').fill('今天早上又不亮了。')
  await page.getByRole('button', { name: '没有解决，请再办' }).click()
  await expect(page.getByText('好的，我们重新办。')).toBeVisible()

  await staff.goto(`/desk/needs/${mine.number}`)
  await staff.getByRole('radio', { name: '物业' }).first().click()
  await staff.getByRole('button', { name: '派出去' }).click()
  await expect(staff.getByText('派出去了。')).toBeVisible()
  await mend(property, mine.number, '换了整只灯座，连看三个晚上。')

  await follow(page, mine)
  await page.getByRole('button', { name: '解决了', exact: true }).click()
  await expect(page.getByText('谢谢您的回音。')).toBeVisible()

  await page.goto('/figures/needs.solveRate')
  await expect(page.getByRole('link', { name: mine.number }).first()).toBeVisible()
  await page.getByRole('link', { name: mine.number }).first().click()
  await expect(page.getByRole('heading', { name: '五楼楼道灯不亮' })).toBeVisible()
})

async function mend(property: Page, number: string, result: string): Promise<void> {
  await property.goto('/desk/work')
  const mine = property.locator(`form[action*="${number}"]`)
  await mine.getByRole('button', { name: '接下' }).first().click()
  await expect(property.getByText('接下了。')).toBeVisible()
  await mine.getByRole('button', { name: '动手办' }).first().click()
  await expect(property.getByText('好，动手办。')).toBeVisible()
  await property.goto(`/desk/needs/${number}`)
  await property.getByLabel('怎么办好的').fill(result)
  await property.locator('input[type="file"]').setInputFiles(await photo('mended.jpg', '#e8d9a0'))
  await property.getByRole('button', { name: '办好了' }).click()
  await expect(property.getByText('办好了，等反映人回音。')).toBeVisible()
}

test('a caller is written down in four taps and a sentence, and hears the number', async ({ page, signInAs, taps }) => {
  await signInAs(page, 'staff')
  await page.goto('/desk')
  await taps.tap(page.getByRole('radio', { name: '电话' }))
  await taps.tap(page.getByRole('radio', { name: '楼道' }))
  await page.getByLabel('一句话：哪里，什么事').fill('三楼扶手松了，老人下楼害怕。')
  await taps.tap(page.getByRole('button', { name: '记下' }))
  expect(taps.count).toBeLessThanOrEqual(4)
  const { number } = await receipt(page)
  await expect(page.getByText(`您的编号是 ${number}`)).toBeVisible()
  await page.goto('/figures/needs.received')
  await expect(page.getByRole('link', { name: number }).first()).toBeVisible()
})

test('what was typed wrong comes back with everything else that was typed', async ({ page }) => {
  await page.goto('/needs/new')
  await page.getByText('想要回音，或者还想多说一点').click()
  await page.getByRole('radio', { name: '电梯', exact: true }).click()
  await page.getByLabel('什么事？').fill('电梯关门夹人')
  await page.getByRole('radio', { name: '打电话告诉我' }).click()
  await page.getByRole('button', { name: '交给居委会' }).click()
  await expect(page.getByRole('alert')).toBeVisible()
  await expect(page.getByLabel('什么事？')).toHaveValue('电梯关门夹人')
  await expect(page.getByRole('radio', { name: '电梯', exact: true })).toBeChecked()
})
