import { readOut } from './read-out.ts'
import { expect, type Page } from '@playwright/test'

/** Somebody of one's own, with a card in their hand. */
export async function withCard(staff: Page, name: string, home: string): Promise<string> {
  await staff.goto('/desk/people/new')
  await staff.getByLabel('姓名').fill(name)
  await staff.getByLabel('住哪一户').fill(home)
  await staff.getByLabel('电话').fill('13800138000')
  await staff.getByRole('button', { name: '保存' }).click()
  await expect(staff.getByText(`${name}登记好了。`)).toBeVisible()
  await staff.getByRole('link', { name: home }).click()
  await staff.getByRole('link', { name: '家庭卡' }).click()
  await staff.getByRole('button', { name: '打印一张' }).click()
  await expect(staff.locator('article').getByRole('img')).toBeVisible()
  const [code = ''] = await readOut(staff.locator('article'), /\w{3}-\w{3}-\w{4}/)
  await staff.getByRole('link', { name: '打印好了，去登记交卡' }).click()
  await staff.getByRole('radio', { name }).click()
  await staff.getByRole('button', { name: '登记：已当面交到手上' }).click()
  await expect(staff.getByText('登记好了，这张卡现在可以用了。')).toBeVisible()
  return code
}

/** Comes in at the door with the code of a card. */
export async function comeIn(page: Page, code: string): Promise<void> {
  await page.goto('/card')
  await page.getByLabel('卡上的码').fill(code)
  await page.getByRole('button', { name: '进来看看' }).click()
  await page.waitForURL((url) => url.pathname !== '/card')
}
