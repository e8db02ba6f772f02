import {
  actions,
  button,
  factsList,
  form,
  hiddenField,
  linkButton,
  pageHead,
  postButton,
  printButton,
  section,
  steps,
  textareaField,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { ListedAccount } from '#platform/auth/auth.ts'
import { html, type Html } from '#platform/web/html.ts'
import { frontPage, type Frame } from '#platform/web/layout.ts'
import { areaFields } from '../areas/page.ts'
import { setupWords } from './words.ts'

/** What a form of these pages shows again. */
export type Again = { values?: Kept; errors?: readonly FieldError[] }

const framed = (frame: Frame, now: 0 | 1 | 2 | 3, body: Html): Html => {
  const w = setupWords(frame.lang)
  const marks = w.steps.map((text, at) => ({
    text,
    state: at < now ? ('done' as const) : at === now ? ('now' as const) : ('todo' as const),
  }))
  return frontPage(
    { ...frame, title: w.title },
    html`<div class="section">${steps(frame.lang, marks)}</div>
      ${body}`,
  )
}

/** /setup without a pass: the code from the server's window. */
export const codePage = (frame: Frame, { errors, values }: Again): Html => {
  const { lang } = frame
  const w = setupWords(lang)
  return frontPage(
    { ...frame, title: w.title },
    html`${pageHead({ title: w.title, lead: w.codeLead })}
    ${form({
      lang,
      action: '/setup/code',
      errors,
      body: html`${textField({ lang, errors, values, name: 'code', label: w.code, hint: w.codeHint, size: 'middle', autocomplete: 'off' })}
      ${actions(button({ text: w.start, kind: 'go' }))}`,
    })}`,
  )
}

/** /setup/area */
export const firstAreaPage = (frame: Frame, { errors, values = {} }: Again): Html => {
  const { lang } = frame
  const w = setupWords(lang)
  return framed(
    frame,
    0,
    html`${pageHead({ title: w.areaTitle, lead: w.areaLead })}
    ${form({
      lang,
      action: '/setup/area',
      errors,
      body: html`${areaFields(lang, { values, ...(errors ? { errors } : {}) })}
      ${actions(button({ text: w.next, kind: 'go' }))}`,
    })}`,
  )
}

/** /setup/places */
export const firstPlacesPage = (frame: Frame, { errors, values }: Again): Html => {
  const { lang } = frame
  const w = setupWords(lang)
  return framed(
    frame,
    1,
    html`${pageHead({ title: w.placesTitle, lead: w.placesLead })}
    ${form({
      lang,
      action: '/setup/places',
      errors,
      body: html`${textareaField({ lang, errors, values, name: 'ground', label: w.ground, hint: w.groundHint, rows: 8 })}
      ${actions(button({ text: w.next, kind: 'go' }), linkButton({ text: w.skip, href: '/setup/staff', kind: 'quiet' }))}`,
    })}`,
  )
}

/** /setup/staff. The password comes back in the answer itself, so Turbo leaves this form alone. */
export const firstStaffPage = (frame: Frame, { newId, errors, values }: Again & { newId: string }): Html => {
  const { lang } = frame
  const w = setupWords(lang)
  const each = { lang, errors, values }
  return framed(
    frame,
    2,
    html`${pageHead({ title: w.staffTitle, lead: w.staffLead })}
      <div data-turbo="false">
        ${form({
          lang,
          action: '/setup/staff',
          errors,
          body: html`${hiddenField('id', newId)}
          ${textField({ ...each, name: 'name', label: w.name, hint: w.nameHint, size: 'middle', autocomplete: 'off' })}
          ${textField({ ...each, name: 'username', label: w.username, hint: w.usernameHint, size: 'middle', autocomplete: 'off' })}
          ${actions(button({ text: w.make, kind: 'go' }))}`,
        })}
      </div>`,
  )
}

type Sheet = { name: string; username: string; password: string; origin: string }

/** The password, once, and what to do next. */
export const firstSheetPage = (frame: Frame, { name, username, password, origin }: Sheet): Html => {
  const w = setupWords(frame.lang)
  return framed(
    frame,
    3,
    html`${pageHead({ title: w.sheetTitle, kicker: name, lead: w.sheetLead })}
    ${factsList([
      { term: w.address, text: `${origin}/sign-in` },
      { term: w.username, text: html`<b>${username}</b>` },
      { term: w.password, text: html`<b class="num">${password}</b>` },
    ])}
    ${actions(linkButton({ text: w.signIn, href: '/sign-in', kind: 'go', icon: 'log-in' }), printButton(frame.lang))}
    ${section({
      title: w.after,
      body: html`<ol>
        ${w.afterSteps.map((step, at) => html`<li>${at + 1}. ${step}</li>`)}
      </ol>`,
    })}`,
  )
}

/** /setup after the account was made and before its owner came. */
export const waitingPage = (frame: Frame, director: ListedAccount): Html => {
  const w = setupWords(frame.lang)
  return framed(
    frame,
    3,
    html`${pageHead({ title: w.againTitle, lead: w.againLead(director.name, director.username) })}
      <div data-turbo="false">
        ${actions(
          linkButton({ text: w.signIn, href: '/sign-in', kind: 'go', icon: 'log-in' }),
          postButton({ text: w.again, action: '/setup/sheet', kind: 'plain' }),
        )}
      </div>`,
  )
}
