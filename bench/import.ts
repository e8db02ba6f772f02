import { spawn } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { randomFrom } from '#base/random.ts'
import { inventName, inventPhone } from '#modules/people/public.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import type { Bench } from './measurements.ts'

const ROWS = 5000

/** Imports a list of 5 000 invented people beside the running server: seconds, and memory above that of an idle command. */
export async function importRows(bench: Bench): Promise<string[]> {
  const random = randomFrom(5)
  const rows = Array.from({ length: ROWS }, (_, i) => ({
    name: inventName(random),
    phone: inventPhone(random),
    compound: '新造大楼',
    building: `${1 + Math.floor(i / 500)}号楼`,
    room: String(101 + Math.floor((i % 500) / 2)),
  }))
  const columns = [
    { key: 'name', header: '姓名', kind: 'text' },
    { key: 'phone', header: '电话', kind: 'text' },
    { key: 'compound', header: '小区', kind: 'text' },
    { key: 'building', header: '楼', kind: 'text' },
    { key: 'room', header: '室', kind: 'text' },
  ] as const
  const file = join(bench.dataDir, 'five-thousand.xlsx')
  writeFileSync(
    file,
    await writeXlsx([{ name: '名册', columns: columns.map((column) => ({ ...column, width: 16 })), rows }]),
  )
  const idle = await cli(bench, [
    'figures',
    '--area',
    'street-19',
    '--from',
    '2026-01-01',
    '--to',
    '2026-01-02',
    '--json',
  ])
  const run = await cli(bench, ['import', 'residents', file, '--area', 'street-19', '--json'])
  return [
    `| import of ${ROWS} rows (program start ${idle.seconds.toFixed(1)} s left out) | ${(run.seconds - idle.seconds).toFixed(1)} s, ${(run.mb - idle.mb).toFixed(0)} MB more | ≤ 15 s, ≤ 150 MB |`,
  ]
}

/** Runs a command; its seconds and the most memory it held at once. */
function cli(bench: Bench, words: string[]): Promise<{ seconds: number; mb: number }> {
  const started = performance.now()
  const child = spawn(process.execPath, ['dist/jinlin.mjs', ...words], {
    env: bench.env,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  let mb = 0
  const watch = setInterval(() => {
    try {
      const status = readFileSync(`/proc/${child.pid}/status`, 'utf8')
      mb = Math.max(mb, Number(/^VmHWM:\s+(\d+)/m.exec(status)?.[1] ?? 0) / 1024)
    } catch {
      // ended
    }
  }, 20)
  return new Promise((resolve, reject) => {
    child.once('exit', (code) => {
      clearInterval(watch)
      if (code === 0) resolve({ seconds: (performance.now() - started) / 1000, mb })
      else reject(new Error(`jinlin ${words.join(' ')} ended with ${code}`))
    })
  })
}
