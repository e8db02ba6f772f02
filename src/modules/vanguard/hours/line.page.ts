import type { Lang } from '#base/words.ts'
import { sayMoment } from '#base/say-date.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  factsList,
  form,
  hiddenField,
  notice,
  pageHead,
  postButton,
  radiosField,
  section,
  textareaField,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { may } from '../access.ts'
import { hoursHref, lineHref } from './list.page.ts'
import { clockOf, sayLine, stateChip } from './say.ts'
import type { OneLine } from './shown.ts'
import { hoursWords } from './words.ts'

/** A form that came back, or a sentence on top. */
export type Back = {
  errors?: readonly FieldError[] | undefined
  values?: Kept | undefined
  problem?: string
}

/** /desk/vanguard/hours/:id */
export const linePage = (view: View, ctx: Ctx, { one, back = {} }: { one: OneLine; back?: Back }): Html => {
  const { lang } = view
  const w = hoursWords(lang)
  const { line, name } = one
  const said = notMine(ctx, one)
  const now = said === null && line.state === 'proposed' ? confirmNow(lang, one) : nothing
  return deskPage(
    { ...view, title: name, path: lineHref(line), crumbs: [{ href: hoursHref, label: w.title }] },
    html`${pageHead({ title: `${name} · ${line.content}`, chip: stateChip(lang, line) })}
    ${back.problem ? notice({ kind: 'problem', text: back.problem }) : nothing} ${factsList(facts(ctx, one))}
    ${said === null ? nothing : notice({ kind: 'note', text: said })} ${now}
    ${said === null ? decide(lang, one, back) : nothing}`,
  )
}

/** Why this reader does nothing about a line, in words; null where they do. */
function notMine(ctx: Ctx, { line, why }: OneLine): string | null {
  const w = hoursWords(ctx.lang)
  if (why !== null) return w.refused[why]
  const settles = line.state === 'disputed' && !may.allows(ctx.actor, 'settle a dispute about hours')
  return settles ? w.settleBy : null
}

function facts({ lang, now }: Ctx, { line, roll, names }: OneLine): { term: string; text: string }[] {
  const w = hoursWords(lang)
  const by = (id: string | null) => names.get(id ?? '') ?? ''
  const when = (at: Date | null) => (at ? sayMoment(lang, at, now) : '')
  const rows: [string, string | null][] = [
    [w.was, sayLine(lang, line, now)],
    [w.roll, line.place_id === null ? null : rollText({ lang, now }, roll)],
    [w.enteredBy, line.entered_by && by(line.entered_by)],
    [w.reason, line.reason],
    [w.confirmedBy, line.confirmed_by && `${by(line.confirmed_by)} ${when(line.confirmed_at)}`],
    [w.setRight, line.set_right],
    [w.dispute, line.dispute],
    [w.settled, line.settled_words && `${line.settled_words}（${by(line.settled_by)} ${when(line.settled_at)}）`],
  ]
  return rows.flatMap(([term, text]) => (text ? [{ term, text }] : []))
}

const rollText = ({ lang, now }: { lang: Lang; now: Date }, roll: OneLine['roll']): string => {
  if (roll === null) return hoursWords(lang).rollNone
  const { startsAt, endsAt, breakMinutes, minutes, assumed } = roll
  const as = { starts_at: startsAt, ends_at: endsAt, break_minutes: breakMinutes, minutes, assumed, place_id: '' }
  return sayLine(lang, as, now)
}

const confirmNow = (lang: Lang, { line }: OneLine): Html =>
  actions(
    postButton({
      text: hoursWords(lang).confirm,
      action: `${lineHref(line)}/confirm`,
      fields: { version: String(line.version) },
      kind: 'go',
    }),
  )

/** What should be otherwise, or what a dispute comes to. */
const decide = (lang: Lang, { line }: OneLine, { errors, values }: Back): Html => {
  const w = hoursWords(lang)
  const settles = line.state === 'disputed'
  const hows =
    line.state === 'proposed' || line.state === 'void'
      ? (['times', 'void'] as const)
      : (['stays', 'times', 'void'] as const)
  const fields = { lang, errors, values }
  return section({
    title: settles ? w.settle : w.decide,
    id: 'decide',
    body: form({
      lang,
      action: `${lineHref(line)}/${settles ? 'settle' : 'set-right'}`,
      errors,
      body: html`${hiddenField('version', line.version)}
      ${radiosField({ ...fields, name: 'how', label: w.becomes, options: hows.map((value) => ({ value, label: w.hows[value] })), value: hows[0] })}
      ${timeFields(lang, { errors, values }, line)}
      ${textareaField({ ...fields, name: 'words', label: w.words, rows: 2 })}
      ${actions(button({ text: w.save, icon: 'check' }))}`,
    }),
  })
}

/** From, to and break; `line` is what stands there first. */
export const timeFields = (
  lang: Lang,
  { errors, values }: Back,
  line?: { starts_at: Date; ends_at: Date; break_minutes: number },
): Html => {
  const w = hoursWords(lang)
  const fields = { lang, errors, values, size: 'short' as const }
  const [from, to] = line ? [clockOf(line.starts_at), clockOf(line.ends_at)] : ['09:00', '11:00']
  return html`${textField({ ...fields, name: 'from', label: w.from, hint: w.timeHint, value: from })}
  ${textField({ ...fields, name: 'to', label: w.to, value: to })}
  ${textField({ ...fields, name: 'break', label: w.pause, optional: true, value: String(line?.break_minutes ?? 0) })}`
}
