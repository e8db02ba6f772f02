// npm run new -- needs/mediation: lays out a slice of a module, with tests that fail until it does something.
import { existsSync, mkdirSync, writeFileSync } from 'node:fs'

const [, , path = ''] = process.argv
const [, module, slice] = /^([a-z]+)\/([a-z]+)$/.exec(path) ?? []
if (!module || !slice) {
  console.error('Usage: npm run new -- module/slice   (small letters, e.g. needs/mediation)')
  process.exit(2)
}
const folder = `src/modules/${module}/${slice}`
if (existsSync(folder)) {
  console.error(`${folder} is there already.`)
  process.exit(1)
}
const noun = slice.replace(/s$/, '')
const Noun = noun[0].toUpperCase() + noun.slice(1)

const files = {
  [`${noun}.ts`]: `import { sql } from 'kysely'
import { refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'

export type ${Noun}Refusal = 'not-written-yet'

/** TELL: what this act promises, what it refuses. */
export async function keep${Noun}(ctx: Ctx): Promise<Outcome<string, ${Noun}Refusal>> {
  return inArea(ctx, async (tx) => {
    await sql\`select 1\`.execute(tx)
    return refused('not-written-yet')
  })
}
`,
  'words.ts': `import { bilingual } from '#base/words.ts'
import type { ${Noun}Refusal } from './${noun}.ts'

export const words = bilingual(
  { title: '${noun}', refused: { 'not-written-yet': '还没有写。' } satisfies Record<${Noun}Refusal, string> },
  { title: '${Noun}', refused: { 'not-written-yet': 'Not written yet.' } },
)
`,
  'page.ts': `import { html, type Html } from '#platform/web/html.ts'
import { pageHead } from '#platform/web/components.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { View } from '#platform/web/env.ts'
import { words } from './words.ts'

/** TELL: who reads this page, and what for. */
export function ${noun}Page(view: View): Html {
  const w = words(view.lang)
  return deskPage({ ...view, title: w.title }, html\`\${pageHead({ title: w.title })}\`)
}
`,
  'routes.ts': `import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { ${noun}Page } from './page.ts'

// Add the deed to ../access.ts and join this slice in ../routes.ts.
export const ${slice} = new Hono<WebEnv>().get('/desk/${slice}', may('${slice}'), (c) => c.html(${noun}Page(c.var.view)))
`,
  [`${noun}.test.ts`]: `import { expect, test } from 'vitest'
import { account, area, ctx, freshServices } from '#test/world.ts'
import { keep${Noun} } from './${noun}.ts'

const services = await freshServices()
const home = await area(services)

test('somebody who may, does it', async () => {
  expect(await keep${Noun}(ctx(services, home, account('小陈', 'staff')))).toMatchObject({ done: true })
})
`,
}
mkdirSync(folder, { recursive: true })
for (const [name, text] of Object.entries(files)) writeFileSync(`${folder}/${name}`, text)
console.log(
  `${folder}: ${Object.keys(files).join(', ')}\nNext: the deed in src/modules/${module}/access.ts, the slice in routes.ts, a journey in e2e/, a migration if it keeps rows.`,
)
