import { sayMoment } from '#base/say-date.ts'
import type { Ctx } from '#platform/ctx.ts'
import { chip, dataTable, emptyState, notice, pageHead, type ChipKind } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskTabs } from '../desk-tabs.ts'
import { unreachedWords } from '../unreached/words.ts'
import { sayMessage } from '../words.ts'
import type { SentLine } from './sent.ts'
import { outboxWords } from './words.ts'

const kinds: Record<SentLine['state'], ChipKind> = {
  waiting: 'waiting',
  sent: 'going',
  delivered: 'done',
  rehearsed: 'plain',
  cancelled: 'off',
  unreached: 'late',
}

/** What left the house, or is to. */
export const outboxPage = (view: View, { ctx, lines }: { ctx: Ctx; lines: readonly SentLine[] }): Html => {
  const { lang } = view
  const w = outboxWords(lang)
  const channel = unreachedWords(lang).channel
  const said = {
    key: 'said',
    head: w.said,
    cell: (line: SentLine) => html`${line.said.map((one) => html`<p>${sayMessage(lang, one)}</p>`)}`,
  }
  return deskPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead })} ${deskTabs(lang, ctx.actor, 'outbox')}
    ${ctx.area.demo ? notice({ kind: 'note', text: w.demo }) : nothing}
    ${dataTable<SentLine>({
      lang,
      caption: w.title,
      captionUnseen: true,
      rows: lines,
      empty: emptyState({ title: w.none, text: w.noneText, icon: 'mail' }),
      columns: [
        {
          key: 'to',
          head: w.to,
          names: true,
          cell: (line) => line.door ?? (line.kind === 'account' ? w.staff : w.gone),
        },
        { key: 'by', head: w.by, cell: (line) => channel[line.channel] },
        { key: 'state', head: w.state, cell: (line) => chip(kinds[line.state], w.states[line.state]) },
        { key: 'when', head: w.when, cell: (line) => sayMoment(lang, line.over_at ?? line.due_at, ctx.now) },
        { key: 'tries', head: w.tries, number: true, cell: (line) => line.tries },
        { key: 'error', head: w.error, cell: (line) => line.last_error },
        ...(ctx.area.demo ? [said] : []),
      ],
    })}`,
  )
}
