// One readable list. `npm run check` runs all of it; `npm run check:static` what needs no database, `npm test` the tests.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const lists = {
  static: [
    ['format', 'prettier', '--check', '--cache', '--cache-location', '.cache/prettier', '--log-level', 'warn', '.'],
    ['types', 'tsc', '-p', 'tsconfig.json'],
    [
      'lint, with sizes',
      'eslint',
      '--cache',
      '--cache-location',
      '.cache/eslint',
      '--cache-strategy',
      'content',
      '--max-warnings',
      '0',
      '.',
    ],
    ['borders', process.execPath, 'bin/borders.mjs'],
    ['unused code', 'knip'],
  ],
  tests: [
    ['units, database and house tests', 'vitest', 'run'],
    ['what the suite said to the database', process.execPath, 'bin/statements.mjs'],
    ['journeys in a browser', 'playwright', 'test'],
  ],
}

/** Runs the steps of a list in order, stops at the first that fails, and says how long each took. */
export function run(steps) {
  for (const [name, command, ...args] of steps) {
    const started = Date.now()
    process.stdout.write(`\n── ${name}\n`)
    const program = command === process.execPath ? command : `node_modules/.bin/${command}`
    const { status, signal } = spawnSync(program, args, { stdio: 'inherit' })
    if (status !== 0) {
      process.stderr.write(`\n✗ ${name} failed${signal ? ` (${signal})` : ''}\n`)
      process.exit(status ?? 1)
    }
    process.stdout.write(`✓ ${name} (${Math.round((Date.now() - started) / 1000)} s)\n`)
  }
}

const which = process.argv[2] ?? 'all'
if (!existsSync('node_modules')) run([['locked dependencies', process.execPath, 'bin/install.mjs']])
run(which === 'all' ? [...lists.static, ...lists.tests] : lists[which])
