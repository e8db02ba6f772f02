import { Hono, type Context } from 'hono'
import { idFrom } from '#base/form.rules.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { sentForm } from '#platform/web/read-form.ts'
import { placeChoices } from '../places/choices.ts'
import { may } from './access.ts'
import { loansPage } from './loans.page.ts'
import { lendRole, rolesAndLoans, takeBack } from './role.ts'
import type { GiveRefusal, LendRefusal } from './role.rules.ts'
import { colleagues } from './staff.ts'
import { staffWords } from './words.ts'

type Asked = Context<WebEnv>

const here = '/desk/staff/loans'

/** Lending a role of one's own. */
export const loans = new Hono<WebEnv>()
  .get(here, may('lend my role'), (c) => drawn(c))
  .post(here, may('lend my role'), async (c) => {
    const sent = await sentForm(c)
    const w = staffWords(c.var.view.lang)
    const { to = '', until = '', reason = '' } = sent
    const answer = await lendRole(c.var.ctx, { grantId: sent['grant'] ?? '', to, until, reason })
    if (answer.done) return sendTo(c, here, { kind: 'done', text: w.lent })
    return drawn(c, { values: sent, errors: [{ field: fieldOf(answer.why), text: w.refused[answer.why] }] })
  })
  .post(`${here}/:id/end`, may('lend my role'), async (c) => {
    const id = idFrom(c.req.param('id'))
    const answer = id === null ? null : await takeBack(c.var.ctx, id)
    return answer?.done ? sendTo(c, here, { kind: 'done', text: staffWords(c.var.view.lang).takenBack }) : c.notFound()
  })

const fieldOf = (why: LendRefusal | GiveRefusal): string => {
  if (why === 'self' || why === 'held') return 'to'
  if (why === 'reason') return 'reason'
  return why.startsWith('until') || why === 'after_yours' ? 'until' : 'grant'
}

async function drawn(
  c: Asked,
  kept: { errors?: FieldError[]; values?: Record<string, string> } = {},
): Promise<Response> {
  const { ctx, view } = c.var
  const staff = await colleagues(ctx)
  const names = new Map(staff.map(({ id, name }) => [id, name]))
  const shown = { view, places: await placeChoices(ctx), now: ctx.now, names }
  const others = staff.filter(({ id }) => id !== ctx.actor.id)
  return c.html(loansPage(shown, { ...(await rolesAndLoans(ctx)), others, ...kept }), kept.errors ? 422 : 200)
}
