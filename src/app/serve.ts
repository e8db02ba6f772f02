import { serve as listen, type ServerType } from '@hono/node-server'
import type { AddressInfo } from 'node:net'
import { setupCode, setupState } from '#modules/people/public.ts'
import type { Config } from '#platform/config.ts'
import { buildApp } from './main.ts'
import { openInstallation, type Installation } from './boot.ts'
import { loadDemo, wantsDemo } from './demo/demo.ts'
import { startHousekeeping } from './housekeeping.ts'

/** Starts everything, prints the ready line, and runs until a signal asks it to stop. */
export async function serve(config: Config): Promise<void> {
  const asked = untilAsked()
  const installation = await openInstallation(config, 'own')
  const { services } = installation
  if (config.demo && wantsDemo(services)) await loadDemo(services, say)
  const stopHousekeeping = await startHousekeeping(services)
  const app = buildApp(services)
  const server = await listenOn(config, app.fetch)
  say(`Jinlin is ready at ${config.origin ?? `http://localhost:${(server.address() as AddressInfo).port}`}`)
  if ((await setupState(services)).step !== 'over')
    say(`First visit: open /setup and enter the code ${setupCode(services)}`)
  installation.cluster.embedded?.onExit((why) => {
    services.log.fatal({ why }, 'the database is gone')
    process.exit(1)
  })
  await asked
  await stop(server, installation, stopHousekeeping)
}

const say = (line: string): void => void process.stdout.write(line + '\n')

function listenOn(config: Config, fetch: Parameters<typeof listen>[0]['fetch']): Promise<ServerType> {
  return new Promise((resolve, reject) => {
    const server = listen(
      { fetch, port: config.port, hostname: config.host, serverOptions: { keepAliveTimeout: IDLE_MS } },
      () => resolve(server),
    )
    server.once('error', (error: NodeJS.ErrnoException) => {
      const taken = `Port ${config.port} is in use by another program. Set PORT to a free one.`
      reject(error.code === 'EADDRINUSE' ? new Error(taken) : error)
    })
  })
}

/**
 * How long a connection may stay open unused. Longer than the 60 s the usual reverse proxies keep theirs: if we closed
 * first, a request on its way would meet a closed door (502).
 */
const IDLE_MS = 75_000

const untilAsked = (): Promise<string> =>
  new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => resolve(signal))
  })

/** How long open requests may take after the stop signal. */
const GRACE_MS = 8000

async function stop(
  server: ServerType,
  installation: Installation,
  stopHousekeeping: () => Promise<void>,
): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve))
  if ('closeIdleConnections' in server) server.closeIdleConnections()
  const timer = setTimeout(() => 'closeAllConnections' in server && server.closeAllConnections(), GRACE_MS)
  await closed
  clearTimeout(timer)
  await stopHousekeeping()
  await installation.close()
}
