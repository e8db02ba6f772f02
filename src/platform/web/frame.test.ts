import { describe, expect, it } from 'vitest'
import { currentItem, withQuery } from './frame.ts'
import { attrs, html } from './html.ts'
import { sampleFrame } from './gallery/sample-frame.ts'
import { sampleDesk, sampleHome } from './gallery/sample-pages.ts'

describe('a switch in the head', () => {
  it('keeps the page and its query', () => {
    expect(withQuery('/needs?q=灯&page=2', 'elder', '1')).toBe('/needs?q=%E7%81%AF&page=2&elder=1')
    expect(withQuery('/needs?elder=1', 'elder', '0')).toBe('/needs?elder=0')
  })

  it('never leads to another host', () => {
    expect(withQuery('/.//elsewhere.example', 'lang', 'en')).toBe('/elsewhere.example?lang=en')
  })
})

describe('the menu', () => {
  const menu = sampleFrame('zh').menu ?? []

  it('marks the longest address the page stands under', () => {
    expect(currentItem(menu, '/desk/needs/2024-0312?tab=log')?.href).toBe('/desk/needs')
    expect(currentItem(menu, '/desk')?.href).toBe('/desk')
    expect(currentItem(menu, '/elsewhere')).toBeUndefined()
  })
})

describe('html', () => {
  it('escapes what a person typed, in text and in attributes', async () => {
    const name = `"><script>alert('x')</script>`
    const page = String(await html`<p ${attrs({ title: name })}>${name}</p>`)
    expect(page).not.toContain('<script')
    expect(page.match(/&quot;&gt;&lt;script&gt;/g)).toHaveLength(2)
  })

  it('writes true as a bare attribute and leaves out what is not there', async () => {
    expect(
      String(await html`<a${attrs({ hidden: true, id: undefined, title: null, 'data-n': 0, class: false })}></a>`),
    ).toBe('<a hidden data-n="0"></a>')
  })
})

describe('the frame', () => {
  it('says the language, the view and the theme on the root', async () => {
    const page = String(await sampleHome(sampleFrame('en', { elder: true, dark: 'dark' })))
    expect(page).toMatch(/<html\s+lang="en" data-theme="dark" data-elder>/)
  })

  it('shows danger numbers on every page, as links to call', async () => {
    for (const page of [sampleHome, sampleDesk]) {
      const text = String(await page(sampleFrame('zh')))
      for (const number of ['110', '119', '120']) expect(text).toContain(`href="tel:${number}"`)
    }
  })
})
