import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    // KILL=1 adds the thirty deaths, which have not yet been seen to end in time on a busy machine.
    include: ['src/**/*.test.ts', 'test/**/*.test.ts', ...(process.env['KILL'] ? ['test/kill.slow.ts'] : [])],
    globalSetup: ['test/global-setup.ts'],
    testTimeout: 30_000,
    hookTimeout: 120_000,
    pool: 'forks',
    maxWorkers: 2,
    env: { TZ: 'America/New_York' },
  },
})
