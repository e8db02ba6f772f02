import { attrs, html, nothing, type Html } from '../../html.ts'

/** One occasion in a day of a calendar. */
export type Slot = {
  time: string
  title: string
  href: string
  note?: string | undefined
  /** It does not take place; `note` says why. */
  off?: boolean | undefined
}

/** One day: `name` 「周四」, `date` 「24」. */
export type Day = { name: string; date: string; datetime: string; today?: string | undefined; slots: readonly Slot[] }

/** A week, day beside day; on a phone day under day, and days without anything stay small. */
export const week = (days: readonly Day[]): Html =>
  html`<ol class="card week">
    ${days.map(
      ({ name, date, datetime, today, slots }) =>
        html`<li
          ${attrs({ class: today ? 'now' : slots.length ? undefined : 'free', 'aria-current': today ? 'date' : false })}
        >
          <p class="day">
            <time datetime="${datetime}"><b>${name}</b> <span class="num">${date}</span></time
            >${today ? html` <span class="chip now">${today}</span>` : nothing}
          </p>
          ${slots.map(
            ({ time, title, href, note, off }) =>
              html`<a class="slot" href="${href}"
                ><span class="small num">${time}</span
                ><span>${off ? html`<s>${title}</s>` : title}</span
                >${note ? html`<span class="small">${note}</span>` : nothing}</a
              >`,
          )}
        </li>`,
    )}
  </ol>`
