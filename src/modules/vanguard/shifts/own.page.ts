import { sayMoment, sayTime } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  factsList,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  postButton,
  readAloud,
  section,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import type { Own } from '../parts.ts'
import { ownWords } from './own.words.ts'
import type { OwnAsk, OwnPlace } from './mine.ts'
import { shiftWords } from './words.ts'

type AskPage = { ctx: Ctx; own: Own; asked: OwnAsk; problem?: string | undefined }
type PlacePage = {
  ctx: Ctx
  own: Own
  mine: OwnPlace
  problem?: string | undefined
  said?: string | undefined
  errors?: readonly FieldError[]
  values?: Kept
}

/** Where a question is answered, and where a place is looked at. */
export const askPath = ({ path }: Own, askId: string): string => `${path}/ask/${askId}`
export const placePath = ({ path }: Own, placeId: string): string => `${path}/places/${placeId}`

/** 「周四能来吗」: the question, and two large buttons. */
export const askPage = (view: View, { ctx, own, asked, problem }: AskPage): Html => {
  const { lang } = view
  const w = ownWords(lang)
  const { ask, day, shifts, place } = asked
  const gap = shifts.find(({ id }) => id === ask.shift_id)
  const title = questionOf(lang, asked, ctx.now)
  return frontPage(
    { ...view, title },
    html`${pageHead({ title, kicker: day.title, lead: gap && w.gapLead, actions: readAloud(lang) })}
      <div class="stack">
        ${problem ? notice({ kind: 'problem', text: problem }) : nothing} ${answerPart(lang, { ctx, own, asked })}
        ${askFacts(lang, asked, ctx)}
        ${place ? actions(linkButton({ text: w.place, href: placePath(own, place.place.id), icon: 'calendar-days' })) : nothing}
      </div>
      ${toOwn(lang, own)}`,
  )
}

/** The question itself, as a heading and as a line of a list. */
export function questionOf(lang: Lang, { ask, day, shifts }: OwnAsk, now: Date): string {
  const w = ownWords(lang)
  const gap = shifts.find(({ id }) => id === ask.shift_id)
  return gap ? w.gapQuestion(gap.title) : w.question(sayMoment(lang, day.starts_at, now))
}

const placeName = (where: string | null, { area }: Ctx): string => where ?? area.address ?? area.name

function askFacts(lang: Lang, { ask, day, where, shifts }: OwnAsk, ctx: Ctx): Html {
  const w = ownWords(lang)
  const gap = shifts.find(({ id }) => id === ask.shift_id)
  const tasks = shifts.map((one) => one.title).join(lang === 'zh' ? '、' : ', ')
  return factsList([
    { term: w.when, text: spanOf(lang, gap ?? day, ctx.now) },
    { term: w.where, text: placeName(where, ctx) },
    ...(gap || tasks === '' ? [] : [{ term: w.tasks, text: tasks }]),
  ])
}

const spanOf = (lang: Lang, { starts_at, ends_at }: { starts_at: Date; ends_at: Date }, now: Date): string =>
  shiftWords(lang).when(sayMoment(lang, starts_at, now), sayTime(lang, ends_at))

const toOwn = (lang: Lang, { path }: Own): Html =>
  actions(linkButton({ text: ownWords(lang).home, href: path, icon: 'arrow-left', kind: 'quiet' }))

const answerPart = (lang: Lang, { ctx, own, asked }: AskPage): Html => {
  const w = ownWords(lang)
  const { ask, day, place } = asked
  if (day.state !== 'published') return notice({ kind: 'note', text: w.refused.off })
  if (day.starts_at <= ctx.now) return notice({ kind: 'note', text: w.refused.over })
  const action = askPath(own, ask.id)
  if (ask.answer === null) return buttons(lang, action)
  const text = ask.kind === 'gap' && ask.answer === 'yes' ? w.gapThanks : w.thanks[ask.answer]
  return html`${notice({ kind: 'done', text })}
  ${
    place
      ? nothing
      : html`<details>
          <summary>${w.change}</summary>
          ${buttons(lang, action)}
        </details>`
  }`
}

const buttons = (lang: Lang, action: string): Html =>
  actions(
    postButton({ text: ownWords(lang).yes, action, kind: 'go', icon: 'check', big: true, fields: { answer: 'yes' } }),
    postButton({ text: ownWords(lang).no, action, icon: 'x', big: true, fields: { answer: 'no' } }),
  )

/** One's own shift: when, where, what to mind, and what to do when one cannot come. */
export const placePage = (view: View, page: PlacePage): Html => {
  const { lang } = view
  const w = ownWords(lang)
  const { ctx, own, mine, problem } = page
  const { place, shift, where } = mine
  const stands = place.state === 'given' || place.state === 'accepted'
  return frontPage(
    { ...view, title: `${w.place} · ${shift.title}` },
    html`${pageHead({ title: shift.title, kicker: w.place, actions: readAloud(lang) })}
      <div class="stack">
        ${problem ? notice({ kind: 'problem', text: problem }) : nothing} ${standing(lang, mine)}
        ${factsList([
          { term: w.when, text: spanOf(lang, shift, ctx.now) },
          { term: w.where, text: [placeName(where, ctx), shift.spot].filter(Boolean).join(' · ') },
        ])}
        ${stands && shift.starts_at > ctx.now ? acts(lang, page) : nothing}
      </div>
      ${toOwn(lang, own)}`,
  )
}

const standing = (lang: Lang, { place: { state } }: OwnPlace): Html => {
  const w = ownWords(lang)
  if (state !== 'given' && state !== 'accepted') return notice({ kind: 'note', text: w.gone })
  return notice({ kind: state === 'accepted' ? 'done' : 'note', text: w.placeState[state] })
}

const acts = (lang: Lang, page: PlacePage): Html => {
  const w = ownWords(lang)
  const { own, mine } = page
  const path = placePath(own, mine.place.id)
  const fields = { version: String(mine.place.version) }
  return html`${
    mine.place.state === 'given'
      ? actions(postButton({ text: w.accept, action: `${path}/accept`, kind: 'go', icon: 'check', big: true, fields }))
      : nothing
  }
  ${briefingPart(lang, mine, path)} ${section({ title: w.cannot, body: cannotPart(lang, page, { path, fields }) })}`
}

const briefingPart = (lang: Lang, { shift, place }: OwnPlace, path: string): Html => {
  const w = ownWords(lang)
  if (shift.briefing === null) return nothing
  return section({
    title: w.briefing,
    body: html`<p>${shift.briefing}</p>
      ${place.briefed_at ? nothing : actions(postButton({ text: w.read, action: `${path}/read`, icon: 'check' }))}`,
  })
}

const cannotPart = (
  lang: Lang,
  { mine, errors, values }: PlacePage,
  { path, fields }: { path: string; fields: { version: string } },
): Html => {
  const w = ownWords(lang)
  const back = postButton({ text: w.giveBack, action: `${path}/back`, kind: 'danger', fields })
  if (mine.offer)
    return html`${notice({ kind: 'note', text: w.offering })}
    ${actions(postButton({ text: w.withdraw, action: `${path}/withdraw`, fields }), back)}`
  return html`<div class="stack">
    <p>${w.cannotText}</p>
    ${form({
      lang,
      action: `${path}/offer`,
      errors,
      body: html`${hiddenField('version', fields.version)}
      ${textField({ lang, errors, values, name: 'to', label: w.offerTo, hint: w.offerHint, optional: true, size: 'middle', maxLength: 40, autocomplete: 'off' })}
      ${actions(button({ text: w.offer, icon: 'users' }))}`,
    })}
    ${actions(back)}
  </div>`
}
