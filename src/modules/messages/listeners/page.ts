import { sayMoment } from '#base/say-date.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { GivenUp } from '#platform/facts/given-up.ts'
import { dataTable, emptyState, pageHead, postButton } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskTabs } from '../desk-tabs.ts'
import { listenerWords } from './words.ts'

/** Listeners that gave up on a fact: which, on what, why, and a button to tell them again. */
export const listenersPage = (view: View, { ctx, lines }: { ctx: Ctx; lines: readonly GivenUp[] }): Html => {
  const { lang } = view
  const w = listenerWords(lang)
  return deskPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead })} ${deskTabs(lang, ctx.actor, 'listeners')}
    ${dataTable<GivenUp>({
      lang,
      caption: w.title,
      captionUnseen: true,
      rows: lines,
      empty: emptyState({ title: w.none, text: w.noneText, icon: 'check' }),
      columns: [
        { key: 'who', head: w.who, names: true, cell: (line) => line.listener },
        { key: 'fact', head: w.fact, cell: (line) => line.fact },
        { key: 'when', head: w.when, cell: (line) => sayMoment(lang, line.at, ctx.now) },
        { key: 'tries', head: w.tries, number: true, cell: (line) => line.tries },
        { key: 'error', head: w.error, cell: (line) => line.error },
        {
          key: 'again',
          head: w.again,
          cell: ({ factId, listener }) =>
            postButton({
              text: w.again,
              action: `/desk/messages/listeners/${factId}/again`,
              icon: 'refresh-cw',
              fields: { listener },
            }),
        },
      ],
    })}`,
  )
}
