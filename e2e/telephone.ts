import { chromium, type BrowserContext } from '@playwright/test'
import { browserFlags, findBrowser } from './browser.ts'

/** A telephone that keeps what it was told when it is switched off. */
export async function switchOn(profile: string, baseURL: string): Promise<BrowserContext> {
  const context = await chromium.launchPersistentContext(profile, {
    executablePath: await findBrowser(),
    args: browserFlags,
    baseURL,
    locale: 'zh-CN',
    timezoneId: 'America/New_York',
    viewport: { width: 390, height: 844 },
  })
  // No configuration of the journeys reaches a browser they start themselves.
  context.setDefaultTimeout(30_000)
  return context
}
