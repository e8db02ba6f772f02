import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildApp } from '#app/main.ts'
import { routesOf } from '#app/docs.ts'
import { loadDemo } from '#app/demo/demo.ts'
import { uuidv7 } from '#base/uuid.ts'
import { signInToDemo } from '#platform/auth/sign-in/demo.ts'
import type { Area } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { installQueue } from '#platform/jobs/jobs.ts'
import { asDemo } from '#test/browser.ts'
import { area, ctx, freshServices } from '#test/world.ts'
import { formsOf, kindOf, linksOf, type PageForm } from '#test/forms.ts'

/** Whatever is typed into any form, and whatever stands in an address: a clear no, never a broken program. */
const services = await freshServices()
const app = buildApp(services)
let here: Area
let elsewhere: Area
beforeAll(async () => {
  await installQueue(services.owner)
  await loadDemo(services, () => undefined)
  here = services.areas.byCode('dongdaming') as Area
  elsewhere = await asDemo(services, await area(services, 'elsewhere', '别处居民区'))
}, 180_000)

const seats = ['director', 'staff', 'secretary', 'property', 'owners', 'privacy', 'technical'] as const

async function signedIn(seat: string, where: Area): Promise<string> {
  const entered = await signInToDemo(services, where, { seat, request: new Request('http://here.test/') })
  if (!entered.done) throw new Error(entered.why)
  return entered.value.split(';')[0] ?? ''
}

const ask = (cookie: string, path: string, init: RequestInit = {}) =>
  app.request(`http://here.test${path}`, {
    ...init,
    headers: { cookie, 'sec-fetch-site': 'same-origin', ...(init.headers as Record<string, string> | undefined) },
  })

const leaveOut = /^\/(files|assets|sign-out|metrics|healthz|readyz|setup)|\.(ics|csv|xlsx|svg)$|\/export|\/plan/

/** Every form this reader reaches by following links; one page of each kind. */
async function formsFor(cookie: string, from: string[]): Promise<PageForm[]> {
  const forms = new Map<string, PageForm>()
  const seen = new Set<string>()
  const waiting = [...from]
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    if (seen.has(kindOf(next)) || leaveOut.test(next)) continue
    seen.add(kindOf(next))
    const answer = await ask(cookie, next)
    if (!answer.headers.get('content-type')?.includes('text/html')) continue
    const markup = await answer.text()
    for (const form of formsOf(next, markup)) {
      const key = kindOf(form.action) + form.fields.map(([name]) => name).join()
      if (!/^\/sign-out/.test(form.action) && !forms.has(key)) forms.set(key, form)
    }
    waiting.push(...linksOf(markup).filter((href) => !/[?&](lang|elder|theme|area)=/.test(href)))
  }
  return [...forms.values()]
}

const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 80 }),
  fc.constantFrom(
    '',
    ' ',
    '\u0000',
    '<script>alert(1)</script>',
    "'; drop table needs.need; --",
    '-1',
    '99999999999999999999',
    '1e309',
    'NaN',
    '2024-02-31',
    '0000-00-00',
    '275760-09-14',
    '__proto__',
    'constructor',
    uuidv7(new Date(0)),
    '../../etc/passwd',
    '//elsewhere.invalid/',
    '何'.repeat(5000),
    '🀄'.repeat(300),
    '\u202e\u200f',
  ),
)

/** What one press of a button could send: the form with one field replaced, doubled, left out or renamed. */
const sent = (forms: readonly PageForm[]) =>
  fc
    .record({
      form: fc.constantFrom(...forms),
      at: fc.nat(),
      value: hostile,
      how: fc.constantFrom('set', 'twice', 'none', 'all'),
    })
    .map(({ form, at, value, how }) => {
      const target = at % Math.max(1, form.fields.length)
      const fields = form.fields.flatMap(([name, typed], i): [string, string][] => {
        if (i !== target && how !== 'all') return [[name, typed]]
        if (how === 'none') return []
        return how === 'twice'
          ? [
              [name, typed],
              [name, value],
            ]
          : [[name, value]]
      })
      return { form, fields }
    })

function bodyOf({ form, fields }: { form: PageForm; fields: [string, string][] }): FormData | URLSearchParams {
  if (!form.multipart) return new URLSearchParams(fields)
  const body = new FormData()
  for (const [name, value] of fields) body.append(name, value)
  return body
}

const calm = [200, 303, 400, 403, 404, 409, 413, 422, 429]

describe('whatever is typed into a form', () => {
  test.each([...seats, 'household', 'guest'])(
    '%s is answered calmly',
    async (seat) => {
      const cookie = seat === 'guest' ? '' : await signedIn(seat, here)
      const forms = await formsFor(cookie, [
        '/desk',
        '/',
        '/me',
        '/needs',
        '/needs/new',
        '/account',
        '/sign-in',
        '/card',
      ])
      expect(forms.length).toBeGreaterThan(1)
      await fc.assert(
        fc.asyncProperty(sent(forms), async (press) => {
          const answer = await ask(cookie, press.form.action, { method: 'POST', body: bodyOf(press) })
          expect({ form: press.form.action, calm: calm.includes(answer.status), status: answer.status }).toMatchObject({
            calm: true,
          })
          if (answer.status === 422) expect(await answer.text()).toMatch(/role="alert"|<h1/)
        }),
        { numRuns: 60 },
      )
    },
    120_000,
  )
})

/** One id of each table of the first area that pages are about. */
async function foreignIds(): Promise<string[]> {
  const scope = ctx(services, here)
  return inArea(scope, async (tx) => {
    const ids: string[] = []
    for (const table of [
      'people.person',
      'people.home',
      'people.compound',
      'people.building',
      'people.card',
      'platform.role_grant',
      'gatherings.venue',
      'gatherings.series',
      'gatherings.gathering',
      'gatherings.signup',
      'gatherings.presence',
    ] as const) {
      const row = await tx.selectFrom(table).select('id').where('area_id', '=', here.id).limit(1).executeTakeFirst()
      if (row) ids.push(row.id)
    }
    const need = await tx
      .selectFrom('needs.need')
      .select(['year', 'seq'])
      .where('area_id', '=', here.id)
      .limit(1)
      .executeTakeFirstOrThrow()
    const accounts = await tx
      .selectFrom('platform.role_grant')
      .select('account_id')
      .where('area_id', '=', here.id)
      .limit(1)
      .executeTakeFirstOrThrow()
    return [...ids, accounts.account_id, `${need.year}-${String(need.seq).padStart(4, '0')}`]
  })
}

/**
 * Not addresses of something: a pass is no id, and a wrong one leads to the form that asks for number and code, whatever
 * exists; a session of one's own that is not there is over already.
 */
const noIds = /:pass|\/mine|^\/account\/sessions|^\/(assets|figures|c\/)/

test('an id or number of another area is found at no address', async () => {
  const cookie = await signedIn('director', elsewhere)
  const ids = await foreignIds()
  expect(ids.length).toBeGreaterThan(11)
  const found: string[] = []
  const routes = routesOf(app).filter(({ path }) => path.includes('/:') && !noIds.test(path))
  expect(routes.length).toBeGreaterThan(40)
  for (const { method, path } of routes)
    for (const id of ids) {
      const address = path.replaceAll(/:[a-z]+(\{[^}]*\})?/gi, id)
      const { status } = await ask(
        cookie,
        address,
        method === 'POST' ? { method, body: new URLSearchParams({ version: '1' }) } : { method },
      )
      if (![403, 404].includes(status)) found.push(`${method} ${address} answered ${status}`)
    }
  expect(found).toEqual([])
}, 120_000)
