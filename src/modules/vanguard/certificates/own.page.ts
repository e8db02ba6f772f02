import { dayOf } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  dateField,
  form,
  hiddenField,
  linkButton,
  listCard,
  notice,
  pageHead,
  section,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import type { Back } from '../hours/line.page.ts'
import type { Own } from '../parts.ts'
import { sayOn } from '../volunteers/say.ts'
import type { Wanted } from './asking.ts'
import type { Certificate } from './certificate.ts'
import { certificateItem } from './desk.page.ts'
import { certificateWords } from './words.ts'

type Shown = Back & { own: Own; issued: readonly Certificate[]; wanted: Wanted | null; id: string }

/** One's own certificates, and asking for one. */
export const ownCertificatesPage = (view: View, ctx: Ctx, shown: Shown): Html => {
  const { lang } = view
  const w = certificateWords(lang)
  const { own, issued, wanted } = shown
  const today = dayOf(ctx.now)
  const items = issued.map((one) =>
    certificateItem(ctx, one, { href: `${own.path}/certificates/${one.id}/pdf`, name: false }),
  )
  return frontPage(
    { ...view, title: w.mine },
    html`${pageHead({ title: w.mine, lead: w.mineLead })} ${items.length ? listCard(items) : html`<p>${w.mineNone}</p>`}
    ${
      wanted
        ? notice({ kind: 'note', text: w.askedAlready(sayOn(lang, wanted.from, today), sayOn(lang, wanted.to, today)) })
        : askPart(view, today, shown)
    }
    ${actions(linkButton({ text: w.back, href: own.path, kind: 'quiet' }))}`,
  )
}

const askPart = ({ lang }: View, today: string, { own, id, errors, values }: Shown): Html => {
  const w = certificateWords(lang)
  const fields = { lang, errors, values }
  return section({
    title: w.ask,
    body: form({
      lang,
      action: `${own.path}/certificates`,
      errors,
      body: html`${hiddenField('id', id)}
      ${dateField({ ...fields, name: 'fromOn', label: w.from, value: `${today.slice(0, 4)}-01-01`, max: today })}
      ${dateField({ ...fields, name: 'toOn', label: w.to, value: today, max: today })}
      ${actions(button({ text: w.ask, icon: 'check', kind: 'go', big: true }))}`,
    }),
  })
}
