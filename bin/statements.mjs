// Reads every statement the suite sent and holds it to the rules that let a city shard by area (docs/ARCHITECTURE.md, "Growing").
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { faultsOf, isTenant } from './statement-rules.mjs'

const folder = join('.cache', 'statements')
const statements = new Set()
for (const file of readdirSync(folder))
  for (const line of readFileSync(join(folder, file), 'utf8').split('\n')) if (line) statements.add(JSON.parse(line))
const tenant = [...statements].filter(isTenant)
const faults = [...statements].flatMap((sql) => faultsOf(sql).map((fault) => `${fault}\n    ${sql.slice(0, 400)}`))
if (tenant.length < 20) {
  console.error(`Only ${tenant.length} statements on tenant tables were seen: the suite was not listened to.`)
  process.exit(1)
}
mkdirSync('.cache', { recursive: true })
writeFileSync(
  join('.cache', 'statements.sql'),
  [...statements]
    .sort()
    .map((sql) => sql + ';')
    .join('\n') + '\n',
)
rmSync(folder, { recursive: true, force: true })
for (const fault of faults) console.error(`✗ ${fault}`)
console.log(`${statements.size} different statements, ${tenant.length} on tenant tables, ${faults.length} faults`)
process.exit(faults.length > 0 ? 1 : 0)
