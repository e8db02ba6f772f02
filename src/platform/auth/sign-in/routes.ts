import { Hono, type Context } from 'hono'
import type { Sent } from '#base/form.rules.ts'
import type { FieldError } from '../../web/components.ts'
import type { WebEnv } from '../../web/env.ts'
import { sentForm } from '../../web/read-form.ts'
import { may } from '../access.ts'
import { localPath } from '../local-path.ts'
import { tooMany } from '../too-many.ts'
import { challenged, signInWithCode } from './code.ts'
import { demoSeatsIn, signInToDemo } from './demo.ts'
import { codePage, signInPage } from './page.ts'
import { signIn, type SignedIn } from './sign-in.ts'
import { signOut } from './sign-out.ts'
import { signInWords } from './words.ts'

export const signingIn = new Hono<WebEnv>()
  .get('/sign-in', may('come and go'), (c) => drawn(c, { next: c.req.query('next') ?? '' }))
  .post('/sign-in', may('come and go'), async (c) => {
    const sent = await sentForm(c)
    const { services, view } = c.var
    const w = signInWords(view.lang)
    const { name = '', password = '' } = sent
    if (name.trim() === '' || password === '') return drawn(c, sent, [{ field: 'name', text: w.missing }])
    const who = { name, password, shared: sent['shared'] === 'yes', client: view.client, request: c.req.raw }
    const answer = await signIn(services, who)
    if (answer.done) return goOn(c, answer.value, sent)
    if (answer.why === 'limited') return tooMany(c, answer.wait)
    return drawn(c, sent, [{ field: 'password', text: w.refused[answer.why] }])
  })
  .get('/sign-in/code', may('come and go'), async (c) => {
    if ((await challenged(c.var.services, c.req.raw)) === undefined) return c.redirect('/sign-in', 303)
    const next = localPath(c.req.query('next'), '/desk')
    return c.html(codePage(c.var.view, { next, shared: c.req.query('shared') === 'yes' }))
  })
  .post('/sign-in/code', may('come and go'), async (c) => {
    const sent = await sentForm(c)
    const { services, view } = c.var
    const shared = sent['shared'] === 'yes'
    const answer = await signInWithCode(services, { code: sent['code'] ?? '', shared, request: c.req.raw })
    if (answer.done) return goOn(c, answer.value, sent)
    if (answer.why === 'limited') return tooMany(c, answer.wait)
    const text = signInWords(view.lang).refused[answer.why]
    if (answer.why === 'late' || answer.why === 'over')
      return drawn(c, { ...sent, name: '' }, [{ field: 'name', text }])
    const next = localPath(sent['next'], '/desk')
    return c.html(codePage(view, { next, shared, errors: [{ field: 'code', text }] }), 422)
  })
  .post('/sign-in/demo', may('come and go'), async (c) => {
    const sent = await sentForm(c)
    const { services, ctx, view } = c.var
    const seat = sent['as'] ?? ''
    const answer = await signInToDemo(services, ctx.area, { seat, request: c.req.raw })
    if (!answer.done) return drawn(c, sent, [{ field: 'name', text: signInWords(view.lang).noDemo }])
    c.header('set-cookie', answer.value, { append: true })
    return c.redirect(localPath(sent['next'], seat === 'household' ? '/me' : '/desk'), 303)
  })
  .post('/sign-out', may('come and go'), async (c) => {
    c.header('set-cookie', await signOut(c.var.services, c.req.raw), { append: true })
    return c.redirect('/', 303)
  })

async function drawn(c: Context<WebEnv>, sent: Sent, errors?: readonly FieldError[]): Promise<Response> {
  const { services, ctx, view } = c.var
  const page = signInPage(view, {
    next: localPath(sent['next'], ''),
    seats: await demoSeatsIn(services, ctx.area),
    values: errors && { name: sent['name'] ?? '', shared: sent['shared'] ?? '' },
    errors,
  })
  return c.html(page, errors ? 422 : 200)
}

function goOn(c: Context<WebEnv>, { cookies, codeNext }: SignedIn, sent: Sent): Response {
  for (const cookie of cookies) c.header('set-cookie', cookie, { append: true })
  const next = localPath(sent['next'], '/desk')
  if (!codeNext) return c.redirect(next, 303)
  const query = new URLSearchParams({ next, ...(sent['shared'] === 'yes' ? { shared: 'yes' } : {}) })
  return c.redirect(`/sign-in/code?${query.toString()}`, 303)
}
