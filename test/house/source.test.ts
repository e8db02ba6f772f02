import { readdirSync, readFileSync, existsSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { uses } from '../../house.map.mjs'

/** Rules for the source that no linter knows. */
const files = readdirSync('src', { recursive: true })
  .map((file) => join('src', String(file)))
  .filter((file) => file.endsWith('.ts') && !/[.]test([.]kit)?[.]ts$/.test(file))
const textOf = (file: string) => readFileSync(file, 'utf8')
const withoutComments = (text: string) => text.replaceAll(/\/\*[\s\S]*?\*\//g, '').replaceAll(/(^|\s)\/\/.*$/gm, '')

test('a module writes only its own tables, and reads others only through their views', () => {
  const faults: string[] = []
  let seen = 0
  for (const file of files.filter((name) => name.startsWith('src/modules/'))) {
    const owner = file.split('/')[2] as keyof typeof uses
    for (const [, verb, schema, table] of textOf(file).matchAll(
      /\b(selectFrom|innerJoin|leftJoin|insertInto|updateTable|deleteFrom)\(\s*'(\w+)\.(\w+)/g,
    )) {
      seen += 1
      if (schema === owner) continue
      const reading = ['selectFrom', 'innerJoin', 'leftJoin'].includes(verb ?? '')
      // Down to the platform anybody may read; the area's own row is kept by the module of people and places.
      if (schema === 'platform' && (reading || (owner === 'people' && table === 'area'))) continue
      const shared = (uses[owner] as string[]).includes(schema ?? '') && (table ?? '').startsWith('v_')
      if (!(reading && shared)) faults.push(`${file}: ${verb} ${schema}.${table}`)
    }
  }
  expect(seen).toBeGreaterThan(20)
  expect(faults).toEqual([])
})

test('what a person reads stands in both languages: no Chinese sentence outside the words', () => {
  const mayHoldChinese =
    /(words[.]ts|[.]words[.]ts|\/demo\/|demo[.]ts|[.]rules[.]ts|say-date|gallery|components\/[a-z-]+\/show[.]ts|figures\/rounding|auth\/open|second-factor\/key-uri)/
  const faults = files
    .filter((file) => !mayHoldChinese.test(file))
    .filter((file) => /\p{Script=Han}/u.test(withoutComments(textOf(file))))
  expect(faults).toEqual([])
})

test('what was sent is read in one place, where its size is limited', () => {
  const body = /[.]req(?:[.]raw)?[.](parseBody|formData|json|text|arrayBuffer|blob|body)\b/
  const reading = files.filter((file) => body.test(withoutComments(textOf(file))))
  expect(reading).toEqual([])
  const reader = withoutComments(textOf('src/platform/web/read-form.ts'))
  expect(reader).toContain('await bytesOf(request, most)')
  expect(reader).toContain('readUpTo(request.body, most)')
  expect(reader).toContain('if (!(Number(announced) <= most)) throw new HTTPException(413)')
})

test('unescaped output has one door, and few go through it', () => {
  const raw = files.filter((file) => /(?<![.])\braw\(|from 'hono\/html'/.test(withoutComments(textOf(file))))
  expect(raw).toEqual(['src/platform/web/html.ts'])
})

test('a front door of a module is short, and names what it gives', () => {
  for (const module of Object.keys(uses)) {
    const face = textOf(`src/modules/${module}/public.ts`)
    expect(face.split('\n').length, module).toBeLessThanOrEqual(41)
    expect(face, module).not.toContain('export *')
  }
})

test('a module tells what it is for in at most sixty lines', () => {
  for (const module of Object.keys(uses)) {
    expect(existsSync(`src/modules/${module}/README.md`), module).toBe(true)
    expect(textOf(`src/modules/${module}/README.md`).split('\n').length, module).toBeLessThanOrEqual(61)
  }
})

test('no page carries a style attribute or an inline script', () => {
  const faults = files.filter((file) => /\sstyle="|<script>|onclick=|<style/.test(withoutComments(textOf(file))))
  expect(faults).toEqual([])
})

test('nothing of other hosts is asked for', () => {
  const known = /https?:\/\/(localhost|127\.0\.0\.1|here\.invalid|jinlin\.example|www\.w3\.org)/
  const faults = files.flatMap((file) =>
    [...withoutComments(textOf(file)).matchAll(/https?:\/\/[a-z0-9.-]+/g)]
      .map((match) => `${file}: ${match[0]}`)
      .filter((line) => !known.test(line)),
  )
  expect(faults).toEqual([])
})
