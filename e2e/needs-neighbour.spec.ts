import type { Page } from '@playwright/test'
import { slipOn } from './read-out.ts'
import { expect, test } from './world.ts'

/** Number and code of the receipt that is shown. */
async function say(page: Page, words: string): Promise<{ number: string; code: string }> {
  await page.goto('/needs/new?lang=zh&elder=0')
  await page.getByRole('radio', { name: '垃圾', exact: true }).click()
  await page.getByLabel('什么事？').fill(words)
  await page.getByRole('button', { name: '交给居委会' }).click()
  return slipOn(page)
}

test('an old neighbour says a need in three taps after home, without a name, and can refresh the slip', async ({
  page,
  taps,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/?elder=1&lang=zh')
  await page.getByRole('link', { name: '我要反映' }).first().click()
  await taps.tap(page.getByRole('radio', { name: '电梯', exact: true }))
  await page.getByLabel('什么事？').fill('电梯到三楼会抖')
  await taps.tap(page.getByRole('button', { name: '交给居委会' }))
  expect(taps.count).toBeLessThanOrEqual(3)
  const first = await slipOn(page)
  expect(first.number).toMatch(/^\d{4}-\d{4}$/)
  await page.reload()
  expect(await slipOn(page)).toEqual(first)
})

/** A browser that turns speech into words; `where`: on the device, or at some company. */
const hears = (page: Page, where: 'available' | 'unavailable') =>
  page.addInitScript((answer) => {
    class Speech extends EventTarget {
      static available = (asked: { processLocally: boolean }) =>
        Promise.resolve(asked.processLocally ? answer : 'available')
      processLocally = false
      onresult: (event: object) => void = () => undefined
      onend: () => void = () => undefined
      start() {
        if (!this.processLocally) throw new Error('a voice would have left the device')
      }
      stop() {
        this.onresult({ results: [[{ transcript: '三楼扶手松了' }]] })
        this.onend()
      }
      abort() {}
    }
    Object.assign(window, { SpeechRecognition: Speech })
  }, where)

test('a neighbour speaks: the words are laid into the box, mended and sent; where the voice would leave the device nothing is offered @scripts', async ({
  page,
  context,
}) => {
  await hears(page, 'available')
  await page.goto('/needs/new?lang=zh&elder=1')
  await page.getByRole('radio', { name: '楼道', exact: true }).click()
  await page.getByRole('button', { name: '说给它听' }).click()
  await page.getByRole('button', { name: '在听，说完点一下' }).click()
  await expect(page.getByRole('button', { name: '说给它听' })).toBeVisible()
  const box = page.getByLabel('什么事？')
  await expect(box).toHaveValue('三楼扶手松了')
  await box.fill('三楼到四楼的扶手松了')
  await page.getByRole('button', { name: '交给居委会' }).click()
  expect((await slipOn(page)).number).toMatch(/^\d{4}-\d{4}$/)
  const other = await context.newPage()
  await hears(other, 'unavailable')
  await other.goto('/needs/new?lang=zh')
  await expect(other.getByLabel('什么事？')).toBeVisible()
  await expect(other.getByRole('button', { name: '说给它听' })).toBeHidden()
})

// With scripts the way back leads to an empty form of its own.
test('sent again after going back it is one need; another matter written there is a need of its own @no-scripts', async ({
  page,
}) => {
  const first = await say(page, '垃圾箱房旁边有一只旧沙发')
  await page.goBack()
  await page.getByRole('button', { name: '交给居委会' }).click()
  expect(await slipOn(page)).toEqual(first)
  await page.goBack()
  await page.getByLabel('什么事？').fill('还有一张旧床垫')
  await page.getByRole('button', { name: '交给居委会' }).click()
  await expect(page.getByText(`编号 ${first.number}`)).toBeVisible()
  await expect(page.getByLabel('什么事？')).toHaveValue('还有一张旧床垫')
  await page.getByRole('button', { name: '交给居委会' }).click()
  expect((await slipOn(page)).number).not.toBe(first.number)
})

test('what a neighbour says is read by the committee and by nobody else', async ({ page }) => {
  const { number } = await say(page, '我是何秀英，502的，夜里睡不好')
  await page.goto(`/needs/${number}`)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('垃圾')
  await expect(page.getByText('何秀英')).toHaveCount(0)
  await page.goto('/needs')
  await expect(page.getByText(number)).toBeVisible()
  await expect(page.getByText('何秀英')).toHaveCount(0)
})

test('with number and code the asker sees the own words, and may take them back', async ({ page }) => {
  const { number, code } = await say(page, '楼下有人堆纸板箱')
  await page.goto(`/needs/follow?number=${number}`)
  await page.getByLabel('查询码').fill(code)
  await page.getByRole('button', { name: '看一看' }).click()
  await expect(page.getByText('楼下有人堆纸板箱')).toBeVisible()
  await page.getByText('不用办了，我想撤回').click()
  await page.getByRole('button', { name: '撤回这件事' }).click()
  await expect(page.getByText('已经撤回。')).toBeVisible()
  await page.goto(`/needs/${number}`)
  await expect(page.getByText('没有找到这一页')).toBeVisible()
})

test('somebody who cannot use a pointer says a need with the keyboard alone', async ({ page }) => {
  await page.goto('/needs/new?lang=zh&elder=0')
  await page.getByRole('radio', { name: '楼道', exact: true }).focus()
  await page.keyboard.press('Space')
  await page.keyboard.press('Tab')
  await expect(page.getByLabel('什么事？')).toBeFocused()
  await page.keyboard.type('扶手松了')
  for (let steps = 0; steps < 40; steps++) {
    await page.keyboard.press('Tab')
    if (await page.getByRole('button', { name: '交给居委会' }).evaluate((button) => button === document.activeElement))
      break
  }
  await page.keyboard.press('Enter')
  expect((await slipOn(page)).number).toMatch(/^\d{4}-\d{4}$/)
})

test('the board narrows by subject in its address, and the plan leads to a building', async ({ page }) => {
  await page.goto('/needs?lang=zh&elder=0')
  await page.getByLabel('哪方面').selectOption({ label: '电梯' })
  await page.getByRole('button', { name: '筛选' }).click()
  await expect(page).toHaveURL(/category=lift/)
  await page.goto('/needs/plan')
  await page.locator('figure.plan ol a').first().click()
  await expect(page).toHaveURL(/building=/)
})
