import type { Page } from '@playwright/test'
import { wellMade, wellMadeNow } from './well-made.ts'
import { numberOnSlip } from './read-out.ts'
import { expect, test, type Demo } from './world.ts'

/** Says something at the front door; returns its number. */
async function say(page: Page, words: string): Promise<string> {
  await page.goto('/needs/new?lang=zh&elder=0')
  await page.getByRole('radio', { name: '照明', exact: true }).click()
  await page.getByLabel('什么事？').fill(words)
  await page.getByRole('button', { name: '交给居委会' }).click()
  return numberOnSlip(page)
}

/** The committee takes it up and hands it to the property manager, who mends it. */
async function mended(as: (who: Demo) => Promise<Page>, number: string): Promise<void> {
  const staff = await as('staff')
  await staff.goto(`/desk/needs/${number}`)
  await staff.getByLabel('给大家看的题目').fill('楼道灯不亮')
  await staff.getByRole('radio', { name: '在网上回他' }).click()
  await staff.getByLabel('给反映人的话').fill('今天请物业去看。')
  await staff.getByRole('radio', { name: '物业' }).click()
  await staff.getByRole('button', { name: '受理' }).click()
  await expect(staff.getByText('已派出').or(staff.getByText('已派')).first()).toBeVisible()
  const property = await as('property')
  await property.goto('/desk/messages')
  await expect(async () => {
    await property.reload()
    await expect(property.getByRole('article').filter({ hasText: number })).toContainText('交给您这边办', {
      timeout: 1000,
    })
  }).toPass()
  await property.getByRole('article').filter({ hasText: number }).getByRole('button', { name: '看这件事' }).click()
  await expect(property).toHaveURL(new RegExp(`/desk/work/${number}`))
  await property.getByRole('button', { name: '接下' }).first().click()
  await expect(property.getByText('接下了。')).toBeVisible()
  await property.goto(`/desk/needs/${number}`)
  await property.getByRole('button', { name: '动手办' }).first().click()
  await expect(property.getByText('好，动手办。')).toBeVisible()
  await property.goto(`/desk/needs/${number}`)
  await property.getByLabel('怎么办好的').fill('换了感应灯，晚上看过，亮了。')
  await property.getByRole('button', { name: '办好了' }).click()
  await expect(property.getByText('办好了，等反映人回音。')).toBeVisible()
}

test('a household tells of a lamp, reads in its messages that it is mended, and opens the matter from there', async ({
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
  await signInAs(page, 'household')
  const number = await say(page, `二楼拐角的灯不亮了${javaScriptEnabled ? '' : '，晚上看不见台阶'}`)
  await mended(as, number)

  await page.goto('/me')
  await page.getByRole('link', { name: '消息' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: '消息' })).toBeVisible()
  const told = page.getByRole('article').filter({ hasText: number }).filter({ hasText: '说是办好了' })
  await expect(async () => {
    await page.reload()
    await expect(told).toBeVisible({ timeout: 1000 })
  }).toPass()
  await expect(told.getByText('新', { exact: true })).toBeVisible()
  await expect(page.getByRole('article').filter({ hasText: number }).filter({ hasText: '已经受理' })).toBeVisible()
  await told.getByRole('button', { name: '看这件事' }).click()
  await expect(page).toHaveURL(new RegExp(`/needs/${number}/mine`))
  await page.getByRole('button', { name: '解决了', exact: true }).click()
  await expect(page.getByText('谢谢您的回音。')).toBeVisible()
  await page.goto('/me/messages')
  await expect(told.getByText('新', { exact: true })).toHaveCount(0)
})

test('a household says how it wants to be told, and takes it back', async ({ page, signInAs, javaScriptEnabled }) => {
  const [field, address, agree] = javaScriptEnabled
    ? (['邮箱', 'wang@mail.example', /发到这个邮箱/] as const)
    : (['手机号', '13800000000', /发到这个手机号/] as const)
  await signInAs(page, 'household')
  await page.goto('/me/messages')
  await page.getByRole('link', { name: '怎么告诉我' }).click()
  const part = page.locator('form').filter({ has: page.getByRole('textbox', { name: field }) })
  await part.getByRole('textbox', { name: field }).fill(address)
  await part.getByRole('button', { name: '就这样发给我' }).click()
  await expect(page.getByText('同意了才能发，请打个勾').first()).toBeVisible()
  await expect(part.getByRole('textbox', { name: field })).toHaveValue(address)
  if (javaScriptEnabled) await wellMadeNow(page)
  await part.getByLabel(agree).check()
  await part.getByRole('button', { name: '就这样发给我' }).click()
  await expect(page.getByText('记下了。')).toBeVisible()
  await expect(page.getByRole('textbox', { name: field })).toHaveCount(0)
  const way = javaScriptEnabled ? 'mail' : 'sms'
  await page.locator(`form[action$="/ways/${way}/withdrawal"] button`).click()
  await expect(page.getByText('收回了，地址已经删掉')).toBeVisible()
})

test('the desk sees whom no message reached, prints a notice for the stairwell, rings, and notes it', async ({
  page,
  signInAs,
  javaScriptEnabled,
}) => {
  await signInAs(page, 'staff')
  await page.goto('/desk/messages')
  await page.getByRole('link', { name: '没有送到的' }).click()
  // The page before this one holds articles too: read nothing until the list is there.
  await expect(page.getByRole('heading', { level: 1, name: '没有送到的' })).toBeVisible()
  const all = page.getByRole('article')
  await expect(all.first()).toBeVisible()
  // Both runs share one list: each takes its own end of it.
  const line = javaScriptEnabled ? all.first() : all.last()
  const door = await line.getByRole('heading').innerText()
  const number = /\d{4}-\d{4}/.exec(await line.innerText())?.[0] ?? 'none'
  await expect(line.getByRole('link', { name: '打开这户，找电话' })).toBeVisible()
  await line.getByRole('link', { name: '印楼道告示' }).click()
  await expect(page.getByRole('heading', { level: 1, name: '您反映的事有回音了' })).toBeVisible()
  await expect(page.getByRole('article')).toContainText(number)
  await expect(page.getByRole('article')).not.toContainText(door)
  await page.getByRole('link', { name: '回到没有送到的' }).click()
  const mine = all.filter({ hasText: door }).filter({ hasText: number })
  await mine.getByRole('button', { name: '打电话说了' }).click()
  await expect(page.getByText('记下了。')).toBeVisible()
  await expect(mine).toHaveCount(0)
})

test('who keeps the machine sees the outbox and what was not taken up @scripts', async ({ page, signInAs }) => {
  await signInAs(page, 'technical')
  for (const [name, title] of [
    ['发件', '发件'],
    ['没有接上的', '没有接上的'],
  ] as const) {
    await page.goto('/desk/messages')
    await page.getByRole('link', { name }).click()
    await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
    await wellMade(page)
  }
  await signInAs(page, 'staff')
  for (const address of ['/desk/messages/unreached', '/desk/messages/ways', '/desk/messages']) {
    await page.goto(address)
    await wellMade(page)
  }
})

test('a telephone is asked to remind its owner, shows that there is a message, and is asked no more @scripts', async ({
  page,
  context,
  signInAs,
}) => {
  await context.grantPermissions(['notifications'])
  // No push service answers in a test: what a browser would give out is made here; the rest is the browser's own.
  await page.addInitScript(() => {
    const given = {
      endpoint: 'https://push.example/telephone',
      keys: { p256dh: `B${'A'.repeat(86)}`, auth: 'A'.repeat(22) },
      toJSON() {
        return { endpoint: this.endpoint, keys: this.keys }
      },
    }
    PushManager.prototype.subscribe = () => Promise.resolve(given as unknown as PushSubscription)
  })
  const cdp = await context.newCDPSession(page)
  const registered = new Promise<string>((resolve) => {
    cdp.on('ServiceWorker.workerVersionUpdated', ({ versions }) => {
      const active = versions.find(({ status }) => status === 'activated')
      if (active) resolve(active.registrationId)
    })
  })
  await cdp.send('ServiceWorker.enable')
  await signInAs(page, 'household')
  await page.goto('/me/messages/ways')
  await page.getByRole('button', { name: '在这台设备上提醒我' }).click()
  await expect(page.getByText('记下了。')).toBeVisible()
  await expect(page.getByText('这台设备', { exact: true })).toBeVisible()
  await expect(page.getByRole('button', { name: '在这台设备上提醒我' })).toBeHidden()
  await wellMadeNow(page)
  const data = JSON.stringify({ title: '东大名居民区', body: '有新消息，点开看。', open: '/me/messages', lang: 'zh' })
  await cdp.send('ServiceWorker.deliverPushMessage', {
    origin: new URL(page.url()).origin,
    registrationId: await registered,
    data,
  })
  const shown = () =>
    page.evaluate(async () => {
      const registration = await navigator.serviceWorker.ready
      const all = await registration.getNotifications()
      return all.map(({ title, body, data: open }) => ({ title, body, open: String(open) }))
    })
  await expect.poll(shown).toEqual([{ title: '东大名居民区', body: '有新消息，点开看。', open: '/me/messages' }])
  await page.goto('/me/messages/ways')
  // The tap itself is the system's; what the worker makes of it is ours.
  await context.serviceWorkers()[0]?.evaluate(async () => {
    const house = globalThis as unknown as { registration: ServiceWorkerRegistration }
    const [notification] = await house.registration.getNotifications()
    dispatchEvent(Object.assign(new Event('notificationclick'), { notification, waitUntil: () => undefined }))
  })
  await expect(page).toHaveURL(/\/me\/messages$/)
  expect(await shown()).toEqual([])
  await page.goto('/me/messages/ways')
  await page.getByRole('button', { name: '不再提醒' }).click()
  await expect(page.getByText('收回了，地址已经删掉')).toBeVisible()
})
