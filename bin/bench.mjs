// npm run bench [name …]: measures on a demo street and prints a table of ratios to a baseline of the same run.
import { spawnSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { buildSync } from 'esbuild'
import { build } from './build.mjs'

await build()
const common = {
  bundle: true,
  platform: 'node',
  target: 'node20',
  format: 'esm',
  packages: 'external',
  logLevel: 'error',
}
for (const name of ['server', 'run'])
  buildSync({ ...common, entryPoints: [`bench/${name}.ts`], outfile: `dist/bench-${name}.mjs` })
const { status } = spawnSync(process.execPath, ['dist/bench-run.mjs', ...process.argv.slice(2)], { stdio: 'inherit' })
rmSync('dist/bench-server.mjs')
rmSync('dist/bench-run.mjs')
process.exit(status ?? 1)
