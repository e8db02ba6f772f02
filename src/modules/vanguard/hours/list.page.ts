import { startOfDay } from '#base/days.ts'
import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  emptyState,
  hiddenField,
  linkButton,
  listCard,
  pageHead,
  postButton,
  section,
  type ListItem,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { may } from '../access.ts'
import { sayLine, sayTimes, stateChip } from './say.ts'
import type { Shown, Waiting } from './shown.ts'
import { hoursWords } from './words.ts'

export const hoursHref = '/desk/vanguard/hours'
export const lineHref = ({ id }: { id: string }): string => `${hoursHref}/${id}`

/** /desk/vanguard/hours: what waits to be confirmed, what is disputed, what differs. */
export const hoursPage = (view: View, ctx: Ctx, waiting: Waiting): Html => {
  const { lang } = view
  const w = hoursWords(lang)
  const { days, disputed, differing } = waiting
  const nothingWaits = days.length + disputed.length + differing.length === 0
  const list = (title: string, all: readonly Shown[]) =>
    all.length ? section({ title, body: listCard(all.map((one) => plainItem(lang, ctx.now, one))) }) : nothing
  return deskPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead })} ${ways(ctx)}
    ${nothingWaits ? emptyState({ title: w.emptyTitle, text: w.emptyText, icon: 'clock' }) : nothing}
    ${list(w.disputed, disputed)} ${list(w.differing, differing)}
    ${days.map(({ day, lines }) =>
      section({
        title: sayDay(lang, startOfDay(day), ctx.now),
        body: html`${listCard(lines.map((one) => item(lang, one)))} ${allOfDay(lang, lines)}`,
      }),
    )}`,
  )
}

const ways = ({ lang, actor }: Ctx): Html => {
  const w = hoursWords(lang)
  return actions(
    linkButton({ text: w.writeLater, href: `${hoursHref}/later`, icon: 'pencil' }),
    may.allows(actor, 'issue certificates')
      ? linkButton({ text: w.certificates, href: '/desk/vanguard/certificates', icon: 'file-text', kind: 'quiet' })
      : nothing,
    may.allows(actor, 'take out volunteer records')
      ? linkButton({ text: w.records, href: '/desk/vanguard/records', icon: 'download', kind: 'quiet' })
      : nothing,
  )
}

const plainItem = (lang: Lang, now: Date, { line, name }: Shown): ListItem => ({
  title: `${name} · ${line.content}`,
  href: lineHref(line),
  note: sayLine(lang, line, now),
  chip: stateChip(lang, line),
})

/** A line with its own button; nobody has one on their own. */
const item = (lang: Lang, { line, name, why }: Shown): ListItem => {
  const w = hoursWords(lang)
  const said = why === 'own' ? w.own : why === 'second-person' ? w.second : null
  return {
    title: `${name} · ${line.content}`,
    href: lineHref(line),
    note: [sayTimes(lang, line), ...(said ? [said] : [])].join(' · '),
    chip:
      said === null
        ? postButton({
            text: w.confirm,
            action: `${lineHref(line)}/confirm`,
            fields: { version: String(line.version) },
          })
        : stateChip(lang, line),
  }
}

/** All of a day at once, but for those whose end nobody noted: these are looked at one by one. */
const allOfDay = (lang: Lang, lines: readonly Shown[]): Html => {
  const sure = lines.filter(({ line, why }) => why === null && !line.assumed)
  if (sure.length < 2) return nothing
  return html`<form method="post" action="${hoursHref}/confirm">
    ${sure.map(({ line }) => hiddenField('line', `${line.id} ${line.version}`))}
    ${actions(button({ text: hoursWords(lang).confirmAll(sure.length), icon: 'check', kind: 'go' }))}
  </form>`
}
