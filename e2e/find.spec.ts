import { readOut } from './read-out.ts'
import { expect, test } from './world.ts'

test('an old neighbour looks for the rubbish room and reads how far it has come, in two taps @no-scripts', async ({
  page,
  taps,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/?elder=1&lang=zh')
  await page.getByRole('searchbox').fill('拉圾箱')
  await taps.tap(page.getByRole('button', { name: '搜索' }))
  await expect(page.getByRole('heading', { level: 2, name: '诉求' })).toBeVisible()
  await expect(page.locator('mark').first()).toHaveText(/垃圾/)
  await taps.tap(page.locator('section:has(#found-needs) a.row-link').first())
  await expect(page).toHaveURL(/\/needs\/\d{4}-\d{4}$/)
  expect(taps.count).toBeLessThanOrEqual(3)
})

test('who finds nothing is told how to go on, and can do it all by keyboard', async ({ page }) => {
  await page.goto('/find?lang=zh&elder=0')
  await page.getByRole('searchbox').focus()
  await page.keyboard.type('鹦鹉螺潜艇')
  await page.keyboard.press('Enter')
  await expect(page.getByText('没有找到「鹦鹉螺潜艇」')).toBeVisible()
  await expect(page.getByRole('main').getByRole('link', { name: /打电话/ })).toBeVisible()
  await page.getByRole('main').getByRole('link', { name: '我要反映' }).press('Enter')
  await expect(page).toHaveURL(/\/needs\/new/)
})

test('at the desk one box finds the neighbour, the home, the need by its number and a page of the menu', async ({
  page,
  signInAs,
}) => {
  await signInAs(page, 'staff')
  await page.goto('/desk?lang=zh&elder=0')
  const look = async (words: string) => {
    await page.locator('#desk-search').fill(words)
    await page.locator('#desk-search').press('Enter')
  }
  await look('3号楼502')
  await expect(page.getByRole('heading', { level: 2, name: '邻居' })).toBeVisible()
  await expect(page.getByRole('heading', { level: 2, name: '地方' })).toBeVisible()
  await look('mcdr')
  await page.getByRole('main').getByRole('link', { name: '名册导入' }).click()
  await expect(page).toHaveURL(/\/desk\/people\/import/)
  await page.goto('/desk/needs?state=all')
  const [number = ''] = await readOut(page.locator('main tbody a').first(), /\d{4}-\d{4}/)
  await look(number.replace('-', '－').replace('-0', '-'))
  await expect(page).toHaveURL(new RegExp(`/desk/needs/${number}$`))
})
