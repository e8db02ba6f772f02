import { dayOf } from '#base/days.ts'
import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  checkField,
  chip,
  emptyState,
  factsList,
  form,
  hiddenField,
  linkButton,
  listCard,
  notice,
  pageHead,
  postButton,
  radiosField,
  section,
  textField,
  type ChipKind,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { careHref, deskVisitHref, deskVisitsHref, ladderHref, planHref } from '../address.ts'
import { waitsForReport, type VisitState } from '../kinds.rules.ts'
import { careWords } from '../kinds.words.ts'
import { onScreen } from '../on-screen.ts'
import { planWords } from '../plans/words.ts'
import { sayVisitHours } from '../say.ts'
import type { DeskVisit, VisitSheet } from './desk.ts'
import type { ReportBack } from './hand.page.ts'
import { mostNote } from './report.rules.ts'
import { visitWords } from './words.ts'

const kinds: Record<VisitState, ChipKind> = {
  due: 'waiting',
  assigned: 'waiting',
  ok: 'done',
  'needs-help': 'going',
  'no-answer': 'late',
  escalated: 'late',
  resolved: 'done',
  declined: 'off',
  missed: 'late',
  skipped: 'off',
}

/** How a visit stands, as a chip. */
export const visitChip = (lang: Lang, state: VisitState): Html => chip(kinds[state], careWords(lang).visits[state])

const crumbs = (lang: Lang) => [{ href: careHref, label: planWords(lang).title }]

/** What is open and what lies ahead. */
export const deskVisitsPage = (view: View, ctx: Ctx, all: readonly DeskVisit[]): Html => {
  const { lang } = view
  const w = visitWords(lang)
  const today = dayOf(ctx.now)
  const isLate = ({ visit: { state } }: DeskVisit) => ['missed', 'escalated', 'no-answer'].includes(state)
  const part = (title: string, id: string, some: readonly DeskVisit[]) =>
    some.length === 0 ? nothing : section({ title, id, body: listCard(some.map((one) => line(lang, ctx, one))) })
  const rest = all.filter((one) => !isLate(one))
  return deskPage(
    { ...view, title: w.desk, crumbs: crumbs(lang) },
    onScreen(
      lang,
      html`${pageHead({ title: w.desk, lead: w.deskLead })} ${part(w.late, 'late', all.filter(isLate))}
      ${part(
        w.today,
        'today',
        rest.filter(({ visit }) => visit.due_on <= today),
      )}
      ${part(
        w.later,
        'later',
        rest.filter(({ visit }) => visit.due_on > today),
      )}
      ${all.length === 0 ? emptyState({ title: w.desk, text: w.deskNone, icon: 'heart-handshake' }) : nothing}`,
    ),
  )
}

const line = (lang: Lang, ctx: Ctx, { visit, elder, goer }: DeskVisit) => {
  const w = visitWords(lang)
  return {
    title: sayVisitHours(lang, visit, ctx.now),
    href: deskVisitHref(visit),
    chip: visitChip(lang, visit.state),
    note: [elder ?? w.whose, careWords(lang).means[visit.means], ...saysWho(lang, { elder, goer })].join(' · '),
  }
}

/** Who goes is said to whoever keeps the plan only. */
function saysWho(lang: Lang, { elder, goer }: Pick<DeskVisit, 'elder' | 'goer'>): string[] {
  const w = visitWords(lang)
  if (elder === null) return []
  return [goer === null ? w.staffGoes : w.goes(goer)]
}

type Shown = { ctx: Ctx; sheet: VisitSheet; newId: string; note: string | null; back?: ReportBack | undefined }

/** One visit at the desk: how it stands, taking it over, and writing down what nobody did. */
export const deskVisitPage = (view: View, shown: Shown): Html => {
  const { lang } = view
  const w = visitWords(lang)
  const { visit, elder, keeps, plan } = shown.sheet
  return deskPage(
    { ...view, title: w.desk, crumbs: [...crumbs(lang), { href: deskVisitsHref, label: w.desk }] },
    onScreen(
      lang,
      html`${pageHead({
        title: sayVisitHours(lang, visit, shown.ctx.now),
        kicker: elder ?? w.whose,
        chip: visitChip(lang, visit.state),
      })}
      ${tooLate(lang, shown)}
      ${visit.state === 'missed' ? notice({ kind: 'problem', text: w.wroteLaterText }) : nothing}
      ${howList(lang, shown)} ${keeps ? keptPart(lang, shown) : nothing}
      ${actions(
        visit.escalated_at === null ? nothing : linkButton({ text: w.ladder, href: ladderHref(visit), kind: 'go' }),
        keeps ? linkButton({ text: w.planLink, href: planHref(plan), kind: 'quiet' }) : nothing,
      )}`,
    ),
  )
}

/** Somebody wrote it down meanwhile: the form is gone, what was typed is not. */
const tooLate = (lang: Lang, { sheet: { visit }, back }: Shown): Html => {
  const text = back?.errors[0]?.text
  if (text === undefined || waitsForReport(visit.state)) return nothing
  const note = back?.values['note'] ?? ''
  const body = note === '' ? nothing : html`<p>${visitWords(lang).youWrote} ${note}</p>`
  return notice({ kind: 'problem', text, body })
}

const howList = (lang: Lang, { ctx, sheet: { visit, goer, staff } }: Shown): Html => {
  const w = visitWords(lang)
  const ticks = (['met', 'well', 'content'] as const).filter((one) => visit[one]).map((one) => w.tickWords[one])
  return factsList([
    { term: planWords(lang).how, text: careWords(lang).means[visit.means] },
    { term: planWords(lang).pairs, text: goer ?? staff ?? w.staffGoes },
    ...(visit.met === null ? [] : [{ term: w.ticks, text: ticks.join(' · ') || w.notTicked }]),
    ...(visit.closed_at === null ? [] : [{ term: w.closedAt, text: sayMoment(lang, visit.closed_at, ctx.now) }]),
  ])
}

const keptPart = (lang: Lang, shown: Shown): Html => {
  const w = visitWords(lang)
  const { visit } = shown.sheet
  const isMine = visit.staff_id === shown.ctx.actor.id
  const canTake = ['due', 'assigned', 'no-answer'].includes(visit.state) && !isMine
  const note = shown.note === null ? noteButton(lang, visit) : html`<p>${shown.note}</p>`
  return html`${canTake ? actions(postButton({ text: w.take, action: `${deskVisitHref(visit)}/taking` })) : nothing}
  ${visit.note_sealed === null ? nothing : section({ title: w.noteTitle, id: 'note', body: note })}
  ${waitsForReport(visit.state) && visit.opens_at <= shown.ctx.now ? laterForm(lang, shown) : nothing}`
}

const noteButton = (lang: Lang, visit: { id: string }): Html =>
  html`<form class="one-button" method="post" action="${deskVisitHref(visit)}/note">
    ${button({ text: visitWords(lang).openNote, icon: 'eye', ownPage: true })}
  </form>`

const laterForm = (lang: Lang, { sheet: { visit }, newId, back }: Shown): Html => {
  const w = visitWords(lang)
  const state = { lang, errors: back?.errors, values: back?.values }
  const presses = [
    { value: 'ticks', label: w.byTicks },
    { value: 'no-answer', label: w.noAnswer },
    { value: 'worried', label: w.worried },
    { value: 'declined', label: w.declined },
  ]
  return section({
    title: w.wroteLater,
    id: 'later',
    body: form({
      lang,
      action: deskVisitHref(visit),
      errors: back?.errors,
      body: html`${hiddenField('id', newId)}
      ${radiosField({ ...state, name: 'press', label: w.ticks, value: 'ticks', options: presses })}
      ${checkField({ ...state, name: 'met', label: w.met })}
      ${checkField({ ...state, name: 'well', label: w.wellTick })}
      ${checkField({ ...state, name: 'content', label: w.content })}
      ${textField({ ...state, name: 'note', label: w.note, hint: w.noteHint, optional: true, maxLength: mostNote })}
      ${actions(button({ text: w.wroteLater, kind: 'go' }))}`,
    }),
  })
}
