import { addDays, dayOf } from '#base/days.ts'
import type { HeldGrant } from '#platform/auth/auth.ts'
import {
  actions,
  button,
  dataTable,
  dateField,
  form,
  pageHead,
  postButton,
  radiosField,
  section,
  selectField,
  textField,
  type FieldError,
} from '#platform/web/components.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { mostLentDays } from './role.rules.ts'
import { sayGrant, type StaffView } from './say-grant.ts'
import { staffWords } from './words.ts'

type Loans = {
  own: readonly HeldGrant[]
  lent: readonly HeldGrant[]
  others: readonly { id: string; name: string }[]
  errors?: readonly FieldError[] | undefined
  values?: Record<string, string> | undefined
}

/** /desk/staff/loans: lending a role of one's own, and what is lent. */
export const loansPage = (shown: StaffView, asked: Loans): Html => {
  const { view, now } = shown
  const { lang } = view
  const w = staffWords(lang)
  const { errors, values } = asked
  const each = { lang, errors, values }
  const today = dayOf(now)
  return deskPage(
    { ...view, title: w.lendTitle },
    html`${pageHead({ title: w.lendTitle, lead: w.lendLead })}
    ${form({
      lang,
      action: '/desk/staff/loans',
      errors,
      body: html`${radiosField({
        ...each,
        name: 'grant',
        label: w.which,
        options: asked.own.map((grant) => ({ value: grant.id, label: sayGrant(shown, grant) })),
        value: asked.own[0]?.id,
      })}
      ${selectField({ ...each, name: 'to', label: w.to, options: asked.others.map(({ id, name }) => ({ value: id, label: name })) })}
      ${dateField({ ...each, name: 'until', label: w.lastDay, min: today, max: addDays(today, mostLentDays) })}
      ${textField({ ...each, name: 'reason', label: w.reason, hint: w.reasonHint, maxLength: 60 })}
      ${actions(button({ text: w.lendNow, kind: 'go' }))}`,
    })}
    ${section({ title: w.lentNow, body: lentTable(shown, asked.lent) })}`,
  )
}

const lentTable = (shown: StaffView, lent: readonly HeldGrant[]): Html => {
  const { view, names } = shown
  const w = staffWords(view.lang)
  return dataTable<HeldGrant>({
    lang: view.lang,
    caption: w.lentNow,
    captionUnseen: true,
    rows: lent,
    empty: html`<p>${w.nothingLent}</p>`,
    columns: [
      { key: 'to', head: w.to, names: true, cell: ({ accountId }) => names.get(accountId) ?? '—' },
      { key: 'role', head: w.role, cell: (grant) => sayGrant(shown, { ...grant, delegatedBy: null }) },
      { key: 'reason', head: w.reason, cell: ({ reason }) => reason ?? '—' },
      {
        key: 'back',
        head: w.takeBack,
        cell: ({ id }) => postButton({ text: w.takeBack, action: `/desk/staff/loans/${id}/end`, kind: 'quiet' }),
      },
    ],
  })
}
