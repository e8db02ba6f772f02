import type { Sent } from '#base/form.rules.ts'
import type { Ctx } from '#platform/ctx.ts'
import { factsList, postButton } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { conflictPage } from '#platform/web/errors.page.ts'
import type { Html } from '#platform/web/html.ts'
import { deskHrefOf, type Gathering } from '../gathering.ts'
import type { Plan, When } from '../plan.rules.ts'
import { sayWhen, sayWhere } from '../show/page.ts'
import { showWords } from '../show/words.ts'
import { fieldWords } from './fields.words.ts'
import { planningWords } from './words.ts'

type Two = { ctx: Ctx; sent: Sent; said: { plan: Plan; when: When }; now: Gathering }

/** 409: a colleague changed the same gathering meanwhile. */
export const planConflict = (view: View, { ctx, sent, said: { plan, when }, now }: Two): Html => {
  const { lang } = view
  const w = showWords(lang)
  const body = (row: Pick<Gathering, 'title' | 'starts_at' | 'ends_at' | 'venue_name' | 'elsewhere' | 'capacity'>) =>
    factsList([
      { term: fieldWords(lang).title, text: row.title },
      { term: w.when, text: sayWhen(lang, row, ctx.now) },
      { term: w.where, text: sayWhere(lang, row) },
      { term: fieldWords(lang).capacity, text: String(row.capacity ?? '') },
    ])
  const mine = {
    title: plan.title,
    starts_at: when.startsAt,
    ends_at: when.endsAt,
    venue_name: plan.venueId === now.venue_id ? now.venue_name : null,
    elsewhere: plan.elsewhere,
    capacity: plan.capacity,
  }
  return conflictPage(
    { ...view, title: '' },
    {
      mine: { body: body(mine) },
      theirs: { body: body(now) },
      theirsHref: `${deskHrefOf(now)}/edit`,
      keepMine: postButton({
        text: planningWords(lang).keepMine,
        action: deskHrefOf(now),
        fields: { ...sent, version: String(now.version) },
      }),
    },
  )
}
