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

  // No message reaches her: she stands on the list of those to ring.
  await page.goto(`${gathering.path}/told`)
  await expect(page.getByRole('heading', { level: 2, name: '还没有告诉的' })).toBeVisible()
  const line = page.getByRole('article').filter({ hasText: name })
  await line.getByRole('button', { name: '打电话说了' }).click()
  await expect(page.getByRole('heading', { level: 2, name: '还没有告诉的' })).toBeVisible()
  await expect(line).toHaveCount(0)

  await page.goto(`${gathering.path}/rollcall`)
  await expect(page.getByRole('heading', { level: 1, name: '点名' })).toBeVisible()
  const tap = page.locator('.roll-tap').filter({ hasText: name })
  await tap.click()
  await expect(tap).toContainText('到了')
  await expect(page.locator('roll-call')).toHaveAttribute('data-waiting', '0')
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
