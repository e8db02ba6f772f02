import { sayMoment } from '#base/say-date.ts'
import {
  actions,
  button,
  checkField,
  errorSummary,
  factsList,
  form,
  hiddenField,
  linkButton,
  pageHead,
  radiosField,
  section,
  textareaField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { KnownOf } from '../known/gather.ts'
import type { RequestPaper } from './list.ts'
import { dueText, pendingPart } from './page.ts'
import { deskActs, refusals, type DeskAct } from './request.rules.ts'
import { requestWords } from './words.ts'

export type OneRequest = {
  paper: RequestPaper & { name: string }
  known: KnownOf
  now: Date
  /** Which form was sent back, with what was typed. */
  back?: { act: DeskAct; errors: readonly FieldError[]; values: Kept }
}

/** /desk/requests/:id */
export const requestPage = (view: View, page: OneRequest): Html => {
  const { lang } = view
  const w = requestWords(lang)
  const { paper } = page
  const person = `/desk/people/${paper.person_id}`
  return deskPage(
    { ...view, title: `${w.kind[paper.kind]} · ${paper.name}`, crumbs: [{ href: '/desk/requests', label: w.title }] },
    html`${errorSummary(lang, page.back?.errors ?? [])}
    ${pageHead({
      title: `${w.kind[paper.kind]} · ${paper.name}`,
      actions: actions(
        linkButton({ text: w.showKnown, href: `${person}/known`, icon: 'eye' }),
        paper.kind === 'correct' ? linkButton({ text: w.editPerson, href: `${person}/edit`, icon: 'pencil' }) : nothing,
      ),
    })}
    ${factsList([
      { term: w.asked, text: `${sayMoment(lang, paper.asked_at, page.now)} · ${w.channel[paper.channel]}` },
      { term: w.stateIs, text: w.state[paper.state] },
      { term: w.due, text: dueText(lang, paper, page.now) },
      { term: w.words, text: paper.words ?? w.nothing },
      ...(paper.refused_why ? [{ term: w.whyLabel, text: w.why[paper.refused_why] }] : []),
      ...(paper.answer ? [{ term: w.answer, text: paper.answer }] : []),
    ])}
    ${deskActs(paper).map((act) => actForm(view, page, act))}`,
  )
}

const loudness = { verify: 'go', begin: 'plain', fulfil: 'go', erase: 'danger', refuse: 'quiet' } as const

const actForm = (view: View, page: OneRequest, act: DeskAct): Html => {
  const { lang } = view
  const { paper } = page
  const text = requestWords(lang).act[act]
  const back = page.back?.act === act ? page.back : undefined
  const body = html`${act === 'erase' ? pendingPart(view, page.known, requestWords(lang).eraseLead) : nothing}
  ${form({
    lang,
    action: `/desk/requests/${paper.id}/${act}`,
    body: html`${hiddenField('version', paper.version)}
    ${fieldsOf(act, { lang, errors: back?.errors, values: back?.values })}
    ${actions(button({ text, kind: loudness[act] }))}`,
  })}`
  // What needs no word more is a button and nothing else.
  return act === 'verify' || act === 'begin' ? body : section({ title: text, body })
}

type Fields = { lang: View['lang']; errors: readonly FieldError[] | undefined; values: Kept | undefined }

const fieldsOf = (act: DeskAct, fields: Fields): Html => {
  const w = requestWords(fields.lang)
  const answer = (name: 'answer' | 'told') =>
    textareaField({ ...fields, name, label: w.answer, hint: w.answerHint, rows: 2, maxLength: 500 })
  if (act === 'erase') return checkField({ ...fields, name: 'sure', label: w.sure })
  if (act === 'fulfil') return answer('answer')
  if (act !== 'refuse') return nothing
  const options = refusals.map((value) => ({ value, label: w.why[value] }))
  return html`${radiosField({ ...fields, name: 'why', label: w.whyLabel, options })} ${answer('told')}`
}
