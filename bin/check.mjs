// One readable list. `npm run check` runs all of it; `npm run check:static` what needs no database, `npm test` the tests.
import { spawn, spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'

const lists = {
  static: [
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
    ['format', 'prettier', '--check', '--cache', '--cache-location', '.cache/prettier', '--log-level', 'warn', '.'],
    ['types', 'tsc', '-p', 'tsconfig.json'],
    ['borders', process.execPath, 'bin/borders.mjs'],
    ['unused code', 'knip'],
  ],
  tests: [
    ['units, database and house tests', 'vitest', 'run'],
    ['what the suite said to the database', process.execPath, 'bin/statements.mjs'],
    ['journeys in a browser', 'playwright', 'test'],
  ],
}

const programOf = (command) => (command === process.execPath ? command : `node_modules/.bin/${command}`)
const seconds = (started) => Math.round((Date.now() - started) / 1000)

/** Runs the steps of a list in order, stops at the first that fails, and says how long each took. */
function run(steps) {
  for (const [name, command, ...args] of steps) {
    const started = Date.now()
    process.stdout.write(`\n── ${name}\n`)
    const { status, signal } = spawnSync(programOf(command), args, { stdio: 'inherit' })
    if (status !== 0) fail(name, { status, signal })
    process.stdout.write(`✓ ${name} (${seconds(started)} s)\n`)
  }
}

function fail(name, { status, signal }) {
  process.stderr.write(`\n✗ ${name} failed${signal ? ` (${signal})` : ''}\n`)
  process.exit(status ?? 1)
}

/** Runs steps that do not need one another side by side, two at a time; what each says is printed when it is done. */
async function runBeside(steps) {
  const waiting = [...steps]
  const worker = async () => {
    for (let step = waiting.shift(); step; step = waiting.shift()) await runOne(step)
  }
  await Promise.all([worker(), worker()])
}

function runOne([name, command, ...args]) {
  const started = Date.now()
  const child = spawn(programOf(command), args, { stdio: ['ignore', 'pipe', 'pipe'] })
  const said = []
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => said.push(chunk))
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', (status, signal) => {
      process.stdout.write(`\n── ${name}\n`)
      process.stdout.write(Buffer.concat(said))
      if (status !== 0) fail(name, { status, signal })
      process.stdout.write(`✓ ${name} (${seconds(started)} s)\n`)
      resolve()
    })
  })
}

const which = process.argv[2] ?? 'all'
if (!existsSync('node_modules')) run([['locked dependencies', process.execPath, 'bin/install.mjs']])
// The longest first, so that the others fit beside it.
if (which !== 'tests') await runBeside(lists.static)
if (which !== 'static') run(lists.tests)
