import { readFileSync } from 'node:fs'
import { HtmlValidate } from 'html-validate'
import { describe, expect, it } from 'vitest'
import { html, type Html } from './html.ts'
import { conflictPage, errorPage, type ErrorStatus } from './errors.page.ts'
import { galleryPage } from './gallery.page.ts'
import { sampleFrame } from './gallery/sample-frame.ts'
import { sampleDesk, sampleForm, sampleHome, sampleNotice } from './gallery/sample-pages.ts'

const validator = new HtmlValidate({
  extends: ['html-validate:recommended', 'html-validate:document'],
  rules: {
    // How templates are laid out is the formatter's matter.
    'doctype-style': 'off',
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    // Our own files from our own host.
    'require-sri': 'off',
    // A telephone number here stands in a link of its own, or is three digits.
    'tel-non-breaking': 'off',
    // A list without its dots is no list to some screen readers unless it says so.
    'no-redundant-role': 'off',
    // A page that waits for the database has nothing to interrupt, and says that it will ask again.
    'meta-refresh': 'off',
    'form-dup-name': ['error', { shared: ['radio', 'checkbox', 'submit', 'button'] }],
  },
})

const problems = async (page: Html): Promise<string[]> => {
  const report = await validator.validateString(String(await page))
  return report.results.flatMap(({ messages }) =>
    messages.map(({ line, ruleId, message, selector }) => `${line} ${ruleId}: ${message} (${selector ?? ''})`),
  )
}

const langs = ['zh', 'en'] as const
const views = langs.flatMap((lang) =>
  [false, true].flatMap((elder) => (['auto', 'dark'] as const).map((dark) => ({ lang, elder, dark }))),
)
const full = {
  printable: true,
  flash: { kind: 'done', text: '记下了', undoHref: '/undo' },
  crumbs: [{ href: '/desk', label: '工作台' }],
  person: { name: '社工一号', roleLabel: '社工' },
} as const

describe('the gallery', () => {
  it.each(views)('is valid HTML: $lang, elder $elder, $dark', async (view) => {
    const page = galleryPage(sampleFrame(view.lang, { ...view, ...full, crumbs: [...full.crumbs] }))
    expect(await problems(page)).toEqual([])
  })

  it.each(langs)('shows whole pages that are valid HTML: %s', async (lang) => {
    for (const page of [sampleHome, sampleDesk, sampleForm, sampleNotice]) {
      expect(await problems(page(sampleFrame(lang)))).toEqual([])
      expect(await problems(page(sampleFrame(lang, { elder: true })))).toEqual([])
    }
  })

  it('holds nothing the content policy refuses', async () => {
    const page = String(await galleryPage(sampleFrame('zh', { ...full, crumbs: [] })))
    expect(page).not.toMatch(/\sstyle=|<style|\son\w+=|javascript:/)
    expect(page.match(/<script\b[^>]*>[^<]/g)).toBeNull()
  })

  it('shows every component there is', () => {
    const named = [
      ...readFileSync(new URL('./components.ts', import.meta.url), 'utf8').matchAll(/components\/([\w-]+)\//g),
    ]
    const source = ['./gallery.page.ts', './gallery/sample-pages.ts', './components/data-table/show.ts'].map((file) =>
      readFileSync(new URL(file, import.meta.url), 'utf8'),
    )
    const folders = new Set(named.map(([, folder = '']) => folder))
    // Fields stand in the form; a heading on every page; confirm page and poster are pages of their own.
    for (const elsewhere of ['field', 'heading', 'confirm', 'poster', 'pager']) folders.delete(elsewhere)
    expect([...folders].filter((folder) => !source.some((text) => text.includes(`components/${folder}/`)))).toEqual([])
  })
})

describe('pages for trouble', () => {
  const statuses: ErrorStatus[] = [403, 404, 413, 422, 429, 500, 503]

  it.each(statuses)('%s is valid in both languages and at both doors', async (status) => {
    for (const lang of langs)
      for (const path of ['/needs/1', '/desk/needs/1']) {
        const page = errorPage(sampleFrame(lang, { path }), { status, requestId: 'b1-77', retryAfter: 90 })
        expect(await problems(page)).toEqual([])
      }
  })

  it('503 asks again by itself, without a script', async () => {
    expect(String(await errorPage(sampleFrame('zh'), { status: 503 }))).toContain(
      '<noscript><meta http-equiv="refresh" content="5"',
    )
  })

  it('503 after something was sent is valid too, with files to choose again', async () => {
    const unsent = { to: '/needs/new', fields: [['words', '灯坏了']] as const, lostFiles: ['photos'] }
    for (const lang of langs) expect(await problems(errorPage(sampleFrame(lang), { status: 503, unsent }))).toEqual([])
  })

  it('500 names the number of the request', async () => {
    expect(String(await errorPage(sampleFrame('zh'), { status: 500, requestId: 'b1-77' }))).toContain('b1-77')
  })

  it('the link to try again never leads to another host', async () => {
    const page = String(await errorPage(sampleFrame('zh', { path: '//elsewhere.example/x' }), { status: 500 }))
    expect(page).not.toContain('"//')
  })

  it('409 shows both versions', async () => {
    const page = conflictPage(sampleFrame('zh'), {
      mine: { body: html`<p>周四9点</p>` },
      theirs: { by: { who: '社工二号', when: '上午9点12分' }, body: html`<p>周四9点半</p>` },
      theirsHref: '/desk/gatherings/1',
    })
    expect(await problems(page)).toEqual([])
    expect(String(await page)).toMatch(/周四9点<[\s\S]*周四9点半/)
  })
})
