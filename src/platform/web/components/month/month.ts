import { attrs, html, nothing, type Html } from '../../html.ts'

/** One occasion in a day. `off`: it does not take place; `note` says why. */
export type MonthSlot = {
  time: string
  title: string
  href: string
  note?: string | undefined
  off?: boolean | undefined
}

/** One day: `date` 「5」 in the grid, `name` 「11月5日 周四」 where days stand one under another and for screen readers. */
export type MonthDay = {
  date: string
  name: string
  datetime: string
  /** What is special about it, such as a day off. */
  mark?: string | undefined
  today?: string | undefined
  slots: readonly MonthSlot[]
  /** The way to those that have no room here. */
  more?: { href: string; text: string } | undefined
}

type Month = {
  caption: string
  /** The names of the columns, from Monday. */
  weekdays: readonly string[]
  /** Weeks of seven; null beside the first and last day. */
  weeks: readonly (readonly (MonthDay | null)[])[]
}

/** A month, week under week; on a phone and in the elder view day under day, and days without anything are left out. */
export const month = ({ caption, weekdays, weeks }: Month): Html =>
  html`<div class="card month-card">
    <table class="month">
      <caption class="unseen">
        ${caption}
      </caption>
      <thead>
        <tr>
          ${weekdays.map((name) => html`<th scope="col">${name}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${weeks.map(
          (days) =>
            html`<tr>
              ${days.map(cell)}
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`

const cell = (day: MonthDay | null): Html => {
  if (day === null) return html`<td class="beside"></td>`
  const { today, slots, mark, more } = day
  const free = slots.length || mark ? undefined : 'free'
  return html`<td ${attrs({ class: today ? 'now' : free, 'aria-current': today ? 'date' : false })}>
    ${head(day)} ${slots.length ? list(slots, more) : nothing}
  </td>`
}

const head = ({ name, date, datetime, mark, today }: MonthDay): Html =>
  html`<p class="day">
    <time datetime="${datetime}"><b class="date num" aria-hidden="true">${date}</b><b class="name">${name}</b></time
    >${today ? html` <span class="chip now">${today}</span>` : nothing}${mark ? html` <span class="small">${mark}</span>` : nothing}
  </p>`

const list = (slots: readonly MonthSlot[], more: MonthDay['more']): Html =>
  html`<ul>
    ${slots.map(line)}${more ? html`<li><a href="${more.href}">${more.text}</a></li>` : nothing}
  </ul>`

const line = ({ time, title, href, note, off }: MonthSlot): Html =>
  html`<li>
    <a href="${href}"
      ><span class="small num">${time}</span>
      ${off ? html`<s>${title}</s>` : html`<span>${title}</span>`}${note ? html` <span class="small">${note}</span>` : nothing}</a
    >
  </li>`
