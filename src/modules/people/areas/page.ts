import { actions, button, form, pageHead, section, textareaField, textField } from '#platform/web/components.ts'
import type { FieldError, Kept } from '#platform/web/components.ts'
import { hiddenField } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { AreaInput } from './area.rules.ts'
import { serviceFields, serviceNames } from './service.rules.ts'
import { areaWords } from './words.ts'

/** What the form shows: stored values, or what was sent and not taken. */
export type AreaForm = { values: Kept; errors?: readonly FieldError[] }

/** The stored settings as the form's values. */
export const keptArea = (area: AreaInput & { version: number }): Kept => ({
  name: area.name,
  telephone: area.telephone ?? '',
  hours: area.hours ?? '',
  address: area.address ?? '',
  nobody: area.nobodyOnDuty ?? '',
  ...Object.fromEntries(serviceNames.map((name) => [name, String(area[name])])),
  version: String(area.version),
})

/** The fields about an area, for its settings and for the first start. */
export const areaFields = (lang: View['lang'], kept: AreaForm): Html => {
  const w = areaWords(lang)
  const each = { lang, values: kept.values, errors: kept.errors }
  return html`${textField({ ...each, name: 'name', label: w.name, hint: w.nameHint })}
  ${textField({ ...each, name: 'telephone', label: w.telephone, hint: w.telephoneHint, size: 'middle' })}
  ${textField({ ...each, name: 'hours', label: w.hours, hint: w.hoursHint, optional: true })}
  ${textField({ ...each, name: 'address', label: w.address, optional: true })}`
}

/** How hours of service are counted. */
const servicePart = (lang: View['lang'], { values, errors }: AreaForm): Html => {
  const w = areaWords(lang)
  const fields = serviceNames.map((name) => {
    const { least, most } = serviceFields[name]
    const hint = w.between(least, most)
    return textField({ lang, values, errors, name, label: w[name], hint, type: 'number', size: 'short' })
  })
  return section({ title: w.service, note: w.serviceLead, body: html`<div class="stack">${fields}</div>` })
}

/** /desk/area */
export const areaPage = (view: View, kept: AreaForm): Html => {
  const { lang } = view
  const w = areaWords(lang)
  const each = { lang, values: kept.values, errors: kept.errors }
  const version = kept.values['version']
  return deskPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead })}
    ${form({
      lang,
      action: '/desk/area',
      errors: kept.errors,
      body: html`${hiddenField('version', typeof version === 'string' ? version : '')} ${areaFields(lang, kept)}
      ${textareaField({ ...each, name: 'nobody', label: w.nobody, hint: w.nobodyHint, optional: true, rows: 2 })}
      ${servicePart(lang, kept)} ${actions(button({ text: w.save, kind: 'go' }))}`,
    })}`,
  )
}
