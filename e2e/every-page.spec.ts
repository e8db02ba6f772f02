import { AxeBuilder } from '@axe-core/playwright'
import { HtmlValidate } from 'html-validate'
import type { Page } from '@playwright/test'
import { expect, test, type Demo } from './world.ts'

/**
 * Every page a person can reach by following links is free of accessibility faults and is valid HTML, in both languages,
 * normal and elder view, light and dark. One page of each kind: an address with its numbers left out.
 */
const kindOf = (address: string): string =>
  new URL(address, 'http://here.invalid').pathname
    .replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, ':id')
    .replaceAll(/\d{4}-\d{4}/g, ':number')

const leaveOut = /^\/(files|assets|sign-out|metrics|healthz|readyz)|\.(ics|csv|xlsx|svg)$|\/export/

const validator = new HtmlValidate({
  extends: ['html-validate:standard'],
  rules: {
    'void-style': 'off',
    'no-trailing-whitespace': 'off',
    'attribute-boolean-style': 'off',
    'doctype-style': 'off',
    'tel-non-breaking': 'off',
    'no-inline-style': 'error',
    'long-title': 'off',
    'attr-quotes': 'off',
    'attribute-empty-style': 'off',
  },
})

/** One page of a kind: its address, and what its main part is made of. */
type Found = { address: string; parts: ReadonlySet<string> }

/** Every element with its classes and kind of field that stands in the main part. */
function partsOf(source: string): Set<string> {
  const main = /<main[\s\S]*<\/main>/.exec(source)?.[0] ?? source
  const said = (tag: string, name: string) => new RegExp(` ${name}="([^"]*)"`).exec(tag)?.[1] ?? ''
  return new Set(
    [...main.matchAll(/<[a-z][^>]*>/g)].map(([tag]) =>
      [/^<[a-z0-9-]+/.exec(tag)?.[0], said(tag, 'class'), said(tag, 'type'), said(tag, 'role')].join(' '),
    ),
  )
}

/** The kinds of page that can be reached from these addresses, each with one address of it. */
async function walk(page: Page, from: string[]): Promise<Map<string, Found>> {
  const found = new Map<string, Found>()
  const waiting = [...from]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (found.has(kindOf(next)) || leaveOut.test(kindOf(next))) continue
    const answer = await page.request.get(next)
    if (!answer.headers()['content-type']?.includes('text/html')) continue
    expect(answer.status(), next).toBeLessThan(400)
    const source = await answer.text()
    found.set(kindOf(next), { address: next, parts: partsOf(source) })
    for (const [, href] of source.matchAll(/<a[^>]* href="(\/[^"#]*)"/g)) {
      const address = (href ?? '').replaceAll('&amp;', '&')
      if (!/[?&](lang|elder|theme|area)=/.test(address)) waiting.push(address)
    }
  }
  return found
}

/** What is wrong in the HTML as it was sent, before a browser mended it. */
async function faultsOfSource(kind: string, source: string): Promise<string[]> {
  const { results } = await validator.validateString(source)
  return results.flatMap((result) =>
    result.messages.map((fault) => `${kind}: ${fault.ruleId} ${fault.message} (line ${fault.line})`),
  )
}

const looks = [
  ['zh', '?lang=zh&elder=0&theme=light'],
  ['en, dark', '?lang=en&elder=0&theme=dark'],
  ['zh, elder', '?lang=zh&elder=1&theme=light'],
] as const

type Reader = Demo | 'guest'

const startsOf: Partial<Record<Reader, string[]>> = {
  guest: ['/', '/needs', '/needs/new', '/me', '/figures', '/sign-in', '/card'],
  household: ['/', '/me', '/needs/new'],
  staff: ['/desk', '/'],
  director: ['/desk', '/account'],
  property: ['/desk'],
  technical: ['/desk'],
}

/**
 * Who sees many of the same pages: what the other walks in all looks is looked at here in one, and not again where nothing stands
 * on it that does not stand on the other's.
 */
const likes: Partial<Record<Reader, Reader>> = {
  household: 'guest',
  staff: 'guest',
  director: 'staff',
  property: 'staff',
  technical: 'director',
}

/** Whoever sees most is looked at in three tests, a look each, so that they stand side by side. */
const inThree: readonly Reader[] = ['guest', 'staff']
type Look = (typeof looks)[number]
type Round = { who: Reader; from: string[]; name: string; seen: readonly Look[] }

const rounds = (Object.entries(startsOf) as [Reader, string[]][]).flatMap(([who, from]): Round[] =>
  inThree.includes(who)
    ? looks.map((look) => ({ who, from, name: ` (${look[0]})`, seen: [look] }))
    : [{ who, from, name: '', seen: looks }],
)

/** Whether nothing stands on a page but such parts. */
const isMadeOf = (parts: ReadonlySet<string>, seen: ReadonlySet<string> | undefined): boolean =>
  seen !== undefined && [...parts].every((part) => seen.has(part))

/** The kinds of page somebody can reach, and whether another walk looks at all of it in every look. */
async function toLookAt(page: Page, { who, from }: Round, others: () => Promise<Page>) {
  const kinds = await walk(page, from)
  expect(kinds.size).toBeGreaterThan(2)
  const other = likes[who]
  const theirs = other ? await walkBeside(await others(), startsOf[other] ?? []) : new Map<string, Found>()
  return [...kinds].flatMap(([kind, { address, parts }]) => {
    const same = theirs.get(kind)
    return isMadeOf(parts, same?.parts) ? [] : [{ kind, address, parts, once: same !== undefined }]
  })
}

async function walkBeside(page: Page, from: string[]): Promise<Map<string, Found>> {
  const found = await walk(page, from)
  await page.close()
  return found
}

/** Pages of figures differ in their numbers alone: there are some thirty, made by one hand. */
const isOneOfMany = (kind: string): boolean => kind.startsWith('/figures/')

const tooWide = async (page: Page, kind: string, look: string): Promise<string[]> => {
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  return wide > 1 ? [`${kind} (${look}): ${wide} px too wide`] : []
}

async function faultsIn(page: Page, kind: string, look: string): Promise<string[]> {
  const { violations } = await new AxeBuilder({ page })
    .options({ resultTypes: ['violations'] })
    .withTags(['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'])
    .setLegacyMode()
    .analyze()
  return [
    ...violations.map(
      (fault) => `${kind} (${look}): ${fault.id} ${fault.nodes.map((node) => node.target.join(' ')).join(', ')}`,
    ),
    ...(await tooWide(page, kind, look)),
  ]
}

for (const round of rounds) {
  const { who, name, seen } = round
  test(`every page ${who} can reach is well made${name} @scripts`, async ({ page, signInAs, browser, baseURL }) => {
    test.setTimeout(900_000)
    if (who !== 'guest') await signInAs(page, who)
    const pages = await toLookAt(page, round, async () => {
      const theirs = await browser.newPage({ baseURL: baseURL ?? '' })
      const other = likes[who] ?? 'guest'
      if (other !== 'guest') await signInAs(theirs, other)
      return theirs
    })
    const faults: string[] = []
    // What was looked at in Chinese, and one of many, is looked at once for each part; every page is asked for, and its width.
    const seenIn = new Map<string, Set<string>>(looks.map(([look]) => [look, new Set<string>()]))
    for (const { kind, address, parts, once } of pages)
      for (const [look, query] of seen) {
        const isFirst = look === looks[0][0]
        if (once && !isFirst) continue
        const answer = await page.goto(address + (address.includes('?') ? query.replace('?', '&') : query))
        if (isFirst) faults.push(...(await faultsOfSource(kind, (await answer?.text()) ?? '')))
        const known = seenIn.get(look) ?? new Set<string>()
        const isKnown = (!isFirst || isOneOfMany(kind)) && isMadeOf(parts, known)
        faults.push(...(await (isKnown ? tooWide : faultsIn)(page, kind, look)))
        for (const part of parts) known.add(part)
      }
    expect(faults).toEqual([])
  })
}
