import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import { emptyState, listCard, notice, pageHead, section, selectField } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { lineTitle } from '../desk/lines.ts'
import type { ListLine } from '../desk/need-list.ts'
import { actForm, stateOf, type CasePage } from '../handling/case-page.ts'
import { foldedAct } from '../handling/committee-acts.page.ts'
import { sayPlace, stateChip } from '../marks.ts'
import { sayNumber } from '../number.ts'
import { needWords } from '../words.ts'
import { lookDays } from './disputes.ts'
import { disputeWords } from './words.ts'

type Disputes = { ctx: Ctx; lines: readonly ListLine[] }

/** What is between neighbours, as far as this reader may know it. */
export const disputesPage = (view: View, { ctx, lines }: Disputes): Html => {
  const w = disputeWords(view.lang)
  return deskPage(
    { ...view, title: w.title, crumbs: [{ href: '/desk/needs', label: needWords(view.lang).needs }] },
    html`${pageHead({ title: w.title, lead: w.lead })}
    ${lines.length ? list(view.lang, { ctx, lines }) : emptyState({ title: w.emptyTitle, text: w.empty, icon: 'lock' })}`,
  )
}

/** The open ones on Today; nothing where there is none for this reader. */
export const disputesToday = (lang: Lang, { ctx, lines }: Disputes): Html => {
  const w = disputeWords(lang)
  if (lines.length === 0) return nothing
  return section({ title: w.title, id: 'today-disputes', body: list(lang, { ctx, lines }) })
}

const list = (lang: Lang, { ctx, lines }: Disputes): Html =>
  listCard(
    lines.map((line) => ({
      title: lineTitle(lang, line),
      href: `/desk/needs/${sayNumber(line)}`,
      chip: stateChip(lang, line),
      note: [sayNumber(line), sayPlace(line), sayDay(lang, line.submitted_at, ctx.now)].filter(Boolean).join(' · '),
    })),
  )

/** That this need is private, and who handles it. */
export const disputeNotice = (lang: Lang, { need, colleagues, ctx }: CasePage): Html => {
  if (!need.dispute) return nothing
  const w = disputeWords(lang)
  const name = colleagues.handlers.find(({ id }) => id === need.handler_id)?.name ?? w.nobody
  const until = need.shown_until
  const reader = colleagues.readers.find(({ id }) => id === need.shown_to)?.name
  const looks = until && until > ctx.now && reader ? ` · ${w.looks(reader, sayDay(lang, until, ctx.now))}` : ''
  return notice({ kind: 'note', text: w.kept, body: `${w.handler}: ${name}${looks}` })
}

/** Naming who handles it, for the director. */
export const entrustForm = (lang: Lang, page: CasePage): Html => {
  if (!page.need.dispute) return nothing
  const w = disputeWords(lang)
  const state = stateOf(lang, page, 'entrust')
  const options = page.colleagues.handlers.map(({ id, name }) => ({ value: id, label: name }))
  const body = selectField({
    ...state,
    name: 'handler',
    label: w.name,
    hint: w.nameHint,
    options,
    value: page.need.handler_id ?? '',
  })
  return foldedAct(page, 'entrust', {
    title: w.name,
    body: actForm(lang, page, { name: 'entrust', body, go: { text: w.entrust, quiet: true } }),
  })
}

/** Letting a secretary look for a week, or ending it, for the director. */
export const revealForm = (lang: Lang, page: CasePage): Html => {
  const { need, colleagues, ctx } = page
  if (!need.dispute || colleagues.readers.length === 0) return nothing
  const w = disputeWords(lang)
  const looks = need.shown_until !== null && need.shown_until > ctx.now
  const body = selectField({
    ...stateOf(lang, page, 'reveal'),
    name: 'reader',
    label: w.look,
    hint: w.lookHint(lookDays),
    options: colleagues.readers.map(({ id, name }) => ({ value: id, label: name })),
    value: looks ? (need.shown_to ?? '') : '',
  })
  return foldedAct(page, 'reveal', {
    title: w.look,
    body: actForm(lang, page, { name: 'reveal', body, go: { text: w.lookButton, quiet: true } }),
  })
}
