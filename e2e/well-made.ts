import { AxeBuilder } from '@axe-core/playwright'
import { expect, type Page } from '@playwright/test'

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice']

/** The page as it stands has no accessibility fault and fits its screen. For pages that are an answer and cannot be asked for again. */
export async function wellMadeNow(page: Page): Promise<void> {
  // No page of ours holds another, so the way without a second tab finds the same in half the time.
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(tags)
    .setLegacyMode()
    .analyze()
  const faults = violations.map(({ id, nodes }) => `${id} ${nodes.map(({ target }) => target.join(' ')).join(', ')}`)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  expect([...faults, ...(wide > 1 ? [`${wide} px too wide`] : [])], page.url()).toEqual([])
}

/** The same in English and in Chinese, which it is left in. For pages that the walk over every page cannot reach. */
export async function wellMade(page: Page): Promise<void> {
  const address = new URL(page.url())
  for (const lang of ['en', 'zh']) {
    address.searchParams.set('lang', lang)
    await page.goto(address.href)
    await expect(page.locator('html')).toHaveAttribute('lang', lang === 'zh' ? 'zh-CN' : 'en')
    await wellMadeNow(page)
  }
}

/** From the next answer on, this browser is spoken to in this language. */
export const speak = (page: Page, lang: 'zh' | 'en'): Promise<void> =>
  page.context().addCookies([{ name: 'lang', value: lang, url: new URL(page.url()).origin }])
