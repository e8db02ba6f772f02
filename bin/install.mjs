// Installs the locked dependencies where they are missing.
import { spawnSync } from 'node:child_process'
const { status } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
  stdio: 'inherit',
  shell: process.platform === 'win32',
})
process.exit(status ?? 1)
