import { readFileSync } from 'node:fs'
import { test as base, expect, type Locator, type Page } from '@playwright/test'
import { addressFile } from './server.ts'

export { expect }

/** The one-click sign-ins of the demo. */
export type Demo =
  'director' | 'staff' | 'secretary' | 'property' | 'owners' | 'volunteer' | 'privacy' | 'technical' | 'household'

type World = {
  /** The server of this run. */
  app: { url: string; dataDir: string }
  /** Signs in on the demo page as somebody with this role. */
  signInAs: (page: Page, who: Demo) => Promise<void>
  /** Counts what a finger does; typing and choosing a file are no taps. */
  taps: { count: number; tap: (what: Locator) => Promise<void> }
}

export const test = base.extend<World>({
  app: async ({}, use) => {
    await use(JSON.parse(readFileSync(addressFile, 'utf8')) as World['app'])
  },
  baseURL: async ({ app }, use) => {
    await use(app.url)
  },
  signInAs: async ({}, use) => {
    await use(async (page, who) => {
      await page.goto('/sign-in')
      await page.locator(`form:has(input[name="as"][value="${who}"]) button`).click()
      await page.waitForURL((url) => !url.pathname.startsWith('/sign-in'), { timeout: 30_000 })
    })
  },
  taps: async ({}, use) => {
    const taps = {
      count: 0,
      tap: async (what: Locator) => {
        taps.count += 1
        await what.click()
      },
    }
    await use(taps)
  },
})
