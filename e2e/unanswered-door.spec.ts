import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { visitTo } from './care.ts'
import { lineTo } from './line.ts'
import { switchOn } from './telephone.ts'
import { wellMadeNow } from './well-made.ts'
import { comeIn, withCard } from './with-card.ts'
import { expect, test } from './world.ts'

test('a door stays shut twice: staff are told, ask step by step, a person decides; it is counted, and whoever lives there reads who looked', async ({
  page: staff,
  browser,
  app,
  signInAs,
  javaScriptEnabled: scripts,
}) => {
  test.setTimeout(180_000)
  const [name, home] = scripts
    ? (['慕容婉', '长江大楼 4号楼 604'] as const)
    : (['慕容素', '长江大楼 4号楼 605'] as const)
  await signInAs(staff, 'staff')
  const code = await withCard(staff, name, home)
  const visit = await visitTo(app.dataDir, name)

  const phone = { baseURL: app.url, javaScriptEnabled: scripts, viewport: { width: 390, height: 844 } }
  const goer = await (await browser.newContext(phone)).newPage()
  await signInAs(goer, 'volunteer')
  await goer.goto('/care/visits')
  await expect(goer.getByText(name)).toHaveCount(0)
  await goer.locator(`a[href="${visit.own}"]`).click()
  await expect(goer.getByText(`${name} · ${home}`)).toBeVisible()
  await expect(goer.getByText('耳背，敲门重一点')).toBeVisible()
  if (scripts) await wellMadeNow(goer)
  await goer.getByRole('button', { name: '没人应' }).click()
  await expect(goer.getByText('记下了。请两小时后再去一次。')).toBeVisible()
  await goer.locator(`a[href="${visit.own}"]`).click()
  await goer.getByRole('button', { name: '第二次还是没人应' }).click()
  await expect(goer.getByText('第二次要隔两小时再去').first()).toBeVisible()
  expect(await visit.stands()).toMatchObject({ state: 'no-answer', tries: 1 })

  await visit.twoHoursPass()
  await goer.goto(visit.own)
  await expect(goer.getByText('现在请再去一次')).toBeVisible()
  await goer.getByRole('button', { name: '第二次还是没人应' }).click()
  await expect(goer.getByText('已经告诉居委会，有人去找了。')).toBeVisible()
  await goer.goto(visit.own)
  await expect(goer.getByText(name)).toHaveCount(0)

  await expect(async () => {
    await staff.goto('/desk/messages')
    await expect(staff.getByText('探访没人应，请马上去看').first()).toBeVisible({ timeout: 1000 })
  }).toPass({ timeout: 30_000 })
  await staff.goto('/desk/care')
  await staff.getByRole('link', { name: '去看' }).click()
  await staff.locator(`a[href="${visit.ladder}"]`).click()
  await expect(staff.getByRole('heading', { level: 1, name })).toBeVisible()
  await expect(staff.getByRole('link', { name: '打 120（身体）' })).toBeVisible()
  await expect(staff.getByRole('link', { name: '13900001111' })).toBeVisible()
  if (scripts) await wellMadeNow(staff)
  for (const [step, said] of [
    ['打给联系人', '电话没人接'],
    ['问物业和门卫', '门卫早上看到她坐女儿的车走了'],
  ] as const) {
    await staff.getByRole('radio', { name: step }).check()
    await staff.getByRole('radio', { name: '没找到' }).check()
    await staff.getByLabel('问到了什么').fill(said)
    await staff.getByRole('button', { name: '记下这一步' }).click()
    await expect(staff.getByText(said)).toBeVisible()
  }
  await staff.getByRole('button', { name: '由我定，结束' }).click()
  await expect(staff.getByText('请选结论。').first()).toBeVisible()
  await staff.getByRole('radio', { name: '确认出门了' }).check()
  await staff.getByLabel('怎么知道的').fill('女儿回电：在她家吃饭')
  await staff.getByRole('button', { name: '由我定，结束' }).click()
  await expect(staff.getByText('女儿回电：在她家吃饭')).toBeVisible()
  await expect(staff.getByText('13900001111')).toHaveCount(0)
  expect(await visit.stands()).toMatchObject({ state: 'resolved' })

  await staff.goto('/figures/care.escalationsInTime')
  await expect(staff.locator(`a[href="${visit.desk}"]`).first()).toBeVisible()
  await expect(staff.getByRole('main').getByText(name)).toHaveCount(0)

  const me = await (await browser.newContext(phone)).newPage()
  await comeIn(me, code)
  await me.goto('/me')
  await me.getByRole('main').getByRole('link', { name: '您知道我什么' }).click()
  const mine = me.locator('section').filter({ has: me.getByRole('heading', { name: `关于${name}` }) })
  await expect(mine.getByText('您的名字和门牌（去探访）').first()).toBeVisible()
  await expect(mine.getByText('没人应，正在找').first()).toBeVisible()
  if (scripts) await wellMadeNow(me)
  await visit.close()
})

test('a visit is closed with the network cut and the telephone switched off; it arrives once, with its own time @scripts', async ({
  app,
  page: staff,
  signInAs,
}) => {
  test.setTimeout(180_000)
  await signInAs(staff, 'staff')
  await withCard(staff, '慕容宁', '长江大楼 4号楼 606')
  const visit = await visitTo(app.dataDir, '慕容宁')
  const line = await lineTo(app.url)
  const profile = mkdtempSync(join(tmpdir(), 'jinlin-phone-'))
  let phone = await switchOn(profile, line.url)
  try {
    let page = await phone.newPage()
    await signInAs(page, 'volunteer')
    await page.goto(visit.own)
    await expect(page.locator('care-visit')).toHaveAttribute('data-kept', 'true')

    await line.cut()
    await phone.setOffline(true)
    await page.reload()
    await expect(page.getByText('慕容宁 · 长江大楼 4号楼 606')).toBeVisible()
    await page.getByRole('button', { name: '见到了，都好' }).click()
    await expect(page.getByText('没有网络，先存在这台设备上，有网络就送出。')).toBeVisible()
    await expect(page.locator('care-visit')).toHaveAttribute('data-waiting', '1')
    expect(await visit.stands()).toMatchObject({ state: 'assigned' })
    await phone.close()

    await line.mend()
    phone = await switchOn(profile, line.url)
    page = await phone.newPage()
    // Switching it off ended the session; whoever signs in again finds it sent from the list, not only from the page of the visit.
    await signInAs(page, 'volunteer')
    await page.goto('/care/visits')
    await expect.poll(visit.stands).toMatchObject({ state: 'ok', device: true })
    await expect(page.getByText('记下了，都好。谢谢。')).toBeVisible()
    await expect(page.locator(`a[href="${visit.own}"]`)).toHaveCount(0)
    await wellMadeNow(page)
  } finally {
    await phone.close()
    rmSync(profile, { recursive: true, force: true })
    await visit.close()
  }
})
