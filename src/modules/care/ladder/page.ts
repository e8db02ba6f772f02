import { sayMoment, sayTime } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  chip,
  emptyState,
  factsList,
  linkButton,
  listCard,
  notice,
  pageHead,
  section,
  timeline,
  type ChipKind,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { careHref, ladderHref, laddersHref } from '../address.ts'
import { careWords } from '../kinds.words.ts'
import { callButton, onScreen } from '../on-screen.ts'
import { planWords } from '../plans/words.ts'
import { sayVisitHours } from '../say.ts'
import type { Ladder } from './ladder.ts'
import { decisionForm, stepForm } from './forms.page.ts'
import { isLate, rungsAt, type RungState } from './ladder.rules.ts'
import type { Step } from './step.ts'
import type { LadderPage } from './shown.ts'
import type { Sought } from './where.ts'
import { ladderWords } from './words.ts'

const crumbs = (lang: Lang) => [{ href: careHref, label: planWords(lang).title }]

/** The ladders climbed now. No names: whoever opens one reads them there, and the look is noted. */
export const laddersPage = (view: View, ctx: Ctx, all: readonly Ladder[]): Html => {
  const { lang } = view
  const w = ladderWords(lang)
  const line = ({ visit, steps }: Ladder) => {
    const since = visit.escalated_at ?? ctx.now
    return {
      title: w.since(sayMoment(lang, since, ctx.now)),
      href: ladderHref(visit),
      chip: isLate(since, steps, ctx.now) ? chip('late', w.late) : nothing,
      note: `${careWords(lang).means[visit.means]} · ${sayVisitHours(lang, visit, ctx.now)}`,
    }
  }
  return deskPage(
    { ...view, title: w.title, crumbs: crumbs(lang) },
    html`${pageHead({ title: w.title, lead: w.lead })}
    ${all.length === 0 ? emptyState({ title: w.none, text: w.noneText, icon: 'door-open' }) : listCard(all.map(line))}`,
  )
}

/** One ladder: whom to look for, each step with its time, and the decision of a person. */
export const ladderPage = (view: View, shown: LadderPage): Html => {
  const { lang } = view
  const w = ladderWords(lang)
  const { visit } = shown.ladder
  const open = visit.state === 'escalated'
  return deskPage(
    { ...view, title: w.title, crumbs: [...crumbs(lang), { href: laddersHref, label: w.title }] },
    onScreen(
      lang,
      html`${pageHead({
        title: shown.sought ? shown.sought.elder.name : w.title,
        kicker: w.since(sayMoment(lang, visit.escalated_at ?? shown.ctx.now, shown.ctx.now)),
        lead: shown.sought?.elder.address,
      })}
      ${shown.back?.status === 409 ? notice({ kind: 'problem', text: w.refused.decided }) : nothing}
      ${open ? html`${dangerPart(lang)} ${whoPart(lang, shown.sought)} ${rungsPart(lang, shown)} ${stepForm(lang, shown)} ${decisionForm(lang, shown)}` : decidedPart(lang, shown)}
      ${historyPart(lang, shown)} ${actions(linkButton({ text: w.back, href: laddersHref, kind: 'quiet' }))}`,
    ),
  )
}

const dangerPart = (lang: Lang): Html => {
  const w = ladderWords(lang)
  const call = (number: string, text: string) =>
    linkButton({ text, href: `tel:${number}`, kind: 'danger', icon: 'phone' })
  return notice({
    kind: 'problem',
    text: w.danger,
    body: actions(call('120', w.call120), call('110', w.call110), call('119', w.call119)),
  })
}

const whoPart = (lang: Lang, sought: Sought): Html => {
  const w = ladderWords(lang)
  if (!sought) return nothing
  const { contact, advice } = sought.words
  const tie = contact?.tie ? ` (${contact.tie})` : ''
  return factsList([
    { term: w.phones, text: sought.numbers.length ? actions(...sought.numbers.map(callButton)) : w.noPhones },
    {
      term: w.contact,
      text: contact ? html`${contact.name}${tie} ${actions(callButton(contact.phone))}` : w.noContact,
    },
    ...(advice === null ? [] : [{ term: w.advice, text: advice }]),
  ])
}

const kinds: Record<RungState['state'], ChipKind> = { done: 'done', now: 'going', todo: 'waiting', late: 'late' }

const rungsPart = (lang: Lang, { ctx, ladder: { visit, steps } }: LadderPage): Html => {
  const w = ladderWords(lang)
  const all = rungsAt(visit.escalated_at ?? ctx.now, steps, ctx.now)
  return section({
    title: w.rungs,
    id: 'rungs',
    body: listCard(
      all.map(({ what, dueAt, state, last }) => ({
        title: w.steps[what],
        chip: chip(kinds[state], w.states[state]),
        note: last
          ? `${sayTime(lang, last.at)} · ${last.outcome ? w.outcomes[last.outcome] : ''}`
          : w.by(sayTime(lang, dueAt)),
      })),
    ),
  })
}

const decidedPart = (lang: Lang, { ctx, ladder: { visit }, names }: LadderPage): Html => {
  const w = ladderWords(lang)
  const what = visit.decision ? careWords(lang).decisions[visit.decision] : ''
  const when = visit.resolved_at ? sayMoment(lang, visit.resolved_at, ctx.now) : ''
  return notice({ kind: 'done', text: w.decided(names.get(visit.decided_by ?? '') ?? '', when, what) })
}

const historyPart = (lang: Lang, { ctx, ladder: { steps, plan }, names }: LadderPage): Html => {
  const w = ladderWords(lang)
  const words = ({ words_sealed: words }: Step) => (words ? ctx.secrets.open(plan.area_id, words) : undefined)
  return section({
    title: w.history,
    id: 'history',
    body: timeline(
      steps.map((step) => ({
        when: sayMoment(lang, step.device_at ?? step.at, ctx.now),
        datetime: (step.device_at ?? step.at).toISOString(),
        what: step.outcome === null ? w.steps[step.what] : `${w.steps[step.what]} · ${w.outcomes[step.outcome]}`,
        who: names.get(step.by_id ?? ''),
        body: words(step),
      })),
    ),
  })
}
