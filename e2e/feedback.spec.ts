import type { Browser, BrowserContextOptions, Page } from '@playwright/test'
import { underWay } from './gathering.ts'
import { expect, test } from './world.ts'
import { wellMade } from './well-made.ts'

async function device(browser: Browser, options: BrowserContextOptions): Promise<Page> {
  const context = await browser.newContext(options)
  return context.newPage()
}

test('neighbours say how it was by link and on a tablet, slips are counted by hand, and the desk sees three faces, not who', async ({
  page,
  browser,
  app,
  taps,
  signInAs,
  javaScriptEnabled,
}, { project }) => {
  const begun = await underWay(app.dataDir, `手机课 ${project.name}`, [])
  await begun.close()
  const id = begun.path.split('/').at(-1) ?? ''
  const base = { baseURL: app.url, javaScriptEnabled }

  const phone = await device(browser, { ...base, viewport: { width: 390, height: 844 } })
  await phone.goto(`/gatherings/${id}`)
  await taps.tap(phone.getByRole('link', { name: '您觉得怎么样' }))
  await expect(phone.getByRole('heading', { level: 1 })).toHaveText('您觉得怎么样')
  if (javaScriptEnabled) await wellMade(phone)
  await taps.tap(phone.getByRole('radio', { name: '好', exact: true }))
  await phone.getByLabel('还想说一句').fill('下次讲讲挂号')
  await taps.tap(phone.getByRole('button', { name: '交' }))
  await expect(phone.getByText('这部手机说过了，谢谢。')).toBeVisible()
  expect(taps.count).toBeLessThanOrEqual(3)

  await signInAs(page, 'staff')
  await page.goto(`/desk/gatherings/${id}/feedback`)
  await expect(page.getByText('1 个人说了感受')).toBeVisible()
  await expect(page.getByText('下次讲讲挂号')).toBeVisible()
  const address = await page.getByRole('link', { name: '打开平板页面' }).getAttribute('href')

  const tablet = await device(browser, { ...base, viewport: { width: 1024, height: 768 } })
  await tablet.goto(address ?? '')
  for (const face of ['一般', '好']) {
    await tablet.getByRole('button', { name: face, exact: true }).click()
    await expect(tablet.getByRole('heading', { name: '谢谢，记下了。' })).toBeVisible()
    // Nobody touches it: the faces are back for whoever comes next.
    await expect(tablet.getByRole('heading', { name: '您觉得怎么样' })).toBeVisible()
  }

  await page.getByLabel('好', { exact: true }).fill('2')
  await page.getByLabel('不好', { exact: true }).fill('1')
  await page.getByRole('button', { name: '记下' }).click()
  await expect(page.getByText('6 个人说了感受')).toBeVisible()
  const counts = page.getByRole('region', { name: '三张脸' })
  await expect(counts).toContainText(/好\s*4\s*一般\s*1\s*不好\s*1/)
})
