import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  chip,
  emptyState,
  linkButton,
  listCard,
  notice,
  pageHead,
  section,
  statRow,
  type ChipKind,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import {
  careHref,
  deskVisitHref,
  deskVisitsHref,
  laddersHref,
  ownVisitsHref,
  planHref,
  seasonsHref,
  sheetsHref,
} from '../address.ts'
import type { PlanState } from '../kinds.rules.ts'
import { careWords } from '../kinds.words.ts'
import { onScreen } from '../on-screen.ts'
import type { Plan } from '../plan.ts'
import { sayRhythm, sayVisitHours } from '../say.ts'
import type { KeptPlan, Overview } from './listing.ts'
import { planWords } from './words.ts'

/** How a plan stands, as a chip. */
export const planChip = (lang: Lang, { state, moved_at }: Pick<Plan, 'state' | 'moved_at'>): Html => {
  if (moved_at !== null && state !== 'ended') return chip('late', planWords(lang).movedChip)
  const kinds: Record<PlanState, ChipKind> = { draft: 'waiting', consented: 'going', paused: 'off', ended: 'off' }
  return chip(kinds[state], careWords(lang).plans[state])
}

/** `reminder`: what waits to be done by somebody, said above the rest; null for nothing. */
type Shown = Overview & { ctx: Ctx; reminder: Html | null }

/** The first page of care: counts of everybody's, names of one's own only. */
export const carePage = (view: View, { ctx, counts, kept, missed, reminder }: Shown): Html => {
  const { lang } = view
  const w = planWords(lang)
  return deskPage(
    { ...view, title: w.title },
    onScreen(
      lang,
      html`${pageHead({ title: w.title, lead: w.lead })} ${alarms(lang, { ctx, counts, missed })}
      ${movedPart(lang, kept)} ${reminder ?? nothing}
      ${statRow([
        { value: String(counts.consented), href: '#kept', unit: w.plans, label: w.counts.consented },
        { value: String(counts.paused), href: '#kept', unit: w.plans, label: w.counts.paused },
        { value: String(counts.dueToday), href: deskVisitsHref, unit: w.times, label: w.counts.dueToday },
        { value: String(counts.escalated), href: laddersHref, unit: w.times, label: w.counts.escalated },
        { value: String(counts.missed), href: deskVisitsHref, unit: w.times, label: w.counts.missed },
      ])}
      ${actions(
        linkButton({ text: w.add, href: `${careHref}/new`, kind: 'go', icon: 'plus' }),
        linkButton({ text: w.ladders, href: laddersHref }),
        linkButton({ text: w.visits, href: deskVisitsHref }),
        linkButton({ text: w.mine, href: ownVisitsHref }),
        linkButton({ text: w.seasons, href: seasonsHref, kind: 'quiet' }),
        linkButton({ text: w.sheets, href: sheetsHref, kind: 'quiet' }),
      )}
      ${section({ title: isDirector(ctx) ? w.keptAll : w.kept, id: 'kept', note: w.keptNote, body: keptList(lang, ctx, kept) })}`,
    ),
  )
}

const isDirector = ({ actor }: Ctx): boolean => actor.grants.some(({ role }) => role === 'director')

const alarms = (lang: Lang, { ctx, counts, missed }: Pick<Shown, 'ctx' | 'counts' | 'missed'>): Html => {
  const w = planWords(lang)
  const ladder = linkButton({ text: w.openLadder, href: laddersHref, kind: 'go' })
  const line = (visit: Overview['missed'][number]) => ({
    title: sayVisitHours(lang, visit, ctx.now),
    href: deskVisitHref(visit),
  })
  return html`${
    counts.escalated > 0
      ? notice({ kind: 'problem', text: w.escalatedText(counts.escalated), body: actions(ladder) })
      : nothing
  }
  ${missed.length > 0 ? notice({ kind: 'problem', text: w.missedText(missed.length), body: listCard(missed.map(line)) }) : nothing}`
}

/** Elders noted as moved away: visits have stopped, and somebody has to say whether it is so. */
const movedPart = (lang: Lang, kept: readonly KeptPlan[]): Html => {
  const w = planWords(lang)
  const moved = kept.filter(({ plan }) => plan.moved_at !== null)
  if (moved.length === 0) return nothing
  const line = ({ plan, elder }: KeptPlan) => ({ title: elder?.name ?? '—', href: planHref(plan) })
  return notice({ kind: 'problem', text: w.movedText(moved.length), body: listCard(moved.map(line)) })
}

const keptList = (lang: Lang, ctx: Ctx, kept: readonly KeptPlan[]): Html => {
  const w = planWords(lang)
  if (kept.length === 0) return emptyState({ title: w.none, text: w.noneText, icon: 'heart-handshake' })
  return listCard(
    kept.map(({ plan, elder, holder, next }) => ({
      title: elder?.name ?? '—',
      href: planHref(plan),
      chip: planChip(lang, plan),
      note: html`${careWords(lang).means[plan.means]} · ${sayRhythm(lang, plan)} ·
      ${next ? w.next(sayVisitHours(lang, next, ctx.now)) : w.noNext} · ${w.holder} ${holder}`,
    })),
  )
}
