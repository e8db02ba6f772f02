import { spawn, type ChildProcess } from 'node:child_process'
import { createHmac } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser, Page } from '@playwright/test'
import { expect, test } from './world.ts'
import { speak, wellMade, wellMadeNow } from './well-made.ts'

// One after another on a server of their own, which is set up once: with scripts, then used without.
test.describe.configure({ mode: 'serial' })

type Installation = { url: string; setupCode: string; stop: () => Promise<void> }

/** A fresh installation that is no demonstration, with its limits on. */
async function install(): Promise<Installation> {
  const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-first-'))
  const child = spawn(process.execPath, ['bin/start.mjs'], {
    env: { ...process.env, PORT: '0', JINLIN_DATA: dataDir, JINLIN_DEMO: 'off', JINLIN_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = async () => {
    const ended = new Promise((resolve) => child.once('exit', resolve))
    child.kill('SIGTERM')
    await ended
    rmSync(dataDir, { recursive: true, force: true })
  }
  return { ...(await printedBy(child)), stop }
}

/** What the window of the server says: where it is, and the code for setting it up. */
const printedBy = (child: ChildProcess): Promise<{ url: string; setupCode: string }> =>
  new Promise((resolve, reject) => {
    let text = ''
    child.stdout?.on('data', (chunk: Buffer) => {
      text += chunk.toString()
      const [, port, setupCode] = /ready at http:\/\/localhost:(\d+)[^]*enter the code (\S+)/.exec(text) ?? []
      if (port !== undefined && setupCode !== undefined) resolve({ url: `http://127.0.0.1:${port}`, setupCode })
    })
    child.once('exit', (code) => reject(new Error(`The server ended (${code}) before it was ready:\n${text}`)))
  })

/** The six digits an authenticator shows for a key, so many turns of 30 seconds from now (RFC 6238). */
function sixDigits(key: string, turns = 0): string {
  const bits = Array.from(key.replace(/\s/g, ''), (letter) =>
    'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(letter).toString(2).padStart(5, '0'),
  ).join('')
  const secret = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => parseInt(byte, 2)))
  const turn = Buffer.alloc(8)
  turn.writeBigUInt64BE(BigInt(Math.floor(Date.now() / 30_000) + turns))
  const mac = createHmac('sha1', secret).update(turn).digest()
  const number = mac.readUInt32BE((mac.at(-1) ?? 0) & 15) & 0x7fffffff
  return String(number % 1_000_000).padStart(6, '0')
}

async function device(browser: Browser, { scripts }: { scripts: boolean }): Promise<Page> {
  const context = await browser.newContext({
    baseURL: here.url,
    javaScriptEnabled: scripts,
    viewport: { width: 390, height: 844 },
  })
  return context.newPage()
}

const director = { name: '王主任', password: 'seven arches over a river' }

/** Name and password; `shared` is left as it stands. */
async function signIn(page: Page, password = director.password): Promise<void> {
  await page.goto('/sign-in')
  await page.getByLabel('登录名').fill(director.name)
  await page.getByLabel('密码', { exact: true }).fill(password)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

async function code(page: Page, digits: string): Promise<void> {
  await expect(page.getByRole('heading', { name: '再输一个验证码' })).toBeVisible()
  await page.getByLabel('验证码').fill(digits)
  await page.getByRole('button', { name: '登录', exact: true }).click()
}

const atTheDesk = (page: Page) => expect(page.getByRole('heading', { name: '快速记录' })).toBeVisible()

let here: Installation
let key = ''
let used = ''
let recovery: string[] = []

test.beforeAll(async () => {
  here = await install()
})
test.afterAll(async () => {
  await here.stop()
})

test('whoever installed it leads the committee from the printed code to its desk @scripts', async ({ browser }) => {
  const page = await device(browser, { scripts: true })
  await page.goto('/')
  await expect(page.getByRole('heading', { name: '第一次使用' })).toBeVisible()
  await wellMade(page)
  await page.getByLabel('设置码').fill('ABCD-2345-EFGH')
  await page.getByRole('button', { name: '开始' }).click()
  await expect(page.getByRole('alert').getByText('码不对。')).toBeVisible()
  await page.getByLabel('设置码').fill(here.setupCode.toLowerCase().replaceAll('-', ' '))
  await page.getByRole('button', { name: '开始' }).click()

  await expect(page.getByRole('heading', { name: '您的居民区' })).toBeVisible()
  await wellMade(page)
  await page.getByLabel('居民区名称').fill('临江居民区')
  await page.getByLabel('接待时间').fill('周一至周六 8:30–20:00')
  await page.getByRole('button', { name: '下一步' }).click()
  await expect(page.getByRole('alert').getByText('请写居委会的电话')).toBeVisible()
  await expect(page.getByLabel('居民区名称')).toHaveValue('临江居民区')
  await page.getByLabel('居委会电话').fill('021-5555 0000')
  await page.getByRole('button', { name: '下一步' }).click()

  await expect(page.getByRole('heading', { name: '有哪些小区和楼' })).toBeVisible()
  await wellMade(page)
  await page.getByRole('textbox', { name: '小区和楼' }).fill('长江大楼：1号楼-6号楼\n临江大厦：甲座、乙座')
  await page.getByRole('button', { name: '下一步' }).click()

  await expect(page.getByRole('heading', { name: '谁来管' })).toBeVisible()
  await wellMade(page)
  await page.getByLabel('姓名').fill(director.name)
  await page.getByLabel('登录名').fill(director.name)
  await page.getByRole('button', { name: '建好账户' }).click()
  await expect(page.getByRole('heading', { name: '快好了：请记下这张纸' })).toBeVisible()
  await wellMadeNow(page)

  await page.goto('/setup')
  await expect(page.getByRole('heading', { name: '账户已经建好' })).toBeVisible()
  await wellMade(page)
  await speak(page, 'en')
  await page.getByRole('button', { name: '换一个一次性密码' }).click()
  await expect(page.getByRole('heading', { name: 'Nearly there: keep this sheet' })).toBeVisible()
  await wellMadeNow(page)
  await speak(page, 'zh')
  const printed = await page.locator('b.num').innerText()

  await signIn(page, printed)
  await expect(page.getByRole('heading', { name: '换密码' })).toBeVisible()
  await wellMade(page)
  await page.getByLabel('纸上的一次性密码').fill(printed)
  await page.getByLabel('新密码', { exact: true }).fill(director.password)
  await page.getByLabel('新密码再写一次').fill(director.password)
  await page.getByRole('button', { name: '换密码' }).click()

  await expect(page.getByRole('heading', { name: '第一步：确认是您本人' })).toBeVisible()
  expect((await page.request.get('/setup')).status()).toBe(404)
  await wellMade(page)
  await page.getByLabel('密码').fill(director.password)
  await page.getByRole('button', { name: '开始设置' }).click()
  await expect(page.getByRole('img', { name: '给验证器扫的码' })).toBeVisible()
  await wellMade(page)
  key = await page.locator('dd code').innerText()
  await page.getByLabel('六位验证码').fill('000000')
  await page.getByRole('button', { name: '设好了' }).click()
  await expect(page.getByRole('alert').getByText('验证码不对。')).toBeVisible()
  used = sixDigits(key)
  await page.getByLabel('六位验证码').fill(used)
  await page.getByRole('button', { name: '设好了' }).click()
  await expect(page.getByRole('heading', { name: '十个备用码' })).toBeVisible()
  await wellMadeNow(page)
  recovery = await page.locator('main ol code').allInnerTexts()
  expect(new Set(recovery).size).toBe(10)
  await page.getByRole('link', { name: '打印好了，继续' }).click()
  await page.goto('/account/second-factor')
  for (const one of recovery) await expect(page.getByText(one)).toHaveCount(0)

  await page.goto('/desk')
  await atTheDesk(page)
  await page.getByRole('link', { name: '菜单' }).or(page.getByText('菜单')).click()
  await page.getByRole('link', { name: '小区与楼' }).click()
  await expect(page.getByRole('heading', { name: '临江大厦' })).toBeVisible()
  await page.getByText(director.name).first().click()
  await page.getByRole('button', { name: '退出' }).click()
  await expect(page.getByRole('link', { name: '打电话给居委会 021-5555 0000' })).toBeVisible()
})

test('later it takes the password and six digits, a recovery code stands in once, and a device can be sent away @scripts', async ({
  browser,
}) => {
  const own = await device(browser, { scripts: false })
  await signIn(own)
  await code(own, '111111')
  await expect(own.getByRole('alert').getByText('验证码不对。')).toBeVisible()
  await code(own, used)
  await expect(own.getByRole('alert').getByText('这个验证码用过了。')).toBeVisible()
  await code(own, sixDigits(key, 1))
  await atTheDesk(own)

  const other = await device(browser, { scripts: true })
  await signIn(other)
  await expect(other.getByRole('heading', { name: '再输一个验证码' })).toBeVisible()
  await wellMade(other)
  await code(other, recovery[0] ?? '')
  await atTheDesk(other)

  await own.goto('/account')
  const devices = own.getByRole('table', { name: '登录着的设备' }).locator('tbody tr')
  await expect(devices).toHaveCount(2)
  await devices.getByRole('button', { name: '让它退出' }).click()
  await expect(own.getByText('1 台设备已退出。')).toBeVisible()
  await expect(devices).toHaveCount(1)
  expect((await other.goto('/desk'))?.status()).toBe(403)

  await signIn(other)
  await code(other, recovery[0] ?? '')
  await expect(other.getByRole('alert').getByText('验证码不对。')).toBeVisible()
  await code(other, recovery[1] ?? '')
  await atTheDesk(other)
  await other.goto('/account/second-factor')
  await other.getByText('备用码', { exact: true }).click()
  await speak(other, 'en')
  await other.getByLabel('密码').fill(director.password)
  await other.getByRole('button', { name: '换十个新备用码' }).click()
  await expect(other.getByRole('heading', { name: 'Ten recovery codes' })).toBeVisible()
  await wellMadeNow(other)
})

test('who guesses is asked to wait, and so is who knows, until the quarter of an hour is over @scripts', async ({
  browser,
}) => {
  const page = await device(browser, { scripts: false })
  for (let guess = 1; guess <= 5; guess++) {
    await signIn(page, `guess number ${guess}`)
    await expect(page.getByRole('alert').getByText('名字或密码不对。')).toBeVisible()
  }
  await signIn(page, 'guess number 6')
  await expect(page.getByRole('heading', { name: '请稍等一下再试' })).toBeVisible()
  await signIn(page)
  await expect(page.getByRole('heading', { name: '请稍等一下再试' })).toBeVisible()

  const neighbour = await device(browser, { scripts: true })
  await neighbour.goto('/card')
  for (let guess = 0; guess < 10; guess++) {
    await neighbour.goto('/card')
    await neighbour.getByLabel('卡上的码').fill(`3K7-MX9-TRP${guess}`)
    await neighbour.getByRole('button', { name: '进来看看' }).click()
    await expect(neighbour.getByRole('alert').getByText('这个码打不开。')).toBeVisible()
  }
  await neighbour.getByRole('button', { name: '进来看看' }).click()
  await expect(neighbour.getByRole('heading', { name: '请稍等一下再试' })).toBeVisible()
  await wellMadeNow(neighbour)
})
