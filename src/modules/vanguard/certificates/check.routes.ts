import { Hono, type Context } from 'hono'
import { limit } from '#platform/auth/auth.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { checkCertificate } from './certificate.ts'
import { askPage, checkHref, foundPage } from './check.page.ts'
import { checkWords } from './check.words.ts'
import { readCode, readNo } from './code.rules.ts'

type Asked = Context<WebEnv>

/** Wrong numbers or codes from one address of the net before it waits, as with other codes. */
const wrongTries = { max: 10, windowSeconds: 900 }

/** Answers alike whether the number or the code is wrong: nobody learns which numbers there are. */
async function check(c: Asked, said: { no: string; code: string }): Promise<Response> {
  const { ctx, view, services } = c.var
  c.header('cache-control', 'no-store')
  c.header('referrer-policy', 'no-referrer')
  const certificate = await checkCertificate(ctx, readNo(said.no), readCode(said.code))
  if (certificate) return c.html(foundPage(view, certificate))
  const w = checkWords(ctx.lang)
  const seconds = await limit(services, `wrong certificates from ${view.client}`, wrongTries)
  if (seconds === 0) return c.html(askPage(view, { values: said, problem: w.wrong }), 422)
  c.header('retry-after', String(seconds))
  return c.html(askPage(view, { values: said, problem: w.tooMany }), 429)
}

const strangers = may('check a certificate')

/** Anybody checks a certificate by its number and code, typed or scanned. */
export const checks = new Hono<WebEnv>()
  .get(checkHref, strangers, (c) => {
    const { no, code } = c.req.query()
    return no || code ? check(c, { no: no ?? '', code: code ?? '' }) : c.html(askPage(c.var.view))
  })
  .get(`${checkHref}/:no`, strangers, (c) => {
    const { code } = c.req.query()
    const no = c.req.param('no')
    // A number alone opens nothing, whether there is one or not.
    return code ? check(c, { no, code }) : c.html(askPage(c.var.view, { values: { no, code: '' } }), 404)
  })
