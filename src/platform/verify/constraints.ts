import { sql } from 'kysely'
import type { Database, Tx } from '../db/database.ts'
import { inArea } from '../db/in-area.ts'

/** A rule of the database that its rows break, or that is switched off. `rows`: how many break it. */
export type RuleFinding = { kind: 'broken' | 'off' | 'open'; table: string; rule: string; rows: number }

type Rule = { table: string; name: string; byArea: boolean; kind: 'c' | 'f'; sound: boolean; broken: string }

/**
 * Counts again, for every check and every reference between tables, the rows that break it: a rule may be in force and
 * yet broken, when somebody switched it off, wrote, and switched it on. Also names rules that are off, and tables of
 * areas whose row level security is not forced.
 */
export async function verifyConstraints(db: Database, areaIds: readonly number[]): Promise<{ rules: number; findings: RuleFinding[] }> {
  const rules = await db.global(readRules)
  const findings = await db.global(openTables)
  for (const { table, name } of rules.filter((rule) => !rule.sound)) findings.push({ kind: 'off', table, rule: name, rows: 0 })
  for (const areaId of [null, ...areaIds]) {
    const mine = rules.filter((rule) => rule.byArea === (areaId !== null))
    for (const rule of mine) {
      const rows = await countBroken(db, rule, areaId)
      if (rows > 0) findings.push({ kind: 'broken', table: rule.table, rule: rule.name, rows })
    }
  }
  return { rules: rules.length, findings }
}
