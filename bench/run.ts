import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { cpus, tmpdir, totalmem } from 'node:os'
import { join } from 'node:path'
import { measurements, type Bench } from './measurements.ts'

/** Loads a demo street, starts the server, takes the measurements asked for (all by default), prints and keeps the table. */
const wanted = process.argv.slice(2)
const dataDir = mkdtempSync(join(tmpdir(), 'jinlin-bench-'))
const env = { ...process.env, JINLIN_DATA: dataDir, JINLIN_LIMITS: 'off', JINLIN_LOG: 'error' }

const say = (line: string) => process.stdout.write(line + '\n')
say('Loading the street…')
const loading = spawnSync(process.execPath, ['dist/jinlin.mjs', 'demo', '--street'], {
  env,
  stdio: ['ignore', 'ignore', 'inherit'],
})
if (loading.status !== 0) process.exit(1)

const server = spawn(process.execPath, ['dist/bench-server.mjs'], { env, stdio: ['ignore', 'pipe', 'inherit'] })
try {
  const bench: Bench = { ...(await addressOf(server)), pid: server.pid ?? 0, dataDir, env }
  const rows: string[] = []
  for (const [name, measure] of Object.entries(measurements)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue
    for (const line of await measure(bench)) {
      rows.push(line)
      say(line)
    }
  }
  if (wanted.length === 0) keep(rows)
} finally {
  const ended = new Promise((resolve) => server.once('exit', resolve))
  server.kill('SIGTERM')
  await ended
  rmSync(dataDir, { recursive: true, force: true })
}

function addressOf(child: ChildProcess): Promise<{ url: string; postmaster: number }> {
  return new Promise((resolve, reject) => {
    child.stdout?.once('data', (chunk: Buffer) =>
      resolve(JSON.parse(chunk.toString().split('\n')[0] ?? '') as { url: string; postmaster: number }),
    )
    child.once('exit', (code) => reject(new Error(`The server ended with ${code}.`)))
  })
}

/** The table of the last whole run, with machine and date. */
function keep(rows: string[]): void {
  const processor = cpus()[0]?.model.trim() ?? 'unknown'
  const head = [
    '# Measurements',
    '',
    `Taken ${new Date().toISOString().slice(0, 10)} with \`npm run bench\` on ${cpus().length} × ${processor}, ${Math.round(totalmem() / 2 ** 30)} GiB, Node ${process.version}, load from the same machine.`,
    'Ratios are to the constant page of the same run (50 rows, about 15 KB, the program’s own layout, no database, no session).',
    '',
    '| what | measured | wanted |',
    '| --- | --- | --- |',
  ]
  writeFileSync('bench/RESULTS.md', [...head, ...rows, ''].join('\n'))
}
