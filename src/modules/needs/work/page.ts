import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  card,
  chip,
  emptyState,
  linkButton,
  pageHead,
  postButton,
  section,
  tabs,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { actWords } from '../handling/acts.words.ts'
import { categoryIcon, dueChip, sayPlace, stateChip, titleOf } from '../marks.ts'
import { handedStates, isAlly } from '../moves.rules.ts'
import { categoryOf } from '../needs.rules.ts'
import { sayNumber } from '../number.ts'
import { sayWaiting } from '../waiting/page.ts'
import type { HandedLine } from './handed.ts'
import { returnReasons } from './work.rules.ts'
import { workWords } from './words.ts'

export type WorkData = { ctx: Ctx; which: 'open' | 'done'; lines: readonly HandedLine[]; newId: () => string }

/** What was handed over, each with its next step on a button. */
export const workPage = (view: View, data: WorkData): Html => {
  const { lang } = view
  const w = workWords(lang)
  const tab = (which: WorkData['which'], href: string) => ({ href, text: w[which], current: data.which === which })
  return deskPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead })}
    ${tabs(w.shown, [tab('open', '/desk/work'), tab('done', '/desk/work?which=done')])}
    ${data.which === 'open' ? openParts(lang, data) : doneList(lang, data)}`,
  )
}

const openParts = (lang: Lang, data: WorkData): Html => {
  const w = workWords(lang)
  const part = (title: string, lines: readonly HandedLine[]) =>
    lines.length
      ? section({ title, body: html`<div class="card-grid">${lines.map((line) => lineCard(lang, data, line))}</div>` })
      : nothing
  const toTake = data.lines.filter((line) => line.state === 'assigned' && line.taken_at === null)
  if (data.lines.length === 0) return emptyState({ title: w.emptyTitle, text: w.empty, icon: 'wrench' })
  return html`${part(w.toTake, toTake)}
  ${part(
    w.toDo,
    data.lines.filter((line) => !toTake.includes(line)),
  )}`
}

const doneList = (lang: Lang, data: WorkData): Html => {
  const w = workWords(lang)
  const cards = html`<div class="card-grid">${data.lines.map((line) => lineCard(lang, data, line))}</div>`
  return data.lines.length ? section({ title: w.doneTitle, body: cards }) : emptyState({ title: w.emptyDone, text: '' })
}

const lineCard = (lang: Lang, data: WorkData, line: HandedLine): Html => {
  const { ctx } = data
  const where = [sayPlace(line), line.spot].filter(Boolean).join(' · ')
  const waits = sayWaiting(lang, line, ctx.now)
  const isOpen = handedStates.includes(line.state)
  return card({
    title: titleOf(lang, line),
    href: `/desk/work/${sayNumber(line)}`,
    kicker: sayNumber(line),
    icon: categoryIcon[categoryOf(line.category)],
    body: html`<p>${stateChip(lang, line)} ${dueChip(lang, ctx.calendar, { need: line, now: ctx.now })}</p>
      ${where ? html`<p>${where}</p>` : nothing}
      ${line.words && !isAlly(line.assignee_role) ? html`<p class="small">${line.words}</p>` : nothing}
      ${waits ? html`<p class="small">${waits}</p>` : nothing} ${answerBy(lang, ctx, line)}
      ${isOpen ? nextStep(lang, data, line) : nothing}`,
  })
}

const answerBy = (lang: Lang, ctx: Ctx, { state, taken_at, answer_due_at }: HandedLine): Html =>
  state === 'assigned' && taken_at === null && answer_due_at
    ? html`<p class="small">
        ${answer_due_at < ctx.now ? chip('late', workWords(lang).answerLate) : nothing}
        ${workWords(lang).answerBy(sayMoment(lang, answer_due_at, ctx.now))}
      </p>`
    : nothing

const nextStep = (lang: Lang, { newId }: WorkData, line: HandedLine): Html => {
  const w = workWords(lang)
  const address = `/desk/work/${sayNumber(line)}`
  const fields = () => ({ id: newId(), version: String(line.version) })
  if (line.state !== 'assigned')
    return actions(
      linkButton({
        text: line.state === 'in_progress' ? w.finish : w.resume,
        href: `${address}#next`,
        icon: 'check',
        kind: 'go',
      }),
    )
  const take =
    line.taken_at === null
      ? postButton({ text: w.take, icon: 'check', kind: 'go', action: `${address}/taking`, fields: fields() })
      : nothing
  const begin = postButton({ text: w.start, icon: 'hammer', action: `${address}/start`, fields: fields() })
  return html`${actions(take, begin)}
    <details>
      <summary>${w.giveBack}</summary>
      ${actions(
        ...returnReasons
          .filter((reason) => reason !== 'other')
          .map((reason) =>
            postButton({
              text: actWords(lang).reasons[reason],
              kind: 'quiet',
              action: `${address}/return`,
              fields: { ...fields(), reason },
            }),
          ),
        linkButton({ text: w.otherReason, href: `${address}#next`, kind: 'quiet' }),
      )}
    </details>`
}
