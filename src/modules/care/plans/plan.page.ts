import { sayDay, sayMoment } from '#base/say-date.ts'
import { startOfDay } from '#base/days.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import { personHref } from '#modules/people/public.ts'
import {
  actions,
  button,
  factsList,
  form,
  hiddenField,
  linkButton,
  listCard,
  notice,
  pageHead,
  section,
  textField,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { careHref, deskVisitHref, planHref } from '../address.ts'
import { careWords } from '../kinds.words.ts'
import { onScreen } from '../on-screen.ts'
import type { Plan } from '../plan.ts'
import { sayRhythm, sayVisitHours } from '../say.ts'
import { actsPart } from './acts.page.ts'
import { planChip } from './list.page.ts'
import type { PlanSheet } from './listing.ts'
import { pairsPart } from './pairs.page.ts'
import type { PlanPage } from './shown.ts'
import { planWords } from './words.ts'

const crumbs = (lang: Lang) => [{ href: careHref, label: planWords(lang).title }]

/** One plan for whoever keeps it. What the elder said stays sealed until it is opened for a reason. */
export const planPage = (view: View, page: PlanPage): Html => {
  const { lang } = view
  const w = planWords(lang)
  const { plan, elder, visits } = page.sheet
  return deskPage(
    { ...view, title: elder?.name ?? w.title, crumbs: crumbs(lang) },
    onScreen(
      lang,
      html`${page.problem === undefined ? nothing : notice({ kind: 'problem', text: page.problem })}
      ${pageHead({
        title: elder?.name ?? '—',
        kicker: w.title,
        lead: elder?.address,
        chip: planChip(lang, plan),
        actions: changeLink(lang, plan),
      })}
      ${movedNotice(lang, plan)} ${termsList(lang, page)} ${standingParts(lang, page)} ${openingPart(lang, page)}
      ${looksPart(lang, page)}
      ${section({
        title: w.latest,
        id: 'latest',
        body:
          visits.length === 0
            ? html`<p>${w.noVisits}</p>`
            : listCard(visits.slice(0, shownVisits).map((visit) => visitLine(lang, page.ctx, visit))),
      })}`,
    ),
  )
}

/** Somebody noted that the elder moved away: whether it is so is looked up on their page, and said here or there. */
const movedNotice = (lang: Lang, { state, moved_at, person_id: id }: Plan): Html => {
  const w = planWords(lang)
  if (moved_at === null || state === 'ended' || id === null) return nothing
  return notice({
    kind: 'problem',
    text: w.movedOne,
    body: actions(
      linkButton({ text: w.movedPerson, href: personHref(id) }),
      linkButton({ text: w.end, href: '#acts' }),
    ),
  })
}

/** As many of the latest as fit a screen or two; figures open to all of them. */
const shownVisits = 12

/** What can still be done with a plan that has not ended. */
const standingParts = (lang: Lang, page: PlanPage): Html =>
  page.sheet.plan.state === 'ended' ? nothing : html`${actsPart(lang, page)} ${pairsPart(lang, page)}`

const changeLink = (lang: Lang, plan: Plan): Html =>
  plan.state === 'ended'
    ? nothing
    : linkButton({ text: planWords(lang).change, href: `${planHref(plan)}/edit`, icon: 'pencil' })

const termsList = (lang: Lang, { ctx, sheet: { plan, holder } }: PlanPage): Html => {
  const w = planWords(lang)
  const days = plan.season_days
  const day = (text: string) => sayDay(lang, startOfDay(text), ctx.now)
  return factsList([
    { term: w.how, text: careWords(lang).means[plan.means] },
    { term: w.rhythm, text: sayRhythm(lang, plan) },
    { term: w.season, text: days === null ? w.seasonSame : w.seasonDays(days) },
    { term: w.since, text: day(plan.starts_on) },
    { term: w.agreed, text: sayAgreed(lang, plan) },
    { term: w.holder, text: holder },
    ...(plan.paused_until === null
      ? []
      : [{ term: careWords(lang).plans.paused, text: w.until(day(plan.paused_until)) }]),
    ...(plan.ended_why === null ? [] : [{ term: careWords(lang).plans.ended, text: plan.ended_why }]),
  ])
}

function sayAgreed(lang: Lang, { agreed_by: by, agreed_how: how }: Plan): string {
  const w = planWords(lang)
  return by && how ? `${w.agreedBy[by]} · ${w.agreedHow[how]}` : w.notYet
}

const visitLine = (lang: Lang, ctx: Ctx, visit: PlanSheet['visits'][number]) => ({
  title: sayVisitHours(lang, visit, ctx.now),
  href: deskVisitHref(visit),
  note: careWords(lang).visits[visit.state],
})

const openingPart = (lang: Lang, { sheet: { plan }, newId, back }: PlanPage): Html => {
  const w = planWords(lang)
  const own = back?.form === 'opening' ? back : undefined
  return section({
    title: w.open,
    id: 'opening',
    body: html`<p>${w.openLead}</p>
      ${form({
        lang,
        action: `${planHref(plan)}/opening`,
        errors: own?.errors,
        body: html`${hiddenField('id', newId)}
        ${textField({ lang, name: 'lookReason', label: w.reason, hint: w.reasonHint, errors: own?.errors, values: own?.values, maxLength: 200 })}
        ${actions(button({ text: w.openButton, icon: 'eye', ownPage: true }))}`,
      })}`,
  })
}

const looksPart = (lang: Lang, { ctx, looks }: PlanPage): Html => {
  const w = planWords(lang)
  const line = (look: PlanPage['looks'][number]) => ({
    title: `${sayMoment(lang, look.at, ctx.now)} · ${look.by}`,
    note: `${w.fields[look.field]} · ${look.reason}`,
  })
  return section({
    title: w.looks,
    id: 'looks',
    body: looks.length === 0 ? html`<p>${w.noLooks}</p>` : listCard(looks.map(line)),
  })
}
