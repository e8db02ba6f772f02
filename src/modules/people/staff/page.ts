import { sayMoment } from '#base/say-date.ts'
import type { HeldGrant } from '#platform/auth/auth.ts'
import {
  actions,
  chip,
  dataTable,
  factsList,
  linkButton,
  pageHead,
  postButton,
  section,
  type FieldError,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { giveForm } from './form.page.ts'
import { colleagueHref, sayGrant, type StaffView } from './say-grant.ts'
import type { Colleague } from './staff.ts'
import { staffWords } from './words.ts'

const stateOf = ({ view, now }: StaffView, { oneTime, lastSeenAt }: Colleague): Html => {
  const w = staffWords(view.lang)
  if (oneTime) return chip('waiting', w.waiting)
  return lastSeenAt === null ? chip('plain', w.never) : html`${sayMoment(view.lang, lastSeenAt, now)}`
}

/** /desk/staff */
export const staffPage = (shown: StaffView, staff: readonly Colleague[]): Html => {
  const { view } = shown
  const w = staffWords(view.lang)
  const buttons = actions(
    linkButton({ text: w.invite, href: '/desk/staff/new', icon: 'plus', kind: 'go' }),
    linkButton({ text: w.lend, href: '/desk/staff/loans', kind: 'quiet' }),
  )
  const list = dataTable<Colleague>({
    lang: view.lang,
    caption: w.caption,
    captionUnseen: true,
    rows: staff,
    columns: [
      {
        key: 'name',
        head: w.name,
        names: true,
        cell: ({ id, name }) => html`<a class="row-link" href="${colleagueHref(id)}">${name}</a>`,
      },
      { key: 'username', head: w.username, cell: ({ username }) => username || '—' },
      {
        key: 'roles',
        head: w.roles,
        cell: ({ grants }) =>
          lines(
            grants.map((grant) => sayGrant(shown, grant)),
            w.noRoles,
          ),
      },
      { key: 'seen', head: w.lastSeen, cell: (one) => stateOf(shown, one) },
    ],
  })
  return deskPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead, actions: buttons })} ${list}`,
  )
}

const lines = (texts: readonly string[], none: string): Html =>
  texts.length
    ? html`${texts.map((text, at) => html`${at ? html`<br />` : nothing}${text}`)}`
    : html`<span class="small">${none}</span>`

/** /desk/staff/:id */
export const colleaguePage = (
  shown: StaffView,
  asked: {
    one: Colleague
    own: boolean
    dropFactor: boolean
    errors?: readonly FieldError[]
    values?: Record<string, string>
  },
): Html => {
  const { view } = shown
  const { one, own } = asked
  const w = staffWords(view.lang)
  return deskPage(
    { ...view, title: one.name, crumbs: [{ href: '/desk/staff', label: w.title }] },
    html`${pageHead({ title: one.name })}
    ${factsList([
      { term: w.username, text: one.username || '—' },
      { term: w.secondFactor, text: one.secondFactor ? w.on : w.off },
      { term: w.lastSeen, text: stateOf(shown, one) },
    ])}
    ${section({ title: w.held, body: heldTable(shown, one) })}
    ${own ? ownPart(view) : html`${section({ title: w.give, body: giveForm(shown, { ...asked, id: one.id }) })} ${devicesPart(view, asked)}`}`,
  )
}

const heldTable = (shown: StaffView, { id, grants }: Colleague): Html => {
  const w = staffWords(shown.view.lang)
  return dataTable<HeldGrant>({
    lang: shown.view.lang,
    caption: w.held,
    captionUnseen: true,
    rows: grants,
    empty: html`<p>${w.noRoles}</p>`,
    columns: [
      { key: 'role', head: w.role, names: true, cell: (grant) => sayGrant(shown, grant) },
      { key: 'reason', head: w.reason, cell: ({ reason }) => reason ?? '—' },
      {
        key: 'end',
        head: w.end,
        cell: (grant) =>
          postButton({ text: w.end, action: `${colleagueHref(id)}/roles/${grant.id}/end`, kind: 'quiet' }),
      },
    ],
  })
}

const ownPart = ({ lang }: View): Html => {
  const w = staffWords(lang)
  return html`<p>${w.own}</p>
    ${actions(linkButton({ text: w.toAccount, href: '/account' }))}`
}

const devicesPart = ({ lang }: View, { one, dropFactor }: { one: Colleague; dropFactor: boolean }): Html => {
  const w = staffWords(lang)
  const href = colleagueHref(one.id)
  return section({
    title: w.devices,
    body: actions(
      postButton({ text: w.signOut, action: `${href}/sessions/end`, icon: 'log-out' }),
      // The sheet comes back in the answer itself, so Turbo leaves this button alone.
      html`<div data-turbo="false">${postButton({ text: w.renew, action: `${href}/password`, icon: 'printer' })}</div>`,
      dropFactor && one.secondFactor
        ? postButton({ text: w.dropFactor, action: `${href}/second-factor/remove`, kind: 'danger' })
        : nothing,
    ),
  })
}
