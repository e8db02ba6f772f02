import { Hono, type Context } from 'hono'
import type { WebEnv } from '../../web/env.ts'
import { sendTo } from '../../web/flash.ts'
import { sentForm } from '../../web/read-form.ts'
import { may } from '../access.ts'
import { localPath } from '../local-path.ts'
import { withOwn } from '../own.ts'
import type { LivingSession } from '../sessions.ts'
import { tooMany } from '../too-many.ts'
import { changePassword, type ChangeRefusal } from './change.ts'
import { passwordPage } from './page.ts'
import { passwordWords } from './words.ts'

export const passwords = new Hono<WebEnv>()
  .get('/account/password', may('see to my own account'), (c) =>
    withOwn(c, async (session) => {
      const next = localPath(c.req.query('next'), '')
      return c.html(await passwordPage(c.var.view, { first: session.one_time_until !== null, next }))
    }),
  )
  .post('/account/password', may('see to my own account'), (c) => withOwn(c, (session) => change(c, session)))

/** The field each refusal is about. */
const fieldOf = (why: ChangeRefusal): string => (why === 'wrong' ? 'before' : why === 'differs' ? 'again' : 'chosen')

async function change(c: Context<WebEnv>, session: LivingSession): Promise<Response> {
  const { services, view } = c.var
  const { before = '', chosen = '', again = '', next } = await sentForm(c)
  const w = passwordWords(view.lang)
  const answer = await changePassword(services, session, { before, chosen, again, client: view.client })
  if (!answer.done && answer.why === 'limited') return tooMany(c, answer.wait)
  if (!answer.done) {
    const errors = [{ field: fieldOf(answer.why), text: w.refused[answer.why] }]
    const page = passwordPage(view, { first: session.one_time_until !== null, next: localPath(next, ''), errors })
    return c.html(page, 422)
  }
  c.header('set-cookie', answer.value, { append: true })
  return sendTo(c, localPath(next, '/account'), { kind: 'done', text: w.saved })
}
