import type { Page } from '@playwright/test'
import { expect, test } from './world.ts'
import { speak, wellMadeNow } from './well-made.ts'

/** The day so many days from now, as Shanghai counts. */
const dayFromNow = (days: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(Date.now() + days * 86_400_000)

/** The one-time password on the sheet that was just printed. */
async function printed(page: Page): Promise<string> {
  const password = page.locator('article b.num')
  await expect(password).toHaveText(/^[a-z0-9-]{10,}$/)
  return password.innerText()
}

async function signIn(page: Page, name: string, password: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('登录名').fill(name)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

async function lend(page: Page, { to, until }: { to: string; until: string }): Promise<void> {
  await page.getByRole('radio', { name: '居委会主任' }).click()
  await page.getByLabel('托给谁').selectOption({ label: to })
  await page.getByLabel('到哪一天为止').fill(until)
  await page.getByLabel('为什么').fill('外出培训')
  await page.getByRole('button', { name: '托给他' }).click()
}

const own = 'three bridges, one river'

test('the director takes somebody of the property firm in for one compound, lends a role until a day, and takes both back', async ({
  page: director,
  browser,
  app,
  signInAs,
  javaScriptEnabled: scripts,
}) => {
  const name = scripts ? '公孙师傅' : '皇甫师傅'
  await signInAs(director, 'director')
  await director.goto('/desk/staff')
  await director.getByRole('link', { name: '邀请一位' }).click()
  await director.getByLabel('登录名').fill(name)
  await director.getByLabel('角色').selectOption({ label: '物业' })
  await director.getByLabel('管哪里').selectOption({ label: '长江大楼' })
  await director.getByRole('button', { name: '建账户，打印密码' }).click()
  await expect(director.getByRole('alert').getByText('请写姓名，最多 20 个字。')).toBeVisible()
  await expect(director.getByLabel('角色')).toHaveValue('property')
  if (scripts) await wellMadeNow(director)
  await director.getByLabel('姓名').fill(name)
  await director.getByRole('button', { name: '建账户，打印密码' }).click()
  const first = await printed(director)
  if (scripts) await wellMadeNow(director)
  await director.getByRole('link', { name: '打印好了，回去' }).click()
  await expect(director.getByRole('row').filter({ hasText: '物业 · 长江大楼' })).toBeVisible()

  if (scripts) await speak(director, 'en')
  await director.getByRole('button', { name: '忘了密码：打印一张新的' }).click()
  const password = await printed(director)
  expect(password).not.toBe(first)
  if (scripts) await wellMadeNow(director)
  await speak(director, 'zh')
  const about = await director
    .locator('a.button[href^="/desk/staff/"]')
    .getAttribute('href')
    .then((href) => href ?? '')

  const mate = await (await browser.newContext({ baseURL: app.url, javaScriptEnabled: scripts })).newPage()
  await signIn(mate, name, first)
  await expect(mate.getByRole('alert').getByText('名字或密码不对。')).toBeVisible()
  await signIn(mate, name, password)
  await mate.getByLabel('纸上的一次性密码').fill(password)
  await mate.getByLabel('新密码', { exact: true }).fill(own)
  await mate.getByLabel('新密码再写一次').fill(own)
  await mate.getByRole('button', { name: '换密码' }).click()
  await expect(mate).toHaveURL(/\/desk/)
  await expect(mate.getByRole('link', { name: '工作人员' })).toHaveCount(0)
  expect((await mate.goto('/desk/staff'))?.status()).toBe(403)

  await director.goto('/desk/staff/loans')
  await lend(director, { to: name, until: dayFromNow(-1) })
  await expect(director.getByRole('alert').getByText('这一天已经过去了。')).toBeVisible()
  await expect(director.getByLabel('为什么')).toHaveValue('外出培训')
  await lend(director, { to: name, until: dayFromNow(7) })
  await expect(director.getByText('托好了，到期自动停。')).toBeVisible()
  await director.goto(about)
  await expect(director.getByRole('row').filter({ hasText: /居委会主任 · 到 .+ · 陈敏华 托给的/ })).toContainText(
    '外出培训',
  )

  await mate.goto('/desk/staff')
  await expect(mate.getByRole('heading', { level: 1, name: '屏幕已锁' })).toBeVisible()
  if (scripts) await wellMadeNow(mate)
  await mate.getByLabel('密码').fill(own)
  await mate.getByRole('button', { name: '解锁' }).click()
  await expect(mate.getByRole('heading', { level: 1, name: '工作人员' })).toBeVisible()

  await director.goto('/desk/staff/loans')
  await director.getByRole('row').filter({ hasText: name }).getByRole('button', { name: '收回' }).click()
  await expect(director.getByText('收回了，马上生效。')).toBeVisible()
  expect((await mate.goto('/desk/staff'))?.status()).toBe(403)
  await director.goto(about)
  await director.getByRole('row').filter({ hasText: '物业 · 长江大楼' }).getByRole('button', { name: '停止' }).click()
  await expect(director.getByText('停了，马上生效。')).toBeVisible()
  await expect(director.getByText('没有角色')).toBeVisible()
  expect((await mate.goto('/desk/work'))?.status()).toBe(403)
})

test('whoever works here finds their account and the lending of a role under their own name', async ({
  page,
  signInAs,
}) => {
  await signInAs(page, 'staff')
  await page.goto('/me')
  await page.getByRole('link', { name: '把我的角色托给同事' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '托给同事' })).toBeVisible()
  await page.goto('/me')
  await page.getByRole('link', { name: '我的账户' }).click()
  await expect(page.getByRole('heading', { level: 2, name: '登录着的设备' })).toBeVisible()
})
