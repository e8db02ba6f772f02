import { existsSync } from 'node:fs'
import { spawnSync } from 'node:child_process'

/** What a headless Chromium needs to stay quiet and local. */
export const browserFlags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/** The browser of the machine: `CHROME`, Chromium where the system keeps it, else the one among the dependencies (no root needed). */
export async function findBrowser(): Promise<string> {
  const named = process.env['CHROME']
  if (named) return named
  const installed = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))
  if (installed) return installed
  if (installWithPackageManager()) return '/usr/bin/chromium'
  // Its bundled libraries are used only under this name.
  process.env['AWS_LAMBDA_JS_RUNTIME'] ??= 'nodejs20.x'
  const { default: chromium } = await import('@sparticuz/chromium')
  return chromium.executablePath()
}

/** Only root may, and only where there is apt. */
function installWithPackageManager(): boolean {
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return false
  const apt = (...args: string[]) =>
    spawnSync('apt-get', args, { stdio: 'ignore', env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' } })
  apt('update', '-qq')
  apt('install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk')
  return existsSync('/usr/bin/chromium')
}
