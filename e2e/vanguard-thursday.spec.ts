import type { Browser, Page } from '@playwright/test'
import { thursdayOf } from './thursday.ts'
import { wellMadeNow } from './well-made.ts'
import { expect, test } from './world.ts'

/** The address a volunteer holds, as the sheet with its code prints it. */
async function ownAddress(page: Page, volunteer: string): Promise<string> {
  await page.goto(`${volunteer}/sheet`)
  const text = await page.locator('main').innerText()
  return /\/volunteering\/[0-9a-f-]{36}\/[\w-]+/.exec(text.replace(/\s/g, ''))?.[0] ?? ''
}

/** A telephone of somebody without an account. */
const telephone = async (browser: Browser, on: { baseURL: string; javaScriptEnabled: boolean }): Promise<Page> => {
  const context = await browser.newContext({ ...on, locale: 'zh-CN', viewport: { width: 390, height: 844 } })
  return context.newPage()
}

test('a Thursday: asked, answered, rostered, passed on, counted, and a number that opens to it', async ({
  page,
  app,
  browser,
  signInAs,
  taps,
  javaScriptEnabled,
}) => {
  test.setTimeout(180_000)
  const on = { baseURL: app.url, javaScriptEnabled }
  const team = `一次完整的先锋日${javaScriptEnabled ? '一' : '二'}`
  // Both runs share one desk, where hours wait under a name.
  const master = javaScriptEnabled ? '周师傅' : '周老师'
  const day = await thursdayOf(app.dataDir, team, ['何阿姨', master])
  try {
    await signInAs(page, 'staff')
    const he = await ownAddress(page, day.volunteers['何阿姨'] ?? '')
    const zhou = await ownAddress(page, day.volunteers[master] ?? '')

    // Tuesday: staff ask the team, and note what they hear on the telephone.
    await page.goto(day.path)
    await page.getByRole('link', { name: '问大家能不能来' }).click()
    await page.getByRole('button', { name: '问问全队' }).click()
    await expect(page.getByRole('heading', { level: 3, name: '何阿姨' })).toBeVisible()
    const card = page.locator('.card').filter({ has: page.getByRole('heading', { level: 3, name: master }) })
    await card.getByText('记他的答复').click()
    await card.getByRole('button', { name: '电话里说能来' }).click()
    await expect(page.getByText('记下了。')).toBeVisible()

    // One tap, from the address in the message.
    const phone = await telephone(browser, on)
    await phone.goto(he)
    const asked = await phone.getByRole('link', { name: '能来吗？' }).getAttribute('href')
    await phone.goto(asked ?? '')
    if (javaScriptEnabled) await wellMadeNow(phone)
    await taps.tap(phone.getByRole('button', { name: '能来' }))
    await expect(phone.getByText('记下了，您能来。')).toBeVisible()
    expect(taps.count).toBe(1)

    // The roster is proposed, changed by hand, published.
    await page.goto(`${day.path}/shifts`)
    await page.getByRole('button', { name: '排一排' }).first().click()
    await expect(page.getByText('发布，告诉这 1 位')).toBeVisible({ timeout: 40_000 })
    await page.goto(`${day.path}/shifts`)
    await page.locator('summary', { hasText: '拿下来' }).click()
    await page.getByRole('button', { name: '拿下来' }).click()
    await expect(page.getByText('拿下来了。')).toBeVisible()
    await page.getByLabel('排谁').selectOption({ label: '何阿姨（说了能来）' })
    await page.getByRole('button', { name: '排上', exact: true }).click()
    await expect(page.getByText('排上了，发布的时候告诉他。')).toBeVisible()
    await page.getByRole('button', { name: '发布，告诉这 1 位' }).click()
    await expect(page.getByText('发布了，1 位会收到消息。')).toBeVisible()
    if (javaScriptEnabled) await wellMadeNow(page)

    // She passes her place on; whoever says yes first has it.
    await phone.goto(he)
    await phone.getByRole('link', { name: /理发/ }).click()
    await phone.getByRole('button', { name: '请人替我' }).click()
    await expect(phone.getByText('有人答应以前，位子还是您的。').first()).toBeVisible()
    const other = await telephone(browser, on)
    await other.goto(zhou)
    await other.getByRole('link', { name: '「理发」缺人，您能来吗？' }).click()
    await other.getByRole('button', { name: '能来' }).click()
    await expect(other.getByText('谢谢您，这个位子是您的了。')).toBeVisible()
    await phone.goto(he)
    await expect(phone.getByText('眼下没有您的班，也没有要答的。')).toBeVisible()

    // The day: who came and went, three haircuts.
    await day.comes()
    await page.goto(`${day.path}/morning`)
    const line = page.locator('.roll-tap', { hasText: master })
    await line.click()
    await expect(line).toContainText('到了')
    for (let served = 1; served <= 3; served += 1) {
      // The same button within a moment is a trembling finger; the next person takes longer.
      if (served > 1) await page.waitForTimeout(900)
      await page.getByRole('button', { name: '没拿号，办好一位' }).click()
      await expect(page.getByText(`办好 ${served} 人次，等着 0 位`)).toBeVisible()
    }
    await line.click()
    await expect.poll(day.signs).toEqual(['arrived', 'left'])

    // The number of the day opens to it.
    await page.goto('/figures/vanguard.serviceContacts')
    const row = page.getByRole('row').filter({ has: page.locator(`a[href="${day.path}"]`) })
    await expect(row).toContainText('3')
    await row.getByRole('link').click()
    await expect(page.getByText(team).first()).toBeVisible()
    await expect(page.getByText('办好 3 人次，等着 0 位')).toBeVisible()

    // The stall is closed: how many came is known by that, and the roll can end.
    await page.goto(`${day.path}/morning`)
    await page.getByRole('button', { name: '收摊' }).click()
    await expect(page.getByRole('button', { name: '开摊' })).toBeVisible()
    // Two hours later the roll ends; what he gave is confirmed by somebody else, and he finds it on his page.
    await day.goes()
    await page.goto(`${day.path.replace('vanguard', 'gatherings')}/rollcall`)
    await page.getByRole('button', { name: '点名结束' }).click()
    await expect(page.getByText('点名结束，这场算办过了。')).toBeVisible()
    const given = page.getByRole('listitem').filter({ hasText: master }).filter({ hasText: '2 小时' })
    await expect(async () => {
      await page.goto('/desk/vanguard/hours')
      await expect(given).toBeVisible({ timeout: 1_000 })
    }).toPass({ timeout: 20_000 })
    await given.getByRole('button', { name: '确认', exact: true }).click()
    await expect(page.getByText('确认了。')).toBeVisible()
    await other.goto(zhou)
    await expect(other.locator('main')).toContainText('2 小时')

    // He asks for a certificate; a stranger checks it, and one that is made up is none.
    await other.getByRole('link', { name: '我的证明' }).click()
    await other.getByRole('button', { name: '我要一张证明' }).click()
    await expect(other.getByText('记下了，居委会开好了放在这里。')).toBeVisible()
    await page.goto('/desk/vanguard/certificates')
    await page.getByRole('link', { name: master }).click()
    await page.getByRole('button', { name: '开证明' }).click()
    await expect(page.getByText('开好了。')).toBeVisible()
    const paper = await page.locator('main').innerText()
    const no = /\d{4}-\d{4,6}/.exec(paper)?.[0] ?? ''
    const code = /查验码\s+([0-9A-Z -]{10,})/.exec(paper)?.[1]?.trim() ?? ''
    const stranger = await telephone(browser, on)
    await stranger.goto('/certificates')
    await stranger.getByLabel('编号').fill(no)
    await stranger.getByLabel('查验码').fill(code)
    await stranger.getByRole('button', { name: '查一查' }).click()
    await expect(stranger.getByText('这张证明是真的')).toBeVisible()
    await expect(stranger.locator('main')).toContainText('2 小时')
    await stranger.goto('/certificates')
    await stranger.getByLabel('编号').fill(no)
    await stranger.getByLabel('查验码').fill('AAAAAAAAAA')
    await stranger.getByRole('button', { name: '查一查' }).click()
    await expect(stranger.getByText('查不到。')).toBeVisible()
  } finally {
    await day.close()
  }
})
