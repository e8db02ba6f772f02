// Import borders of house.map.mjs. A tool that reads no file would find no fault: the count is asserted.
import { cruise } from 'dependency-cruiser'
import extractTSConfig from 'dependency-cruiser/config-utl/extract-ts-config'
import rules from '../.dependency-cruiser.mjs'

const { output } = await cruise(
  ['src'],
  { ...rules.options, ruleSet: { forbidden: rules.forbidden }, validate: true },
  undefined,
  {
    tsConfig: extractTSConfig('./tsconfig.json'),
  },
)
const { summary } = output
const count = output.modules.filter((module) => module.source.startsWith('src/')).length
if (count < 50) {
  console.error(`Only ${count} modules were read: the borders were not checked.`)
  process.exit(1)
}
for (const { rule, from, to } of summary.violations) console.error(`${rule.severity} ${rule.name}: ${from} → ${to}`)
console.log(`${count} modules, ${summary.violations.length} violations`)
process.exit(summary.error > 0 ? 1 : 0)
