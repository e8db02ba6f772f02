import { actions, linkButton, section } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { calendarWords } from './words.ts'

/** The public calendar. `feed`: the full address a calendar program subscribes to. */
export const calendarPage = (view: View, { title, body, feed }: { title: string; body: Html; feed: string }): Html => {
  const w = calendarWords(view.lang)
  return frontPage(
    { ...view, title, description: w.lead, printable: true },
    html`${body}
      <div class="no-print">
        ${section({
          title: w.subscribeTitle,
          id: 'subscribe',
          body: html`<div class="stack">
            <p>${w.subscribeText}</p>
            ${actions(linkButton({ text: w.subscribe, href: feed, icon: 'calendar-days' }))}
          </div>`,
        })}
      </div>`,
  )
}
