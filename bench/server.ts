import { serve } from '@hono/node-server'
import { Hono } from 'hono'
import type { AddressInfo } from 'node:net'
import { buildApp } from '#app/main.ts'
import { openInstallation } from '#app/boot.ts'
import { startHousekeeping } from '#app/housekeeping.ts'
import { readConfig } from '#platform/config.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { constantPage } from './constant-page.ts'

/** The program as it is, with one page more: the baseline. Prints its address and the database's process number. */
const installation = await openInstallation(readConfig(process.env), 'own')
const stopHousekeeping = await startHousekeeping(installation.services)
const app = new Hono<WebEnv>()
app.route('/', constantPage(installation.services.assets))
app.route('/', buildApp(installation.services))
const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, () => {
  const { port } = server.address() as AddressInfo
  console.log(
    JSON.stringify({ url: `http://127.0.0.1:${port}`, postmaster: installation.cluster.embedded?.pid ?? null }),
  )
})
process.once('SIGTERM', () => {
  server.close()
  void stopHousekeeping().then(installation.close)
})
