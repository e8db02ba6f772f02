import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  checkboxesField,
  chip,
  emptyState,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  postButton,
  radiosField,
  readAloud,
  textareaField,
  textField,
  useNote,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage, frontPage } from '#platform/web/layout.ts'
import { skills } from '../services.rules.ts'
import { serviceWords } from '../services.words.ts'
import { volunteerHref, volunteersHref } from '../volunteers/address.ts'
import { contactReasons } from '../volunteers/contact.rules.ts'
import { deskWords } from '../volunteers/desk.words.ts'
import { minorFields } from '../volunteers/fields.ts'
import { oneWords } from '../volunteers/one.words.ts'
import { saySkills } from '../volunteers/say.ts'
import { most } from '../volunteers/volunteer.rules.ts'
import { mostNote } from '../volunteers/wishes.rules.ts'
import { joiningWords } from './words.ts'
import type { WishLine } from './wish.ts'

type WishForm = { id: string; errors?: readonly FieldError[]; values?: Kept; problem?: string }

/** /volunteer: a name, a telephone, what one can; the committee rings. */
export const wishPage = (view: View, { id, errors, values, problem }: WishForm): Html => {
  const { lang } = view
  const w = joiningWords(lang)
  const fields = { lang, errors, values }
  const options = skills.map((value) => ({ value, label: serviceWords(lang).skills[value] }))
  const body = html`${hiddenField('id', id)}
  ${textField({ ...fields, name: 'name', label: w.name, size: 'middle', maxLength: most.name, autocomplete: 'name' })}
  ${textField({ ...fields, name: 'phone', label: w.phone, hint: w.phoneHint, type: 'tel', size: 'middle', autocomplete: 'tel' })}
  ${checkboxesField({ ...fields, name: 'skills', label: w.skills, hint: w.skillsHint, options, tiles: true, optional: true })}
  ${textareaField({ ...fields, name: 'note', label: w.note, hint: w.noteHint, optional: true, rows: 2, maxLength: mostNote })}
  ${minorFields(fields, { under18: false }, { self: true })}
  ${actions(button({ text: w.go, icon: 'hand-heart', kind: 'go', big: true, wide: true }))} ${useNote(w.use)}`
  return frontPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead, actions: readAloud(lang) })}
      <div class="stack">
        ${problem ? notice({ kind: 'problem', text: problem }) : nothing}
        ${form({ lang, action: '/volunteer', errors, body, draft: 'volunteer' })}
        ${actions(linkButton({ text: w.already, href: '/volunteering', kind: 'quiet' }))}
      </div>`,
  )
}

/** After it was sent. */
export const thanksPage = (view: View): Html => {
  const w = joiningWords(view.lang)
  return frontPage(
    { ...view, title: w.thanks },
    html`${pageHead({ title: w.thanks, lead: w.thanksLead })}
    ${actions(linkButton({ text: w.whatsOn, href: '/gatherings', icon: 'calendar-days' }))}`,
  )
}

type Listed = {
  lines: readonly WishLine[]
  now: Date
  /** An id for each wish that may become a volunteer. */
  newId: () => string
  mayOpen: boolean
  /** The wish whose telephone is asked for, and what came back with it. */
  open: string | null
  errors?: readonly FieldError[]
}

/** /desk/volunteers/wishes */
export const wishesPage = (view: View, listed: Listed): Html => {
  const { lang } = view
  const w = joiningWords(lang)
  const waiting = listed.lines.filter(({ state }) => state === 'new')
  const settled = listed.lines.filter(({ state }) => state !== 'new')
  const front = linkButton({ text: w.frontDoor, href: '/volunteer', kind: 'quiet' })
  return deskPage(
    { ...view, title: w.wishes, crumbs: [{ href: volunteersHref, label: deskWords(lang).title }] },
    html`${pageHead({ title: w.wishes, lead: w.wishesLead })}
      <div class="stack">
        ${waiting.length ? waiting.map((line) => waitingCard(lang, line, listed)) : emptyState({ title: w.none, text: w.noneText, icon: 'hand-heart', action: front })}
        ${settled.length ? settledPart(lang, settled) : nothing}
      </div>`,
  )
}

const waitingCard = (lang: Lang, line: WishLine, listed: Listed): Html => {
  const w = joiningWords(lang)
  const href = `${volunteersHref}/wishes/${line.id}`
  const version = String(line.version)
  const asked = listed.open === line.id
  return html`<article class="card">
    <div class="card-body">
      <h2>${line.name} ${line.under18 ? chip('plain', deskWords(lang).under18) : nothing}</h2>
      <p>
        ${
          saySkills(
            lang,
            line.skills.map((skill) => ({ skill })),
          ) || w.anything
        }
      </p>
      <p class="small"><span class="num">${line.phone}</span> · ${sayMoment(lang, line.at, listed.now)}</p>
      ${asked && listed.mayOpen ? openForm(lang, href, listed) : nothing}
      ${actions(
        postButton({
          text: w.take,
          action: `${href}/take`,
          fields: { version, volunteer: listed.newId() },
          icon: 'check',
        }),
        asked || !listed.mayOpen
          ? nothing
          : linkButton({
              text: w.ring,
              href: `${volunteersHref}/wishes?open=${line.id}`,
              icon: 'phone',
              kind: 'quiet',
            }),
        postButton({ text: w.decline, action: `${href}/decline`, fields: { version }, kind: 'quiet' }),
      )}
    </div>
  </article>`
}

const openForm = (lang: Lang, href: string, { errors }: Listed): Html => {
  const w = oneWords(lang)
  const options = contactReasons.map((value) => ({ value, label: deskWords(lang).reasons[value] }))
  return form({
    lang,
    action: `${href}/contact`,
    errors,
    body: html`${radiosField({ lang, errors, name: 'reason', label: w.why, hint: w.openNote, options, tiles: true })}
    ${actions(button({ text: w.openGo, icon: 'eye', ownPage: true }))}`,
  })
}

const settledPart = (lang: Lang, settled: readonly WishLine[]): Html => {
  const w = joiningWords(lang)
  return html`<details>
    <summary>${w.settled(settled.length)}</summary>
    <ul>
      ${settled.map(
        ({ name, state, volunteerId }) =>
          html`<li>
            ${volunteerId ? html`<a class="row-link" href="${volunteerHref(volunteerId)}">${name}</a>` : name} ·
            ${w.states[state]}
          </li>`,
      )}
    </ul>
  </details>`
}
