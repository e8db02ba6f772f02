import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { gzipSync } from 'node:zlib'
import { AxeBuilder } from '@axe-core/playwright'
import { chromium, type Browser, type BrowserContext, type Page } from '@playwright/test'
import { build } from 'esbuild'
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest'
import { browserFlags, findBrowser } from '../../../e2e/browser.ts'
import { errorPage } from './errors.page.ts'
import { galleryPage } from './gallery.page.ts'
import { sampleFrame } from './gallery/sample-frame.ts'
import { sampleDesk, sampleForm, sampleHome, sampleNotice } from './gallery/sample-pages.ts'
import type { Frame } from './frame.ts'
import { html, type Html } from './html.ts'
import { actions, button, form, pageHead, textareaField } from './components.ts'
import { frontPage } from './layout.ts'

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 }) // a browser on a busy machine

const person = { name: '社工一号', roleLabel: '社工' }
const pages: Record<string, (frame: Frame) => Html> = {
  '/desk/gallery': (frame) =>
    galleryPage({
      ...frame,
      person,
      printable: true,
      crumbs: [{ href: '/desk', label: '工作台' }],
      flash: { kind: 'done', text: '记下了', undoHref: '/undo' },
    }),
  '/': sampleHome,
  '/desk': (frame) => sampleDesk({ ...frame, person }),
  '/form': sampleForm,
  '/notice': sampleNotice,
  '/wait': (frame) => errorPage(frame, { status: 503 }),
}

const assets: Record<string, { type: string; text: string }> = {}
const posts: string[] = []
let server: Server
let browser: Browser
let base: string

const bundle = async (entry: string) => {
  const result = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'esm',
    target: ['chrome99', 'safari15.4'],
  })
  return result.outputFiles[0]!.text
}

const pageAt = (url: URL): Html | undefined => {
  const { searchParams } = url
  const frame = sampleFrame(searchParams.get('lang') === 'en' ? 'en' : 'zh', {
    elder: searchParams.get('elder') === '1',
    dark: searchParams.get('theme') === 'dark' ? 'dark' : 'light',
    path: url.pathname + url.search,
  })
  return pages[url.pathname]?.(frame)
}

beforeAll(async () => {
  assets['/app.css'] = { type: 'text/css', text: await bundle('src/platform/web/style/index.css') }
  assets['/app.js'] = { type: 'text/javascript', text: await bundle('src/client/app.client.ts') }
  server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://here.invalid')
    const asset = assets[url.pathname]
    response.setHeader(
      'content-security-policy',
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; form-action 'self'",
    )
    if (asset) return void response.setHeader('content-type', asset.type).end(asset.text)
    if (request.method === 'POST') {
      posts.push(url.pathname)
      return void setTimeout(() => response.writeHead(303, { location: '/' }).end(), 300)
    }
    void Promise.resolve(pageAt(url)).then((page) =>
      page === undefined
        ? response.writeHead(url.pathname === '/icon.svg' ? 204 : 404).end()
        : response.setHeader('content-type', 'text/html; charset=utf-8').end(String(page)),
    )
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  browser = await chromium.launch({ executablePath: await findBrowser(), args: browserFlags })
})

afterAll(async () => {
  await browser.close()
  server.closeAllConnections()
  server.close()
})

/** Opens a page, hands it over, and fails when the browser complained about anything, such as the content policy. */
const visit = async (
  path: string,
  look: (page: Page) => Promise<void>,
  options: Parameters<Browser['newContext']>[0] = {},
) => {
  const context: BrowserContext = await browser.newContext({
    viewport: { width: 1280, height: 900 },
    locale: 'zh-CN',
    ...options,
  })
  const complaints: string[] = []
  try {
    const page = await context.newPage()
    page.on('console', (message) => message.type() === 'error' && complaints.push(message.text()))
    page.on('pageerror', (error) => complaints.push(error.message))
    await page.goto(base + path)
    await look(page)
  } finally {
    await context.close()
  }
  expect(complaints).toEqual([])
}

const phone = { viewport: { width: 320, height: 700 } }
const rules = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

const violations = async (page: Page, elder: boolean) => {
  const more = elder ? { rules: { 'color-contrast-enhanced': { enabled: true } } } : {}
  // First the options: they would take the place of the tags.
  const axe = new AxeBuilder({ page })
    .options({ resultTypes: ['violations'], ...more })
    .withTags(rules)
    .setLegacyMode()
  const found = await axe.analyze()
  return found.violations.map(
    ({ id, nodes }) =>
      `${id}: ${nodes
        .map(({ target }) => String(target))
        .slice(0, 4)
        .join(' | ')}`,
  )
}

/** Things to press that are smaller than `least` on either side, in sight and not a word inside a sentence. */
const tooSmall = (page: Page, least: number) =>
  page.evaluate((side) => {
    const pressable = 'a[href], button, input:not([type=hidden]), select, textarea, summary'
    const all = [...document.querySelectorAll<HTMLElement>(pressable)].filter(
      (one) => !one.matches('.skip') && one.checkVisibility(),
    )
    const small = all.filter((one) => {
      const { width, height } = one.getBoundingClientRect()
      return width < side - 0.5 || height < side - 0.5
    })
    return small.map(
      (one) =>
        `${one.outerHTML.slice(0, 90)} ${Math.round(one.getBoundingClientRect().width)}×${Math.round(one.getBoundingClientRect().height)}`,
    )
  }, least)

/** Sizes of every piece of text in sight, in px as drawn (a drawing that shrinks shrinks its text too), with a sample of each. */
const textSizes = (page: Page) =>
  page.evaluate(() => {
    const shown = [...document.querySelectorAll('body, body *')].filter((one) => one.checkVisibility())
    const speaking = shown.filter(
      (one) =>
        !one.closest('.unseen, .skip, noscript') &&
        [...one.childNodes].some((node) => node.nodeType === Node.TEXT_NODE && node.nodeValue?.trim()),
    )
    const size = (one: Element) => {
      const scale = one instanceof SVGGraphicsElement ? (one.getScreenCTM()?.a ?? 1) : 1
      return (parseFloat(getComputedStyle(one).fontSize) * scale).toFixed(1)
    }
    return Object.fromEntries(speaking.map((one) => [size(one), one.outerHTML.slice(0, 80)]))
  })

const views = ['zh', 'en'].flatMap((lang) =>
  ['0', '1'].flatMap((elder) => ['light', 'dark'].map((theme) => ({ lang, elder, theme }))),
)

describe('the gallery in a browser', () => {
  it.each(views)('no axe violation: $lang, elder $elder, $theme', async ({ lang, elder, theme }) => {
    await visit(`/desk/gallery?lang=${lang}&elder=${elder}&theme=${theme}`, async (page) => {
      expect(await violations(page, elder === '1')).toEqual([])
    })
  })

  it.each(['/', '/desk', '/form', '/notice', '/wait'])('no axe violation on a whole page: %s', async (path) => {
    for (const elder of ['0', '1'])
      await visit(
        `${path}?elder=${elder}`,
        async (page) => expect(await violations(page, elder === '1')).toEqual([]),
        phone,
      )
  })

  it.each(Object.keys(pages))('can be pressed and read, on a desk and at 320 px: %s', async (path) => {
    for (const [elder, least] of [
      ['0', 44],
      ['1', 60],
    ] as const)
      await visit(`${path}?elder=${elder}`, async (page) => {
        for (const width of [1280, 320]) {
          await page.setViewportSize({ width, height: 800 })
          expect(await tooSmall(page, least), `targets at ${width} px`).toEqual([])
          const beyond = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
          expect(beyond, `overflow at ${width} px`).toBeLessThanOrEqual(0)
          const odd = Object.entries(await textSizes(page)).filter(([size]) => Number(size) < 18 || Number(size) > 30.1)
          if (elder === '1') expect(odd, `text at ${width} px`).toEqual([])
        }
      })
  })

  it('works without scripts: the menu opens, both pictures stand side by side, nothing useless shows', async () => {
    await visit(
      '/desk/gallery',
      async (page) => {
        await page.locator('details.menu summary').click()
        expect(await page.locator('details.menu a').first().isVisible()).toBe(true)
        const [before, after] = await page.locator('.pair').first().locator('figure').all()
        expect((await before!.boundingBox())!.x).toBeLessThan((await after!.boundingBox())!.x)
        expect(await page.locator('read-aloud, print-page').first().isVisible()).toBe(false)
      },
      { ...phone, javaScriptEnabled: false },
    )
  })

  it('weighs little', () => {
    expect(gzipSync(assets['/app.css']!.text, { level: 9 }).length).toBeLessThanOrEqual(12_000)
    expect(gzipSync(assets['/app.js']!.text, { level: 9 }).length).toBeLessThanOrEqual(30_000)
  })
})

describe('small kindnesses', () => {
  it('a second tap does not send a second time', async () => {
    await visit('/form', async (page) => {
      await page.evaluate(() => document.querySelector('form.form')?.setAttribute('action', '/needs'))
      posts.length = 0
      await page.locator('form.form .button.go').dblclick()
      await page.waitForURL(`${base}/`)
      expect(posts).toEqual(['/needs'])
    })
  })

  it('the slider moves by key and says what it is', async () => {
    await visit('/', async (page) => {
      const slider = page.getByRole('slider').first()
      await slider.focus()
      await page.keyboard.press('End')
      expect(
        await page
          .locator('before-after')
          .first()
          .evaluate((pair) => pair.style.getPropertyValue('--cut')),
      ).toBe('100%')
      expect(await slider.getAttribute('aria-label')).toBeTruthy()
    })
  })

  it('a large photo is made small on the phone, and can be taken out again', async () => {
    await visit('/form', async (page) => {
      const large = await page.evaluate(async () => {
        const canvas = document.createElement('canvas')
        canvas.width = 3000
        canvas.height = 1500
        const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/png'))
        return [...new Uint8Array(await blob!.arrayBuffer())]
      })
      const input = page.locator('input[type=file]')
      await input.setInputFiles({ name: '楼道.png', mimeType: 'image/png', buffer: Buffer.from(large) })
      await page.locator('.photo canvas').waitFor()
      const sent = await input.evaluate(async (element: HTMLInputElement) => {
        const file = element.files![0]!
        const { width, height } = await createImageBitmap(file)
        return { name: file.name, type: file.type, width, height }
      })
      expect(sent).toEqual({ name: '楼道.jpg', type: 'image/jpeg', width: 2048, height: 1024 })
      await page.locator('.photo button').click()
      expect(await input.evaluate((element: HTMLInputElement) => element.files!.length)).toBe(0)
    })
  })

  it('a picture this browser cannot open is said, not sent', async () => {
    await visit('/form', async (page) => {
      const input = page.locator('input[type=file]')
      await input.setInputFiles({ name: 'a.heic', mimeType: 'image/heic', buffer: Buffer.from('not a picture') })
      await page.locator('photo-field .field-error').waitFor()
      expect(await input.evaluate((element: HTMLInputElement) => element.files!.length)).toBe(0)
    })
  })

  it('the words of a long form wait in this browser until they are sent', async () => {
    pages['/draft'] = (frame) => sampleDraft(frame)
    await visit('/draft', async (page) => {
      await page.getByLabel('什么事').fill('楼道灯不亮')
      await page.reload()
      expect(await page.getByLabel('什么事').inputValue()).toBe('楼道灯不亮')
      await page.getByRole('button', { name: '交' }).click()
      await page.waitForURL(`${base}/`)
      await page.goto(`${base}/draft`)
      expect(await page.getByLabel('什么事').inputValue()).toBe('')
    })
  })

  it('a page that waits asks again by itself and keeps its focus', async () => {
    await visit('/wait', async (page) => {
      await page.getByRole('link', { name: '再试一次' }).focus()
      await page.waitForRequest((request) => request.method() === 'GET' && request.url().endsWith('/wait'), {
        timeout: 10_000,
      })
      await page.waitForLoadState('networkidle')
      expect(await page.evaluate(() => document.activeElement?.textContent.trim())).toBe('再试一次')
    })
  })
})

const sampleDraft = (frame: Frame): Html => {
  const body = html`${textareaField({ lang: frame.lang, name: 'what', label: '什么事' })}
  ${actions(button({ text: '交', kind: 'go' }))}`
  return frontPage(
    frame,
    html`${pageHead({ title: '写一件事' })} ${form({ lang: frame.lang, action: '/needs', draft: 'need', body })}`,
  )
}
