import { defineConfig } from '@playwright/test'
import { browserFlags, findBrowser } from './e2e/browser.ts'

const launchOptions = { executablePath: await findBrowser(), args: browserFlags }

/** Journeys share one server over one database; each makes the records it speaks of. */
export default defineConfig({
  testDir: 'e2e',
  testMatch: '*.spec.ts',
  globalSetup: './e2e/server.ts',
  outputDir: '.cache/journeys',
  fullyParallel: true,
  workers: 3,
  timeout: 90_000,
  expect: { timeout: 15_000 },
  reporter: [['list']],
  forbidOnly: Boolean(process.env['CI']),
  use: { launchOptions, locale: 'zh-CN', timezoneId: 'America/New_York', trace: 'off' },
  projects: [
    { name: 'scripts on', use: { javaScriptEnabled: true }, grepInvert: /@no-scripts/ },
    { name: 'scripts off', use: { javaScriptEnabled: false }, grepInvert: /@scripts/ },
  ],
})
