import { sayDay, sayMoment } from '#base/say-date.ts'
import { dataTable, emptyState, pageHead } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { Opened } from '#platform/personal/personal.ts'
import type { RequestLine } from './list.ts'
import { dueText } from './page.ts'
import { logWords } from './log.words.ts'
import { requestWords } from './words.ts'

/** /desk/requests/log: that it happened, never whose it was or what it said. */
export const logPage = (
  view: View,
  { lines, openings, now }: { lines: readonly RequestLine[]; openings: readonly Opened[]; now: Date },
): Html => {
  const { lang } = view
  const w = requestWords(lang)
  const l = logWords(lang)
  return deskPage(
    { ...view, title: l.logTitle, printable: true },
    html`${pageHead({ title: l.logTitle, lead: l.logLead })}
    ${dataTable({
      lang,
      caption: l.logRequests,
      columns: [
        { key: 'asked', head: w.asked, cell: (one) => sayDay(lang, one.asked_at, now), names: true },
        { key: 'what', head: w.what, cell: (one) => `${w.kind[one.kind]} · ${w.channel[one.channel]}` },
        {
          key: 'stateIs',
          head: w.stateIs,
          cell: (one) => (one.refused_why ? `${w.state[one.state]}：${w.why[one.refused_why]}` : w.state[one.state]),
        },
        { key: 'due', head: w.due, cell: (one) => dueText(lang, one, now) },
        { key: 'closed', head: l.closed, cell: (one) => (one.closed_at ? sayDay(lang, one.closed_at, now) : '—') },
        { key: 'by', head: l.by, cell: (one) => one.closedBy ?? '—' },
      ],
      rows: lines,
      empty: emptyState({ title: w.none, text: '' }),
    })}
    ${dataTable({
      lang,
      caption: l.logOpenings,
      columns: [
        { key: 'when', head: l.when, cell: (one) => sayMoment(lang, one.at, now), names: true },
        { key: 'who', head: l.who, cell: (one) => one.by },
        { key: 'field', head: l.field, cell: (one) => one.field },
        { key: 'reason', head: l.reason, cell: (one) => one.reason },
      ],
      rows: openings,
      empty: emptyState({ title: w.none, text: '' }),
    })}`,
  )
}
