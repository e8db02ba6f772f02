import type { Page } from '@playwright/test'
import { slipOn } from './read-out.ts'
import { expect, test, type Demo } from './world.ts'

test('what is between neighbours is told in confidence: a colleague finds it nowhere until the director asks them to handle it', async ({
  page,
  browser,
  app,
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
  await page.goto('/needs/new')
  await page.getByRole('radio', { name: '噪声' }).click()
  await page.getByLabel('什么事？').fill('楼上小夫妻天天半夜吵架，请悄悄劝劝。')
  await page.getByText('想要回音，或者还想多说一点').click()
  await page.getByLabel('邻里矛盾，不想公开').check()
  await page.getByRole('button', { name: '交给居委会' }).click()
  const { number, code } = await slipOn(page)

  const staff = await as('staff')
  for (const path of [
    '/desk',
    '/desk/needs?sort=newest',
    '/desk/needs?category=noise&state=all',
    '/desk/disputes',
    '/figures/needs.received',
  ]) {
    await staff.goto(path)
    await expect(staff.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(staff.getByText('半夜吵架')).toHaveCount(0)
    await expect(staff.getByText(number)).toHaveCount(0)
  }
  expect((await staff.goto(`/desk/needs/${number}`))?.status()).toBe(404)
  expect((await staff.goto(`/desk/search?q=${number}`))?.status()).toBe(404)
  expect((await page.goto(`/needs/${number}`))?.status()).toBe(404)
  await page.goto('/needs')
  await expect(page.getByText(number)).toHaveCount(0)

  const director = await as('director')
  await director.goto('/desk/disputes')
  await director.getByRole('link', { name: '半夜吵架' }).click()
  await expect(director.getByText('只有主任、经办人和主任请来看的人看得到')).toBeVisible()
  await director.getByText('请谁经办').first().click()
  const colleague = await staff.locator('header').innerText()
  const names = await director.getByLabel('请谁经办').locator('option').allInnerTexts()
  await director.getByLabel('请谁经办').selectOption({ label: names.find((name) => colleague.includes(name)) ?? '' })
  await director.getByRole('button', { name: '请他经办' }).click()
  await expect(director.getByText('好，请他经办。')).toBeVisible()

  await staff.goto('/desk')
  await staff.getByRole('link', { name: '半夜吵架' }).click()
  await staff.getByLabel('题目').fill('夜里有声响')
  await staff.getByRole('radio', { name: '在网上回他' }).click()
  await staff.getByLabel('给反映人的话').fill('我先去敲敲门，不说是谁说的。')
  await staff.getByRole('radio', { name: '我来办' }).click()
  await staff.getByRole('button', { name: '受理' }).click()
  await expect(staff.getByText('只有主任、经办人和主任请来看的人看得到')).toBeVisible()

  await page.goto(`/needs/follow?number=${number}`)
  await page.getByLabel('查询码').fill(code)
  await page.getByRole('button', { name: '看一看' }).click()
  await expect(page.getByText('这件事不公开')).toBeVisible()
  await expect(page.getByText('我先去敲敲门，不说是谁说的。')).toBeVisible()
  await page.goto('/needs')
  await expect(page.getByText(number)).toHaveCount(0)
})
