import type { Ctx } from '#platform/ctx.ts'
import { emptyState, listCard, pageHead, section } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { Gathering } from '../gathering.ts'
import { sayWhen } from '../show/page.ts'
import { rollHref } from './address.ts'
import { rollWords } from './words.ts'

type Ends = { unconfirmed: readonly Gathering[]; unknown: readonly Gathering[] }

/** Roll-calls that wait for a word of whoever led them: ended by the clock, or nothing noted at all. */
export const endsPage = (view: View, ctx: Ctx, { unconfirmed, unknown }: Ends): Html => {
  const w = rollWords(view.lang)
  const list = (title: string, gatherings: readonly Gathering[]) =>
    gatherings.length === 0
      ? nothing
      : section({
          title,
          body: listCard(
            gatherings.map((gathering) => ({
              title: gathering.title,
              href: rollHref(gathering),
              note: sayWhen(view.lang, gathering, ctx.now),
            })),
          ),
        })
  const none = unconfirmed.length + unknown.length === 0
  return deskPage(
    { ...view, title: w.ends },
    html`${pageHead({ title: w.ends, lead: w.endsLead })}
    ${none ? emptyState({ title: w.ends, text: w.noEnds }) : nothing} ${list(w.unconfirmed, unconfirmed)}
    ${list(w.unknown, unknown)}`,
  )
}
