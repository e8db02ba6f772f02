import type { Page } from '@playwright/test'
import { expect, test } from './world.ts'
import { speak, wellMade, wellMadeNow } from './well-made.ts'

/** Writes somebody down in a home, so that a test has a household of its own. */
async function add(staff: Page, name: string, home: string): Promise<void> {
  await staff.goto('/desk/people/new')
  await staff.getByLabel('姓名').fill(name)
  await staff.getByLabel('住哪一户').fill(home)
  await staff.getByRole('button', { name: '保存' }).click()
  await expect(staff.getByText(`${name}登记好了。`)).toBeVisible()
}

/** Finds the home by whoever lives in it, and opens the page of its card. */
async function openCard(staff: Page, words: string, home: string): Promise<void> {
  await staff.goto('/desk/people')
  await staff.getByRole('searchbox', { name: '找人' }).fill(words)
  await staff.getByRole('search', { name: '找人' }).getByRole('button', { name: '搜索' }).click()
  await expect(staff.getByText('找到 1 位')).toBeVisible()
  await staff.getByRole('link', { name: home }).click()
  await staff.getByRole('link', { name: '家庭卡' }).click()
  await expect(staff.getByRole('heading', { level: 1, name: '家庭卡' })).toBeVisible()
}

/** What stands on a printed sheet: the code in letters and the address in the square. */
async function sheetOf(staff: Page): Promise<{ code: string; address: string }> {
  const sheet = staff.locator('article')
  await expect(sheet.getByRole('img')).toBeVisible()
  const said = await sheet.innerText()
  return { code: /\w{3}-\w{3}-\w{4}/.exec(said)?.[0] ?? '', address: /\S+\/c\/\w{10}/.exec(said)?.[0] ?? '' }
}

async function handedTo(staff: Page, name: string): Promise<void> {
  await staff.getByRole('radio', { name }).click()
  await staff.getByRole('button', { name: '登记：已当面交到手上' }).click()
  await expect(staff.getByText('登记好了，这张卡现在可以用了。')).toBeVisible()
}

async function type(page: Page, code: string): Promise<void> {
  await page.goto('/card')
  await page.getByLabel('卡上的码').fill(code)
  await page.getByRole('button', { name: '进来看看' }).click()
}

const opensNothing = '这个码打不开。'

test('a household comes in with the card it was handed, follows its need, and is out once the card is replaced', async ({
  page: staff,
  browser,
  app,
  signInAs,
  javaScriptEnabled: scripts,
}) => {
  const [name, words, room] = scripts
    ? (['尉迟敏', 'yuchimin', '704'] as const)
    : (['尉迟捷', 'yuchijie', '703'] as const)
  const home = `长江大楼 4号楼 ${room}`
  await signInAs(staff, 'staff')
  await add(staff, name, home)
  await openCard(staff, words, home)
  if (scripts) await wellMade(staff)
  await staff.getByRole('button', { name: '打印一张' }).click()
  const first = await sheetOf(staff)
  expect(first.address).toBe(`${app.url}/c/${first.code.replaceAll('-', '')}`)
  if (scripts) await wellMadeNow(staff)

  const neighbour = await (
    await browser.newContext({
      baseURL: app.url,
      javaScriptEnabled: scripts,
      viewport: { width: 390, height: 844 },
    })
  ).newPage()
  await type(neighbour, first.code)
  await expect(neighbour.getByRole('alert').getByText(opensNothing)).toBeVisible()

  await staff.getByRole('link', { name: '打印好了，去登记交卡' }).click()
  await expect(staff.getByText('现在这张卡什么也打不开。')).toBeVisible()
  if (scripts) await wellMade(staff)
  await handedTo(staff, name)

  await neighbour.goto(first.address)
  if (scripts) await wellMade(neighbour)
  await neighbour.getByRole('button', { name: '进来看看' }).click()
  await expect(neighbour.getByText(`您家：${home}室`)).toBeVisible()
  await neighbour.getByRole('link', { name: '我要反映' }).first().click()
  await neighbour.getByRole('radio', { name: '照明', exact: true }).click()
  await neighbour.getByLabel('什么事？').fill('七楼楼道灯忽明忽暗')
  await neighbour.getByRole('button', { name: '交给居委会' }).click()
  await expect(neighbour.locator('#slip')).toBeVisible()
  await neighbour.goto('/me')
  await expect(neighbour.getByRole('link', { name: '七楼楼道灯忽明忽暗' })).toBeVisible()
  await neighbour.getByRole('button', { name: '退出' }).click()
  await expect(neighbour).toHaveURL(`${app.url}/`)
  await neighbour.goto('/me')
  await expect(neighbour.getByText('七楼楼道灯忽明忽暗')).toHaveCount(0)

  await type(neighbour, ` ${first.code.toLowerCase().replaceAll('-', ' ')} `)
  await expect(neighbour.getByRole('link', { name: '七楼楼道灯忽明忽暗' })).toBeVisible()

  await staff.reload()
  await expect(staff.getByText('已交到手上，可以用')).toBeVisible()
  await staff.getByRole('link', { name: '卡丢了，或者要换一张' }).click()
  await expect(staff.getByText('用它登录的设备马上退出。')).toBeVisible()
  if (scripts) {
    await wellMade(staff)
    await speak(staff, 'en')
  }
  await staff.getByRole('button', { name: '作废，并打印一张新的' }).click()
  const second = await sheetOf(staff)
  expect(second.code).not.toBe(first.code)
  if (scripts) await wellMadeNow(staff)
  await speak(staff, 'zh')

  await neighbour.reload()
  await expect(neighbour.getByText('七楼楼道灯忽明忽暗')).toHaveCount(0)
  await neighbour.goto(first.address)
  await neighbour.getByRole('button', { name: '进来看看' }).click()
  await expect(neighbour.getByRole('alert').getByText(opensNothing)).toBeVisible()

  await openCard(staff, words, home)
  await handedTo(staff, '名册上没有的同住家人，已当面核对')
  await type(neighbour, second.code)
  await expect(neighbour.getByRole('link', { name: '七楼楼道灯忽明忽暗' })).toBeVisible()
  await staff.getByRole('link', { name: '卡丢了，或者要换一张' }).click()
  await staff.getByRole('button', { name: '作废，先不换' }).click()
  await expect(staff.getByText('这家还没有家庭卡')).toBeVisible()
  await type(neighbour, second.code)
  await expect(neighbour.getByRole('alert').getByText(opensNothing)).toBeVisible()
})

test('a code that is wrong is answered the same way each time, and what was typed stays', async ({ page }) => {
  for (const code of ['3K7-MX9-TRP2', 'HHH-333-WWWW']) {
    await type(page, code)
    await expect(page.getByRole('alert').getByText(opensNothing)).toBeVisible()
    await expect(page.getByLabel('卡上的码')).toHaveValue(code)
  }
  await type(page, '3K7-MX')
  await expect(page.getByRole('alert').getByText('码看不全。卡上一共是十个字母和数字')).toBeVisible()
})

test('a card takes one sheet of paper, with nothing on it but what its home needs @scripts', async ({
  page,
  signInAs,
}) => {
  await signInAs(page, 'staff')
  await add(page, '尉迟恭', '长江大楼 4号楼 702')
  await openCard(page, 'yuchigong', '长江大楼 4号楼 702')
  await page.getByRole('button', { name: '打印一张' }).click()
  await sheetOf(page)
  await page.emulateMedia({ media: 'print' })
  await expect(page.locator('.no-print')).toBeHidden()
  await expect(page.getByRole('navigation')).toHaveCount(0)
  const paper = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(paper.match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
})
