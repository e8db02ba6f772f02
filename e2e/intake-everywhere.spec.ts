import type { Page } from '@playwright/test'
import { numberOnSlip } from './read-out.ts'
import { expect, test } from './world.ts'
import { wellMadeNow } from './well-made.ts'

async function write(page: Page, subject: string, words: string): Promise<void> {
  await page.getByRole('radio', { name: subject, exact: true }).click()
  await page.getByLabel('什么事？').fill(words)
}

const send = (page: Page) => page.getByRole('button', { name: '交给居委会' })
const numberOn = numberOnSlip

/** Looked at with scripts on only: what looks is a script itself. */
const wellMade = async (page: Page, javaScriptEnabled: boolean | undefined): Promise<void> => {
  if (javaScriptEnabled !== false) await wellMadeNow(page)
}

test('somebody smells gas: the numbers to ring stand large on top, and it is recorded all the same', async ({
  page,
  javaScriptEnabled,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/needs/new?lang=zh&elder=0')
  await write(page, '楼道', '三楼楼道一股煤气味')
  await send(page).click()
  const box = page.locator('#urgent')
  await expect(box).toContainText('先打电话')
  await expect(box).toContainText('有燃气味')
  for (const call of ['110', '119', '120', '962777']) await expect(box.locator(`a[href="tel:${call}"]`)).toBeVisible()
  expect(await numberOn(page)).toMatch(/^\d{4}-\d{4}$/)
  await wellMade(page, javaScriptEnabled)
})

test('while somebody types, danger is said at once, and a blocked fire lane is not danger @scripts', async ({
  page,
}) => {
  await page.goto('/needs/new?lang=zh&elder=1')
  const box = page.locator('danger-words .urgent')
  await write(page, '消防', '消防通道堆物')
  await expect(box).toBeHidden()
  await page.getByLabel('什么事？').fill('有人在楼梯上摔倒了')
  await expect(box).toContainText('先打电话')
  await expect(box.getByText('有人受伤')).toBeVisible()
  await expect(box.getByText('着火')).toBeHidden()
  await wellMadeNow(page)
  await page.getByLabel('什么事？').fill('楼梯扶手松了')
  await expect(box).toBeHidden()
})

test('before sending, a neighbour sees what others said, looks at one on a new page and still has the own words', async ({
  page,
  context,
  javaScriptEnabled,
}) => {
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto('/needs?lang=zh&elder=0')
  await page.goto('/needs/new')
  await write(page, '照明', '楼道灯不亮')
  await page.getByRole('button', { name: '看看有没有人反映过' }).click()
  const found = page.locator('#similar')
  await expect(found.getByRole('link', { name: /我也遇到了/ }).first()).toBeVisible()
  await expect(page.getByLabel('什么事？')).toHaveValue('楼道灯不亮')
  await wellMade(page, javaScriptEnabled)
  const opened = context.waitForEvent('page')
  await found
    .getByRole('link', { name: /我也遇到了/ })
    .first()
    .click()
  const other = await opened
  await expect(other.getByRole('heading', { name: '我也遇到了' })).toBeVisible()
  await other.close()
  await expect(page.getByLabel('什么事？')).toHaveValue('楼道灯不亮')
  await send(page).click()
  expect(await numberOn(page)).toMatch(/^\d{4}-\d{4}$/)
})

test('the code in the stairwell leads to the form for that building, and its notice fills one sheet with the telephone on it', async ({
  page,
  signInAs,
  browser,
  baseURL,
  javaScriptEnabled,
}) => {
  await signInAs(page, 'staff')
  await page.goto('/desk/places?lang=zh')
  await page.locator('a[href$="/notice"]').first().click()
  const code = (await page.locator('.poster .qr .small').innerText()).trim()
  await expect(page.locator('.poster-foot')).toContainText(/\d{3,}/)
  await expect(page.locator('.poster-foot')).toContainText('打 ')
  await expect(page.getByRole('link', { name: '印一张反映单' })).toBeVisible()
  expect(await sheets(page)).toBe(1)
  await page.goto(page.url() + '?lang=en')
  expect(await sheets(page)).toBe(1)
  const phone = await browser.newPage({ baseURL: baseURL ?? '', javaScriptEnabled })
  const scanned = new URL(code)
  await phone.goto(scanned.pathname + scanned.search + '&lang=zh')
  const chosen = phone.locator('input[name="place"]:checked')
  expect(await chosen.getAttribute('value')).toBe(scanned.searchParams.get('building'))
  await phone.close()
})

test('a blank sheet anybody may print is one page, with the telephone on its slip', async ({
  page,
  javaScriptEnabled,
}) => {
  await page.goto('/needs/paper?lang=zh&elder=0')
  await expect(page.locator('.paper-slip')).toContainText('沿线撕下')
  await expect(page.locator('.paper-phone')).toContainText(/\d{4,}/)
  expect(await sheets(page)).toBe(1)
  await wellMade(page, javaScriptEnabled)
  await page.goto('/needs/paper?lang=en')
  expect(await sheets(page)).toBe(1)
  await wellMade(page, javaScriptEnabled)
  await page.goto('/needs/paper?lang=zh&elder=1')
  expect(await sheets(page)).toBe(1)
  await wellMade(page, javaScriptEnabled)
})

/** How many sheets of A4 the page is when printed. */
async function sheets(page: Page): Promise<number> {
  const pdf = await page.pdf({ preferCSSPageSize: true })
  expect(pdf.toString('latin1')).toMatch(/MediaBox\s*\[0 0 59[45][.\d]* 84[12]/)
  return pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)?.length ?? 0
}

test('a spoken wish at the desk: four taps and a sentence, place and all, on Today too', async ({
  page,
  signInAs,
  taps,
}) => {
  await signInAs(page, 'staff')
  await page.goto('/desk/needs/new?lang=zh')
  await taps.tap(page.getByRole('radio', { name: '当面', exact: true }))
  await taps.tap(page.getByRole('radio', { name: '垃圾', exact: true }))
  await taps.tap(page.getByRole('radio', { name: /3号楼/ }).first())
  await page.getByLabel('一句话：哪里，什么事').fill('垃圾桶满了三天')
  await taps.tap(page.getByRole('button', { name: '记下' }))
  await expect(page.getByText(/您的编号是/)).toBeVisible()
  expect(taps.count).toBeLessThanOrEqual(4)
  await page.goto('/desk')
  taps.count = 0
  await taps.tap(page.getByRole('radio', { name: '纸条', exact: true }))
  await taps.tap(page.getByRole('radio', { name: '停车', exact: true }))
  await page.getByLabel(/哪幢楼/).fill('长江大楼3号楼 502')
  await page.getByLabel('一句话：哪里，什么事').fill('夜里找不到车位')
  await taps.tap(page.getByRole('button', { name: '记下' }))
  await expect(page.getByText(/您的编号是/)).toBeVisible()
  expect(taps.count).toBeLessThanOrEqual(4)
  await page.getByRole('link', { name: '打开这件事' }).click()
  const facts = page.locator('dl')
  await expect(facts.getByText('长江大楼 3号楼').first()).toBeVisible()
  await expect(facts.getByText('502').first()).toBeVisible()
  await expect(facts.getByText('纸条').first()).toBeVisible()
})

test('the network is away: it says so, keeps the words, and the second press is one need @scripts', async ({
  page,
  context,
}) => {
  await page.goto('/needs/new?lang=zh&elder=0')
  await write(page, '绿化', '大树枝挂在车棚上')
  await context.setOffline(true)
  await send(page).click()
  await expect(page.getByRole('alert')).toContainText('网络断了，没有送出去')
  await expect(page.getByLabel('什么事？')).toHaveValue('大树枝挂在车棚上')
  await context.setOffline(false)
  await send(page).click()
  const number = await numberOn(page)
  expect(number).toMatch(/^\d{4}-\d{4}$/)
  await page.goto('/needs/new')
  await expect(page.getByLabel('什么事？')).toHaveValue('')
})

test('the answer is lost on the way: sent again from the kept draft it is the same need @scripts', async ({ page }) => {
  await page.goto('/needs/new?lang=zh&elder=0')
  await write(page, '地面', '东门台阶缺了一角')
  const first: string[] = []
  await page.route('**/needs/new', async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    const answer = await route.fetch({ maxRedirects: 0 })
    first.push(answer.headers()['location'] ?? '')
    return route.abort('internetdisconnected')
  })
  await send(page).click()
  await expect(page.getByRole('alert')).toContainText('网络断了，没有送出去')
  await page.unroute('**/needs/new')
  await page.goto('/needs')
  await page.goto('/needs/new')
  await expect(page.getByLabel('什么事？')).toHaveValue('东门台阶缺了一角')
  await send(page).click()
  const number = await numberOn(page)
  await page.goto(first[0] ?? '')
  expect(await numberOn(page)).toBe(number)
})
