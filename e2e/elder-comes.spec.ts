import { dayOf, minuteOfDay } from '#base/days.ts'
import { underWay } from './gathering.ts'
import { expect, test } from './world.ts'

test('an elder without a smartphone is signed up by telephone, rung before it begins, ticked off at the door, and counted', async ({
  page,
  app,
  signInAs,
  javaScriptEnabled: scripts,
}) => {
  const [title, name] = scripts ? (['量血压', '宇文奶奶'] as const) : (['听力检查', '宇文爷爷'] as const)
  const gathering = await underWay(app.dataDir, title, ['王秀英'])
  await signInAs(page, 'staff')

  await page.goto(`${gathering.path}/signups/new`)
  await page.getByLabel('来的人怎么称呼').fill(name)
  await page.locator('input[name="phone"]').fill('02165001234')
  await page.getByRole('button', { name: '报上名' }).click()
  await expect(page.getByText('报上了，有位子。')).toBeVisible()

  // It moves to another room. No message reaches her: she stands on the list of those to ring.
  await page.goto(`${gathering.path}/edit`)
  const [from, to] = minuteOfDay(new Date()) < 480 ? ['00:00', '15:59'] : ['08:00', '23:59']
  await page.getByLabel('哪一天').fill(dayOf(new Date()))
  await page.getByLabel('几点开始').fill(from)
  await page.getByLabel('几点结束').fill(to)
  await page.getByLabel('别的地方').fill('二楼活动室')
  await page.getByRole('button', { name: '改', exact: true }).click()
  await expect(page.getByText('改好了。报了名的人会收到消息。')).toBeVisible()
  // Whoever left no address stands there by the number of the sign-up: hers came second.
  const line = page.getByRole('article').filter({ hasText: '第 2 号' })
  await expect(async () => {
    await page.goto(`${gathering.path}/told`)
    await expect(line.getByRole('button', { name: '打电话说了' })).toBeVisible({ timeout: 1000 })
  }).toPass()
  await line.getByRole('button', { name: '打电话说了' }).click()
  await expect(page.getByText('打电话说了').first()).toBeVisible()
  await expect(line.getByRole('button', { name: '打电话说了' })).toHaveCount(0)

  await page.goto(`${gathering.path}/rollcall`)
  await expect(page.getByRole('heading', { level: 1, name: '点名' })).toBeVisible()
  const tap = page.locator('.roll-tap').filter({ hasText: name })
  await tap.click()
  await expect(tap).toContainText('到了')
  if (scripts) await expect(page.locator('roll-call')).toHaveAttribute('data-waiting', '0')
  await page.getByRole('button', { name: '点名结束' }).click()
  await expect(page.getByText('点名结束，这场算办过了。')).toBeVisible()

  // The number of people opens to the gatherings behind it, and each to its list.
  await page.goto('/figures/gatherings.attendances?kind=class')
  await page.getByRole('link', { name: title }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible()
  await page.getByRole('link', { name: '1 人' }).click()
  await expect(tap).toContainText('到了')
  await gathering.close()
})
