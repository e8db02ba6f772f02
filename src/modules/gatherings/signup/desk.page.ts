import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  chip,
  dataTable,
  emptyState,
  factsList,
  linkButton,
  pageHead,
  postButton,
  section,
  type ChipKind,
  type Column,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskHrefOf } from '../gathering.ts'
import { sayWhen, sayWhere } from '../show/page.ts'
import { contactPart } from './contact.page.ts'
import { deskWords } from './desk.words.ts'
import { fewerWords } from './fewer.words.ts'
import type { Line } from './list.ts'
import { roomPart } from './room.page.ts'
import { listHref, type ListPage } from './list-page.ts'
import { findPart } from './adding.page.ts'
import { signUpWords } from './words.ts'

const chips: Record<Line['state'], ChipKind> = {
  requested: 'waiting',
  confirmed: 'done',
  offered: 'going',
  waitlisted: 'waiting',
  cancelled: 'off',
  expired: 'off',
}

/** The list at the desk: who comes, who waits, and what can be done about each. No telephone stands on it, on paper neither. */
export const listPage = (view: View, page: ListPage): Html => {
  const { lang } = view
  const w = deskWords(lang)
  const { gathering, ctx } = page
  const standing = page.lines.filter(({ state }) => state !== 'cancelled' && state !== 'expired')
  const gone = page.lines.length - standing.length
  return deskPage(
    { ...view, title: `${w.title} · ${gathering.title}`, printable: true },
    html`${pageHead({
        title: w.title,
        kicker: gathering.title,
        lead: `${sayWhen(lang, gathering, ctx.now)} · ${sayWhere(lang, gathering)}`,
      })}
      <div class="stack">
        ${factsList(counts(lang, page))}
        <div class="no-print">
          ${contactPart(lang, page)} ${section({ title: w.add, body: findPart(lang, gathering) })}
        </div>
      </div>
      ${section({
        title: w.list,
        id: 'list',
        body: html`${dataTable({
          lang,
          caption: w.list,
          captionUnseen: true,
          rows: standing,
          columns: columns(lang, page),
          empty: emptyState(w.empty),
        })}
        ${gone > 0 ? html`<p class="small">${w.left(gone)}</p>` : nothing}`,
      })}
      <div class="no-print stack">
        ${roomPart(lang, page)}
        ${actions(linkButton({ text: w.back, href: deskHrefOf(gathering), icon: 'arrow-left', kind: 'quiet' }))}
      </div>`,
  )
}

const counts = (lang: Lang, { gathering, lines }: ListPage) => {
  const w = deskWords(lang)
  const counted = { waitlisted: w.waiting, offered: w.offered, requested: w.requested }
  const seats = (state: Line['state']) =>
    lines.filter((line) => line.state === state).reduce((sum, line) => sum + line.seats, 0)
  return [
    { term: w.free, text: w.freeValue(gathering.taken, gathering.capacity ?? 0) },
    ...(['waitlisted', 'offered', 'requested'] as const)
      .filter((state) => seats(state) > 0)
      .map((state) => ({ term: counted[state], text: String(seats(state)) })),
  ]
}

const columns = (lang: Lang, page: ListPage): Column<Line>[] => {
  const w = deskWords(lang)
  const { ctx } = page
  return [
    { key: 'no', head: w.no, number: true, cell: ({ no }) => no },
    { key: 'who', head: w.who, names: true, cell: (line) => whoSaid(lang, line) },
    { key: 'seats', head: w.seats, number: true, cell: ({ seats }) => seats },
    { key: 'state', head: w.state, cell: (line) => stateSaid(lang, line, ctx.now) },
    { key: 'how', head: w.how, cell: (line) => howSaid(lang, line) },
    {
      key: 'acts',
      head: w.acts,
      cell: (line) => html`<div class="no-print">${lineActs(lang, page, line)}</div>`,
    },
  ]
}

/** 「何阿姨、豆豆（4 到 6 岁）」. */
export const sayNames = (lang: Lang, { members }: Pick<Line, 'members'>): string => {
  const w = deskWords(lang)
  const { ages } = signUpWords(lang)
  return members
    .map(({ name, age }) => (name === null ? w.unnamed(ages[age]) : age === 'adult' ? name : w.aged(name, ages[age])))
    .join(w.between)
}

const whoSaid = (lang: Lang, line: Line): Html => {
  const w = deskWords(lang)
  const fetched = line.members.find(({ pickUp }) => pickUp !== null)?.pickUp
  const notes = [
    ...(fetched ? [w.fetched(fetched)] : []),
    ...(line.members.some(({ photoOk }) => photoOk) ? [] : [w.noPhoto]),
  ]
  return html`<div>
    ${sayNames(lang, line)}
    <p class="small">${notes.join(' · ')}</p>
  </div>`
}

const stateSaid = (lang: Lang, line: Line, now: Date): Html => {
  const w = deskWords(lang)
  const until = line.offeredUntil && w.until(sayMoment(lang, line.offeredUntil, now))
  return html`<div>
    ${chip(chips[line.state], line.state === 'offered' ? w.offered : signUpWords(lang).states[line.state])}
    ${until ? html`<p class="small">${until}</p>` : nothing}
  </div>`
}

const howSaid = (lang: Lang, line: Line): string => {
  const w = deskWords(lang)
  const who = line.byName ? ` · ${w.by(w.byWhoms[line.byWhom], line.byName)}` : ''
  return `${w.channels[line.channel]}${who}`
}

const lineActs = (lang: Lang, { gathering, mayOpen, ctx }: ListPage, line: Line): Html => {
  const w = deskWords(lang)
  const href = `${listHref(gathering)}/${line.id}`
  const isAhead = gathering.starts_at > ctx.now
  return actions(
    line.state === 'offered' && isAhead
      ? postButton({ text: w.saysYes, action: `${href}/yes`, icon: 'check' })
      : nothing,
    mayOpen && line.hasContact
      ? linkButton({ text: w.open, href: `${listHref(gathering)}?open=${line.id}`, icon: 'phone', kind: 'quiet' })
      : nothing,
    isAhead && line.members.length > 1
      ? linkButton({ text: fewerWords(lang).link, href: `${href}/fewer`, kind: 'quiet' })
      : nothing,
    isAhead ? linkButton({ text: w.cancel, href: `${href}/leave`, kind: 'quiet' }) : nothing,
  )
}
