import { addDays, dayOf } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  dateField,
  form,
  hiddenField,
  linkButton,
  pageHead,
  selectField,
  textareaField,
  textField,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { timeFields, type Back } from './line.page.ts'
import { mostContent } from './line.rules.ts'
import { hoursHref } from './list.page.ts'
import { hoursWords } from './words.ts'

type Later = Back & { id: string; volunteers: readonly { id: string; name: string }[] }

/** /desk/vanguard/hours/later: time that was not noted. */
export const laterPage = (view: View, { now, area }: Ctx, { id, volunteers, ...back }: Later): Html => {
  const { lang } = view
  const w = hoursWords(lang)
  const fields = { lang, errors: back.errors, values: back.values }
  const today = dayOf(now)
  const options = volunteers.map((one) => ({ value: one.id, label: one.name }))
  return deskPage(
    { ...view, title: w.writeLater, path: `${hoursHref}/later`, crumbs: [{ href: hoursHref, label: w.title }] },
    html`${pageHead({ title: w.writeLater, lead: w.laterLead(area.serviceLaterDays) })}
    ${form({
      lang,
      action: `${hoursHref}/later`,
      errors: back.errors,
      body: html`${hiddenField('id', id)}
      ${selectField({ ...fields, name: 'volunteer', label: w.volunteer, empty: w.chooseVolunteer, options })}
      ${dateField({ ...fields, name: 'on', label: w.on, value: today, min: addDays(today, -area.serviceLaterDays), max: today })}
      ${timeFields(lang, back)} ${textField({ ...fields, name: 'content', label: w.content, maxLength: mostContent })}
      ${textareaField({ ...fields, name: 'reason', label: w.laterReason, rows: 2 })}
      ${actions(button({ text: w.save, icon: 'check', kind: 'go' }), linkButton({ text: w.title, href: hoursHref, kind: 'quiet' }))}`,
    })}`,
  )
}
