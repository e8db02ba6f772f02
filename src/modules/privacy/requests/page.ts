import { sayDay } from '#base/say-date.ts'
import {
  actions,
  button,
  chip,
  dataTable,
  emptyState,
  factsList,
  form,
  hiddenField,
  pageHead,
  postButton,
  radiosField,
  section,
  textareaField,
  useNote,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage, frontPage } from '#platform/web/layout.ts'
import type { KnownOf } from '../known/gather.ts'
import type { RequestLine, RequestPaper } from './list.ts'
import { fits, type Kind } from './request.rules.ts'
import { askWords } from './ask.words.ts'
import { requestWords } from './words.ts'

export type AskForm = {
  known: KnownOf
  kind: Kind
  newId: string
  /** `/me/known` or `/desk/people`: where the reader came from. */
  base: string
  byCard: boolean
  errors?: readonly FieldError[]
  values?: Kept
}

/** What somebody asks about their data; before a deletion, what of theirs is not finished. */
export const askPage = (view: View, page: AskForm): Html => {
  const { lang } = view
  const w = requestWords(lang)
  const a = askWords(lang)
  const { subject } = page.known
  const fields = { lang, errors: page.errors, values: page.values }
  const back = page.byCard ? page.base : `${page.base}/${subject.personId}/known`
  const frame = page.byCard ? frontPage : deskPage
  return frame(
    { ...view, title: a.askTitle[page.kind], crumbs: [{ href: back, label: subject.name }] },
    html`${pageHead({ title: a.askTitle[page.kind], kicker: subject.name, lead: a.askLead[page.kind] })}
    ${page.kind === 'delete' ? pendingPart(view, page.known) : nothing}
    ${form({
      lang,
      action: `${page.base}/${subject.personId}/ask`,
      errors: page.errors ?? [],
      body: html`${hiddenField('id', page.newId)} ${hiddenField('kind', page.kind)}
      ${page.byCard ? nothing : channelField(fields)}
      ${textareaField({ ...fields, name: 'words', label: a.askLabel[page.kind], optional: page.kind === 'delete', maxLength: 500, rows: 3 })}
      ${useNote(w.use)} ${actions(button({ text: a.send[page.kind], kind: page.kind === 'delete' ? 'danger' : 'go' }))}`,
    })}`,
  )
}

const channelField = (fields: {
  lang: View['lang']
  errors?: readonly FieldError[] | undefined
  values?: Kept | undefined
}): Html => {
  const w = requestWords(fields.lang)
  const options = (['counter', 'telephone', 'paper'] as const).map((value) => ({ value, label: w.channel[value] }))
  return radiosField({ ...fields, name: 'channel', label: w.howAsked, options })
}

/** What stays without the person when they are deleted; each with the way to take it back first. */
export const pendingPart = ({ lang }: View, { told }: KnownOf, lead = requestWords(lang).pendingLead): Html => {
  const pending = told.flatMap((one) => (one.pending ? [{ ...one.pending, title: one.title }] : []))
  if (pending.length === 0) return nothing
  const w = requestWords(lang)
  return section({
    title: w.pending,
    body: html`<p>${lead}</p>
      <ul>
        ${pending.map(({ href, title }) => html`<li><a href="${href}">${title}</a></li>`)}
      </ul>`,
  })
}

const stateOf = (lang: View['lang'], { state, closed_at }: Pick<RequestLine, 'state' | 'closed_at'>): Html =>
  chip(closed_at ? (state === 'fulfilled' ? 'done' : 'off') : 'going', requestWords(lang).state[state])

/** /desk/requests */
export const requestsPage = (view: View, { lines, now }: { lines: readonly RequestLine[]; now: Date }): Html => {
  const { lang } = view
  const w = requestWords(lang)
  return deskPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead })}
    ${dataTable({
      lang,
      caption: w.title,
      columns: [
        {
          key: 'whose',
          head: w.whose,
          cell: (one) => html`<a class="row-link" href="/desk/requests/${one.id}">${one.name ?? ''}</a>`,
          names: true,
        },
        { key: 'what', head: w.what, cell: (one) => w.kind[one.kind] },
        { key: 'stateIs', head: w.stateIs, cell: (one) => stateOf(lang, one) },
        { key: 'due', head: w.due, cell: (one) => dueText(lang, one, now) },
      ],
      rows: lines,
      empty: emptyState({ title: w.none, text: w.noneText }),
    })}`,
  )
}

/** When an answer is due, and whether that is over. */
export const dueText = (lang: View['lang'], one: Pick<RequestLine, 'due_at' | 'closed_at'>, now: Date): Html => {
  const late = (one.closed_at ?? now) > one.due_at
  return html`${sayDay(lang, one.due_at, now)} ${late ? chip('late', requestWords(lang).late) : nothing}`
}

/** What a household asked, under what is stored about it. */
export const ownRequests = (view: View, { papers, now }: { papers: readonly RequestPaper[]; now: Date }): Html => {
  if (papers.length === 0) return nothing
  const { lang } = view
  const w = requestWords(lang)
  return section({
    title: w.mine,
    id: 'requests',
    body: html`${papers.map(
      (paper) =>
        html`<div class="card card-body stack">
          <p><b>${w.kind[paper.kind]}</b> ${stateOf(lang, paper)}</p>
          ${factsList([
            { term: w.asked, text: sayDay(lang, paper.asked_at, now) },
            ...(paper.closed_at ? [] : [{ term: w.due, text: dueText(lang, paper, now) }]),
            ...(paper.refused_why ? [{ term: w.whyLabel, text: w.why[paper.refused_why] }] : []),
            ...(paper.answer ? [{ term: w.answer, text: paper.answer }] : []),
          ])}
          ${ownActs(lang, paper)}
        </div>`,
    )}`,
  })
}

const ownActs = (lang: View['lang'], paper: RequestPaper): Html => {
  const w = requestWords(lang)
  const press = (act: 'withdraw' | 'appeal') =>
    fits(act, paper)
      ? postButton({
          text: w[act],
          action: `/me/known/requests/${paper.id}/${act}`,
          fields: { version: String(paper.version) },
          kind: 'quiet',
        })
      : nothing
  return html`${press('withdraw')} ${press('appeal')}`
}
