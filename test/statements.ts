import { appendFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'

const folder = join('.cache', 'statements')
const seen = new Set<string>()

/** Keeps each statement the suite sends, one a line, so that the house test can read them all afterwards. */
export function keepStatement(sql: string): void {
  if (seen.has(sql)) return
  if (seen.size === 0) mkdirSync(folder, { recursive: true })
  seen.add(sql)
  appendFileSync(join(folder, `${process.pid}.sql`), JSON.stringify(sql) + '\n')
}
