import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  factsList,
  form,
  linkButton,
  listCard,
  pageHead,
  postButton,
  section,
  textareaField,
  type FieldError,
  type Kept,
  type ListItem,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import type { Own } from '../parts.ts'
import { ownHoursWords } from './own.words.ts'
import { purposes, type PassedOn, type Purpose } from './passing-on.ts'
import type { Line } from './rows.ts'
import { dayOfLine, sayLine, stateChip } from './say.ts'
import { canDispute } from './settling.ts'
import { hoursWords } from './words.ts'

export const ownHoursPath = ({ path }: Own): string => `${path}/hours`

const confirmedMinutes = (lines: readonly Line[]): number =>
  lines.filter(({ state }) => state === 'confirmed').reduce((sum, line) => sum + line.minutes, 0)

/** Confirmed minutes in all, as people say them. */
export const saySum = (lang: Lang, lines: readonly Line[]): string =>
  ownHoursWords(lang).sum(hoursWords(lang).minutes(confirmedMinutes(lines)))

/** One's own lines, each with how it stands; whoever can still say that it is wrong has the way to it. */
export const ownItems = (ctx: Ctx, own: Own, lines: readonly Line[]): ListItem[] => {
  const { lang, now } = ctx
  return lines.map((line) => ({
    title: line.content,
    note: [
      sayLine(lang, line, now),
      ...(canDispute(ctx, line) ? [ownHoursWords(lang).wrong] : []),
      ...(line.set_right ? [line.set_right] : []),
      ...(line.dispute ? [`${ownHoursWords(lang).yours}：${line.dispute}`] : []),
      ...(line.settled_words ? [`${ownHoursWords(lang).settled}：${line.settled_words}`] : []),
    ].join(' · '),
    chip: stateChip(lang, line),
    ...(canDispute(ctx, line) ? { href: `${ownHoursPath(own)}/${line.id}` } : {}),
  }))
}

/** So many of the latest months are open; what is earlier is a tap away, by year, and all of it on paper. */
const OPEN_MONTHS = 2

/** One's own lines, the latest months first. */
const linesPart = (ctx: Ctx, own: Own, lines: readonly Line[]): Html => {
  const { lang } = ctx
  const w = ownHoursWords(lang)
  const monthOf = (line: Line) => dayOfLine(line).slice(0, 7)
  const open = [...new Set(lines.map(monthOf))].slice(0, OPEN_MONTHS)
  const earlier = lines.filter((line) => !open.includes(monthOf(line)))
  const years = [...new Set(earlier.map((line) => dayOfLine(line).slice(0, 4)))]
  const list = (of: readonly Line[]) => listCard(ownItems(ctx, own, of))
  return html`${open.map((month) =>
    section({
      title: w.month(month.slice(0, 4), Number(month.slice(5))),
      body: list(lines.filter((line) => monthOf(line) === month)),
    }),
  )}
  ${years.map((year) => {
    const of = earlier.filter((line) => dayOfLine(line).startsWith(year))
    return html`<details>
      <summary>${w.earlier(year, hoursWords(lang).minutes(confirmedMinutes(of)))}</summary>
      ${list(of)}
    </details>`
  })}`
}

type Passing = { agreed: Set<Purpose>; passed: readonly PassedOn[] }

/** All of one's hours, by month, and where they may be passed on to. */
export const ownHoursPage = (
  view: View,
  ctx: Ctx,
  { own, lines, ...passing }: Passing & { own: Own; lines: readonly Line[] },
): Html => {
  const { lang } = view
  const w = ownHoursWords(lang)
  return frontPage(
    { ...view, title: w.title, printable: true },
    html`${pageHead({ title: w.title, lead: lines.length ? saySum(lang, lines) : w.none })}
      ${linesPart(ctx, own, lines)}
      <p>${w.missing}</p>
      ${passingPart(ctx, own, passing)}
      ${actions(
        linkButton({ text: w.certificates, href: `${own.path}/certificates`, icon: 'file-text' }),
        linkButton({ text: w.back, href: own.path, kind: 'quiet' }),
      )}`,
  )
}

const passingPart = ({ lang, now }: Ctx, own: Own, { agreed, passed }: Passing): Html => {
  const w = ownHoursWords(lang)
  const left = (purpose: Purpose) => passed.find((one) => one.purpose === purpose)
  const lines = purposes.map((purpose) => ({
    title: w.purposes[purpose],
    note: [
      w.passes[purpose],
      agreed.has(purpose) ? w.agreed : w.notAgreed,
      ...[left(purpose)].flatMap((one) => (one ? [w.passed(sayDay(lang, one.at, now))] : [])),
    ].join(' · '),
    chip: postButton({
      text: agreed.has(purpose) ? w.takeBack : w.agree,
      action: `${ownHoursPath(own)}/passing`,
      fields: { purpose, agrees: agreed.has(purpose) ? 'no' : 'yes' },
      kind: 'quiet',
    }),
  }))
  return section({
    title: w.passTitle,
    id: 'passing',
    body: html`<p>${w.passLead}</p>
      ${listCard(lines)}`,
  })
}

type Back = { errors?: readonly FieldError[]; values?: Kept }

/** One line of one's own that is said to be wrong. */
export const disputePage = (view: View, ctx: Ctx, shown: { own: Own; line: Line } & Back): Html => {
  const { own, line, errors, values } = shown
  const { lang } = view
  const w = ownHoursWords(lang)
  const may = canDispute(ctx, line)
  return frontPage(
    { ...view, title: w.disputeTitle },
    html`${pageHead({ title: w.disputeTitle, lead: may ? w.disputeLead(ctx.area.serviceDisputeDays) : w.tooLate })}
    ${factsList([{ term: line.content, text: sayLine(lang, line, ctx.now) }])}
    ${
      may
        ? form({
            lang,
            action: `${ownHoursPath(own)}/${line.id}`,
            errors,
            body: html`${textareaField({ lang, errors, values, name: 'words', label: w.words, rows: 3 })}
            ${actions(button({ text: w.send, icon: 'message-square-text', kind: 'go', big: true }))}`,
          })
        : nothing
    }
    ${actions(linkButton({ text: w.back, href: ownHoursPath(own), kind: 'quiet' }))}`,
  )
}
