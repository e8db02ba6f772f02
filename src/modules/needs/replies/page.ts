import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  card,
  emptyState,
  form,
  hiddenField,
  pageHead,
  postButton,
  section,
  textareaField,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { conflictPage } from '#platform/web/errors.page.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { Reply } from './replies.ts'
import { mostReplyTitle, mostReplyWords, type ReplyText } from './replies.rules.ts'
import { replyWords } from './words.ts'

/** A form that came back: of which sentence (null for a new one), what was typed, what is wrong. */
export type ReplyBack = { id: string | null; values: Kept; errors: readonly FieldError[] }

export type RepliesData = {
  replies: readonly Reply[]
  newId: string
  open: string | null
  back?: ReplyBack | undefined
}

/** The sentences kept ready: each with its words; one of them open to be changed, and a form for another. */
export const repliesPage = (view: View, data: RepliesData): Html => {
  const { lang } = view
  const w = replyWords(lang)
  return deskPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead })}
      <div class="stack">
        ${
          data.replies.length
            ? data.replies.map((reply) => one(lang, reply, data))
            : emptyState({ title: w.emptyTitle, text: w.empty, icon: 'message-square-text' })
        }
      </div>
      ${data.open === null ? section({ title: w.add, body: newForm(lang, data) }) : nothing}`,
  )
}

const one = (lang: Lang, reply: Reply, data: RepliesData): Html => {
  const w = replyWords(lang)
  const address = `/desk/replies/${reply.id}`
  const retire = postButton({
    text: w.retire,
    kind: 'quiet',
    action: `${address}/retirement`,
    fields: { version: String(reply.version) },
  })
  return data.open === reply.id
    ? html`<div class="card"><div class="card-body">${changeForm(lang, reply, data)}</div></div>`
    : card({
        level: 2,
        title: reply.title,
        href: `/desk/replies?open=${reply.id}`,
        body: html`<p>${reply.words}</p>
          ${actions(retire)}`,
      })
}

const fields = (lang: Lang, { values, errors }: Partial<ReplyBack>, reply?: Reply): Html => {
  const w = replyWords(lang)
  const state = { lang, errors, values }
  return html`${textField({ ...state, name: 'replyTitle', label: w.heading, hint: w.headingHint, size: 'middle', value: reply?.title, maxLength: mostReplyTitle })}
  ${textareaField({ ...state, name: 'replyWords', label: w.words, hint: w.wordsHint, rows: 3, value: reply?.words, maxLength: mostReplyWords })}`
}

const changeForm = (lang: Lang, reply: Reply, { back }: RepliesData): Html => {
  const came: Partial<ReplyBack> = back?.id === reply.id ? back : {}
  return form({
    lang,
    action: `/desk/replies/${reply.id}`,
    errors: came.errors,
    body: html`${hiddenField('version', reply.version)} ${fields(lang, came, reply)}
    ${actions(button({ text: replyWords(lang).change, icon: 'check', kind: 'go' }))}`,
  })
}

const newForm = (lang: Lang, { newId, back }: RepliesData): Html => {
  const came: Partial<ReplyBack> = back?.id === null ? back : {}
  return html`<div ${attrs({ class: 'card' })}>
    <div class="card-body">
      ${form({
        lang,
        action: '/desk/replies',
        errors: came.errors,
        body: html`${hiddenField('id', newId)} ${fields(lang, came)}
        ${actions(button({ text: replyWords(lang).save, icon: 'plus', kind: 'go' }))}`,
      })}
    </div>
  </div>`
}

/** 409: a colleague changed the same sentence meanwhile. */
export const replyConflict = (view: View, { mine, now }: { mine: ReplyText; now: Reply }): Html => {
  const said = ({ title, words }: ReplyText): Html =>
    html`<p>${title}</p>
      <p>${words}</p>`
  return conflictPage(
    { ...view, title: '' },
    {
      mine: { body: said(mine) },
      theirs: { body: said(now) },
      theirsHref: `/desk/replies?open=${now.id}`,
      keepMine: postButton({
        text: replyWords(view.lang).keepMine,
        action: `/desk/replies/${now.id}`,
        fields: { replyTitle: mine.title, replyWords: mine.words, version: String(now.version) },
      }),
    },
  )
}
