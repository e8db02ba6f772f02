import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { holds } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  card,
  chip,
  emptyState,
  factsList,
  linkButton,
  notice,
  pageHead,
  postButton,
  poster,
  printButton,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskTabs } from '../desk-tabs.ts'
import { settledHows } from './unreached.rules.ts'
import type { Unreached } from './unreached.ts'
import { unreachedWords } from './words.ts'

const base = '/desk/messages/unreached'

export type UnreachedPage = { ctx: Ctx; lines: readonly Unreached[]; wrong?: string | undefined }

/** Who is to be rung, visited or reached by a notice, and how that is noted. */
export const unreachedPage = (view: View, page: UnreachedPage): Html => {
  const w = unreachedWords(view.lang)
  return deskPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead })} ${deskTabs(view.lang, page.ctx.actor, 'unreached')}
    ${page.wrong ? notice({ kind: 'problem', text: page.wrong }) : nothing}
    ${
      page.lines.length
        ? html`<div class="stack">${page.lines.map((line) => oneLine(view.lang, page, line))}</div>`
        : emptyState({ title: w.none, text: w.noneText, icon: 'check' })
    }`,
  )
}

const oneLine = (lang: Lang, { ctx }: UnreachedPage, line: Unreached): Html => {
  const w = unreachedWords(lang)
  const { home, label } = line.name
  const mayRing = home && holds(ctx.actor, ['staff', 'director'])
  return card({
    level: 2,
    title: label,
    chip: chip('late', `${w.channel[line.channel]} · ${w.because[line.why ?? 'day']}`),
    body: html`<div class="stack">
      ${factsList([
        {
          term: w.about,
          text: html`${line.numbers.map((number) => html`<a href="/desk/needs/${number}">${number}</a> `)}
          ${line.gatherings.map(({ id, title, ofVolunteers }) => html`<a href="/desk/${ofVolunteers ? 'vanguard' : 'gatherings'}/${id}/told">${title}</a> `)}
          ${line.hours.map((id) => html`<a href="/desk/vanguard/hours/${id}">${w.hours}</a> `)}`,
        },
        { term: w.since, text: line.over_at ? sayMoment(lang, line.over_at, ctx.now) : '' },
      ])}
      ${actions(
        mayRing ? linkButton({ text: w.ring, href: `/desk/homes/${home.id}`, icon: 'phone', kind: 'plain' }) : nothing,
        home && line.numbers.length + line.gatherings.length > 0
          ? linkButton({ text: w.poster, href: `${base}/${line.id}/notice`, icon: 'printer', kind: 'quiet' })
          : nothing,
      )}
      <p class="small">${w.how}</p>
      ${actions(
        ...settledHows.map((how) =>
          postButton({ text: w.settled[how], action: `${base}/${line.id}/settlement`, kind: 'quiet', fields: { how } }),
        ),
      )}
    </div>`,
  })
}

/** A notice for the stairwell: building and numbers, nobody's door or name. */
export const stairNotice = (view: View, { line, url }: { line: Unreached; url: string }): Html => {
  const { lang } = view
  const w = unreachedWords(lang)
  return deskPage(
    { ...view, title: w.poster, crumbs: [{ href: base, label: w.title }] },
    html`<div class="no-print">
        ${actions(printButton(lang), linkButton({ text: w.back, href: base, kind: 'quiet' }))}
      </div>
      <div class="section">
        ${poster({
          kicker: line.name.home?.building,
          title: line.numbers.length ? w.noticeTitle : w.gatheringsTitle,
          text: w.noticeText(view.area?.name ?? ''),
          facts: noticeFacts(view, line),
          qr: { url, title: w.noticeQr },
        })}
      </div>`,
  )
}

/** Numbers of needs with the way to look them up, and titles of gatherings. */
const noticeFacts = ({ lang, area }: View, { numbers, gatherings }: Unreached) => {
  const w = unreachedWords(lang)
  const { phone, hours } = area ?? {}
  const needs = [
    { term: w.noticeNumbers, text: numbers.join(' · ') },
    { term: w.noticeHow, text: w.noticeSteps(phone ?? '', hours ?? '') },
  ]
  const titles = { term: w.gatherings, text: gatherings.map(({ title }) => title).join(' · ') }
  return [...(numbers.length ? needs : []), ...(gatherings.length ? [titles] : [])]
}
