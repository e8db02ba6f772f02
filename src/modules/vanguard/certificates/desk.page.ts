import { dayOf } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  chip,
  dateField,
  emptyState,
  factsList,
  form,
  hiddenField,
  linkButton,
  listCard,
  pageHead,
  searchBox,
  section,
  selectField,
  textareaField,
  textField,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { paperHours } from '../hours/hours.rules.ts'
import type { Back } from '../hours/line.page.ts'
import { hoursHref } from '../hours/list.page.ts'
import { sayOn } from '../volunteers/say.ts'
import type { Wanted } from './asking.ts'
import type { Certificate } from './certificate.ts'
import { certificateWords } from './words.ts'

export const certificatesHref = '/desk/vanguard/certificates'
export const certificateHref = ({ id }: { id: string }): string => `${certificatesHref}/${id}`

/** 「王阿姨 · 2026-0012」 and how it stands. */
export const certificateItem = (
  { lang, now }: Ctx,
  one: Certificate,
  { href, name }: { href: string; name: boolean },
) => {
  const w = certificateWords(lang)
  const today = dayOf(now)
  return {
    title: name ? `${one.holder} · ${one.no}` : one.no,
    href,
    note: `${w.wantedLine(sayOn(lang, one.from_on, today), sayOn(lang, one.to_on, today))} · ${w.totalHours(String(paperHours(one.minutes)))}`,
    chip: one.withdrawn_at ? chip('off', w.states.withdrawn) : chip('done', w.states.valid),
  }
}

/** /desk/vanguard/certificates */
export const certificatesPage = (
  view: View,
  ctx: Ctx,
  { wanted, issued, q }: { wanted: readonly Wanted[]; issued: readonly Certificate[]; q: string },
): Html => {
  const { lang } = view
  const w = certificateWords(lang)
  const today = dayOf(ctx.now)
  const asks = wanted.map((one) => ({
    title: one.name,
    href: `${certificatesHref}/new?volunteer=${one.volunteerId}&fromOn=${one.from}&toOn=${one.to}`,
    note: w.wantedLine(sayOn(lang, one.from, today), sayOn(lang, one.to, today)),
  }))
  const list = issued.map((one) => certificateItem(ctx, one, { href: certificateHref(one), name: true }))
  return deskPage(
    { ...view, title: w.title, crumbs: [{ href: hoursHref, label: w.hours }] },
    html`${pageHead({ title: w.title, lead: w.lead })}
    ${actions(linkButton({ text: w.issueNew, href: `${certificatesHref}/new`, icon: 'plus', kind: 'go' }))}
    ${asks.length ? section({ title: w.wanted, body: listCard(asks) }) : nothing}
    ${searchBox({ lang, action: certificatesHref, value: q, label: w.find })}
    ${list.length ? section({ title: w.issued, body: listCard(list) }) : emptyState({ title: w.none, text: w.noneText, icon: 'file-text' })}`,
  )
}

type Fresh = Back & { id: string; volunteers: readonly { id: string; name: string }[] }

/** /desk/vanguard/certificates/new */
export const newPage = (view: View, ctx: Ctx, { id, volunteers, errors, values }: Fresh): Html => {
  const { lang } = view
  const w = certificateWords(lang)
  const today = dayOf(ctx.now)
  const fields = { lang, errors, values }
  return deskPage(
    {
      ...view,
      title: w.issueNew,
      path: `${certificatesHref}/new`,
      crumbs: [{ href: certificatesHref, label: w.title }],
    },
    html`${pageHead({ title: w.issueNew, lead: w.lead })}
    ${form({
      lang,
      action: certificatesHref,
      errors,
      body: html`${hiddenField('id', id)}
      ${selectField({ ...fields, name: 'volunteer', label: w.volunteer, empty: w.choose, options: volunteers.map((one) => ({ value: one.id, label: one.name })) })}
      ${dateField({ ...fields, name: 'fromOn', label: w.from, value: `${today.slice(0, 4)}-01-01`, max: today })}
      ${dateField({ ...fields, name: 'toOn', label: w.to, value: today, max: today })}
      ${textField({ ...fields, name: 'issuer', label: w.issuer, value: ctx.area.name, maxLength: 60 })}
      ${textField({ ...fields, name: 'handler', label: w.handler, value: ctx.actor.name, maxLength: 40 })}
      ${actions(button({ text: w.issue, icon: 'check', kind: 'go' }))}`,
    })}`,
  )
}

/** /desk/vanguard/certificates/:id */
export const certificatePage = (
  view: View,
  ctx: Ctx,
  { one, code, errors, values }: Back & { one: Certificate; code: string },
): Html => {
  const { lang } = view
  const w = certificateWords(lang)
  const today = dayOf(ctx.now)
  const href = certificateHref(one)
  return deskPage(
    { ...view, title: one.no, path: href, crumbs: [{ href: certificatesHref, label: w.title }] },
    html`${pageHead({ title: `${one.holder} · ${one.no}`, chip: certificateItem(ctx, one, { href, name: true }).chip, actions: actions(linkButton({ text: w.pdf, href: `${href}/pdf`, icon: 'printer', kind: 'go', download: true })) })}
    ${factsList([
      { term: w.no, text: one.no },
      { term: w.code, text: code },
      { term: w.span, text: w.wantedLine(sayOn(lang, one.from_on, today), sayOn(lang, one.to_on, today)) },
      { term: w.total, text: w.totalHours(String(paperHours(one.minutes))) },
      { term: w.issuer, text: one.issuer },
      { term: w.handler, text: one.handler },
      { term: w.issuedAt, text: sayOn(lang, dayOf(one.issued_at), today) },
      ...(one.withdrawn_why ? [{ term: w.withdrawnWhy, text: one.withdrawn_why }] : []),
    ])}
    ${section({
      title: w.lines,
      body: listCard(
        one.lines.map((line) => ({
          title: line.content,
          note: `${sayOn(lang, line.on, today)} · ${w.totalHours(String(paperHours(line.minutes)))}`,
        })),
      ),
    })}
    ${one.withdrawn_at === null ? withdrawPart(view, { href, errors, values }) : nothing}`,
  )
}

const withdrawPart = ({ lang }: View, { href, errors, values }: Back & { href: string }): Html => {
  const w = certificateWords(lang)
  return section({
    title: w.withdraw,
    id: 'withdraw',
    note: w.withdrawText,
    body: form({
      lang,
      action: `${href}/withdraw`,
      errors,
      body: html`${textareaField({ lang, errors, values, name: 'why', label: w.why, rows: 2 })}
      ${actions(button({ text: w.withdraw, kind: 'danger' }))}`,
    }),
  })
}
