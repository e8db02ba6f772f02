import type { Ctx } from '#platform/ctx.ts'
import { needItem } from '#modules/needs/public.ts'
import { personHref, sayHome } from '#modules/people/public.ts'
import {
  actions,
  chip,
  emptyState,
  linkButton,
  listCard,
  notice,
  pageHead,
  searchBox,
  section,
  type ListItem,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage, frontPage } from '#platform/web/layout.ts'
import { listHref } from '#platform/web/list-href.ts'
import { marked } from '#platform/search/marked.ts'
import { kinds, type Found, type Kind } from './find.ts'
import { findWords } from './words.ts'

type FindPage = { ctx: Ctx; found: Found; only: Kind | null }

/** /find?q=… */
export const findPage = (view: View, { ctx, found, only }: FindPage): Html => {
  const { lang } = view
  const w = findWords(lang)
  const { typed } = found
  const items = itemsOf(view, ctx, found)
  const atDesk = Boolean(view.menu?.length)
  const page = atDesk ? deskPage : frontPage
  const box = searchBox({ lang, action: '/find', value: typed, label: w.label, hint: w.hint, id: 'find' })
  return page(
    { ...view, title: typed ? `${w.title} ${typed}` : w.title, query: typed },
    html`${pageHead({ title: w.title, lead: typed ? undefined : w.lead })}
      <div class="stack">
        ${atDesk ? nothing : box}
        ${typed ? outcome(view, { found, only, count: kinds.flatMap((kind) => items[kind]).length }) : examples(view)}
      </div>
      ${kinds.filter((kind) => items[kind].length).map((kind) => group(view, { found, only, kind, items: items[kind] }))}`,
  )
}

type Outcome = { found: Found; only: Kind | null; count: number }

/** What came of it in a line, and how to go on. */
const outcome = (view: View, { found, only, count }: Outcome): Html => {
  const w = findWords(view.lang)
  const { typed } = found
  const all = html`<p><a class="row-link" href="${listHref('/find', { q: typed })}">${w.allKinds}</a></p>`
  return html`<p class="small" role="status">${sum(view, found, count)}</p>
    ${only ? all : nothing} ${found.needs.near ? notice({ kind: 'note', text: w.near }) : nothing}
    ${count === 0 ? nothingFound(view, typed) : nothing}`
}

const sum = ({ lang }: View, { more }: Found, count: number): string => {
  const w = findWords(lang)
  return more.length ? w.countMore(count) : w.count(count)
}

type Group = { found: Found; only: Kind | null; kind: Kind; items: ListItem[] }

const group = ({ lang }: View, { found, only, kind, items }: Group): Html => {
  const w = findWords(lang)
  const isCut = found.more.includes(kind)
  const more =
    isCut && only === null ? { href: listHref('/find', { q: found.typed, kind }), text: w.more[kind] } : undefined
  return section({
    title: w.kinds[kind],
    id: `found-${kind}`,
    more,
    body: html`${listCard(items)}${isCut && only !== null ? html`<p class="small">${w.narrow}</p>` : nothing}`,
  })
}

const itemsOf = (
  { lang }: View,
  ctx: Ctx,
  { needs, people, volunteers, places, pages }: Found,
): Record<Kind, ListItem[]> => ({
  needs: needs.needs.map((need) => needItem(lang, ctx, need)),
  people: people.map(({ id, name, state, home }) => ({
    title: name,
    href: personHref(id),
    note: home ? sayHome(home) : undefined,
    chip: state === 'left' ? chip('off', findWords(lang).left) : undefined,
  })),
  volunteers: volunteers.map(({ name, href, helping }) => ({
    title: name,
    href,
    chip: helping ? undefined : chip('off', findWords(lang).stopped),
  })),
  places: places.map(({ href, name, beside, marks }) => ({
    title: marked(name, marks),
    href,
    note: beside || undefined,
  })),
  pages: pages.map(({ href, label, marks }) => ({ title: marked(label, marks), href })),
})

const examples = ({ lang }: View): Html => html`<p class="small">${findWords(lang).examples}</p>`

const nothingFound = ({ lang, area }: View, typed: string): Html => {
  const w = findWords(lang)
  const ring = area?.phone
    ? linkButton({ text: w.ring(area.phone), href: `tel:${area.phone.replace(/[^+\d]/g, '')}`, icon: 'phone' })
    : nothing
  const report = linkButton({ text: w.report, href: '/needs/new', kind: 'go', icon: 'message-square-text' })
  return emptyState({ title: w.none(typed), text: w.noneText, icon: 'search', action: actions(report, ring) })
}
