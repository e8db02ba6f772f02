import { dayOf, type Day } from '#base/days.ts'
import {
  actions,
  button,
  factsList,
  form,
  linkButton,
  notice,
  pageHead,
  readAloud,
  textField,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { paperHours } from '../hours/hours.rules.ts'
import { nobody } from '../volunteer.ts'
import { sayOn } from '../volunteers/say.ts'
import { kindsOf, type Certificate } from './certificate.ts'
import { maskedName } from './code.rules.ts'
import { checkWords } from './check.words.ts'

export const checkHref = '/certificates'

type Asked = { values?: { no: string; code: string }; problem?: string }

/** /certificates: number and code, as they stand on the paper. */
export const askPage = (view: View, { values, problem }: Asked = {}): Html => {
  const { lang } = view
  const w = checkWords(lang)
  const fields = { lang, values }
  return frontPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead })} ${problem ? notice({ kind: 'problem', text: problem }) : nothing}
    ${form({
      lang,
      action: checkHref,
      method: 'get',
      body: html`${textField({ ...fields, name: 'no', label: w.no, hint: w.noHint, size: 'short', maxLength: 20 })}
      ${textField({ ...fields, name: 'code', label: w.code, hint: w.codeHint, autocomplete: 'off', maxLength: 30 })}
      ${actions(button({ text: w.check, icon: 'search', kind: 'go', big: true }))}`,
    })}`,
  )
}

/** What a stranger sees of a certificate whose number and code are right: the name masked, nothing of single days. */
export const foundPage = (view: View, certificate: Certificate): Html => {
  const { lang } = view
  const w = checkWords(lang)
  // With its year, as on the paper.
  const say = (day: Day) => sayOn(lang, day, '1970-01-01')
  const { withdrawn_at, withdrawn_why, holder, from_on, to_on, minutes, issuer, issued_at, no } = certificate
  const verdict =
    withdrawn_at === null
      ? notice({ kind: 'done', text: w.valid })
      : notice({ kind: 'problem', text: w.withdrawn, body: html`<p>${w.why}：${withdrawn_why}</p>` })
  return frontPage(
    { ...view, title: w.title, printable: true },
    html`${pageHead({ title: w.title, actions: readAloud(lang) })} ${verdict}
      ${factsList([
        { term: w.no, text: no },
        { term: w.holder, text: holder === nobody ? w.holderGone : maskedName(holder) },
        { term: w.span, text: w.until(say(from_on), say(to_on)) },
        { term: w.total, text: w.hours(String(paperHours(minutes))) },
        { term: w.kinds, text: kindsOf(certificate).join(w.and) },
        { term: w.issuer, text: issuer },
        { term: w.issuedAt, text: say(dayOf(issued_at)) },
      ])}
      <p class="small">${w.platform}</p>
      ${actions(linkButton({ text: w.again, href: checkHref, kind: 'quiet' }))}`,
  )
}
