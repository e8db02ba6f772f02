import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  card,
  form,
  hiddenField,
  notice,
  pageHead,
  radiosField,
  readAloud,
  section,
  steps,
  textareaField,
  type FieldError,
  type Kept,
  type Step,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { questionPart } from '../asking/own.page.ts'
import type { BoardNeed } from '../board/board-need.ts'
import type { NeedCase } from '../case.ts'
import { disputeWords } from '../disputes/words.ts'
import { endingPart } from '../ending/page.ts'
import { dueChip, sayHand, sayPlace, stateChip, titleOf } from '../marks.ts'
import { mergedPart } from '../merging/own.page.ts'
import { openStates, type State } from '../moves.rules.ts'
import { asksForNewFacts, silentUntil } from '../needs.rules.ts'
import { sayNumber } from '../number.ts'
import { photosOf } from '../photos.ts'
import { promisedPart } from '../promising/page.ts'
import { needTimeline } from '../timeline/page.ts'
import { waitingPart } from '../waiting/page.ts'
import { mostAnswer, satisfactions } from './answer.rules.ts'
import { followWords, satisfactionWords } from './words.ts'

/** The asker's own page of one need. */
export type OwnPage = {
  ctx: Ctx
  need: NeedCase
  /** The pass the forms bring along; none with a household's card. */
  pass: string | undefined
  newId: () => string
  /** What a merged need goes on in, as the board shows it. */
  goesOn: BoardNeed | null
  back?:
    { form: 'answer' | 'withdrawal' | 'reply' | 'separation'; values: Kept; errors: readonly FieldError[] } | undefined
}

/** How it goes, in the asker's own words, and what the asker can say to it. */
export const ownPage = (view: View, page: OwnPage): Html => {
  const { lang } = view
  const { need, ctx } = page
  const chips = html`${stateChip(lang, need)} ${dueChip(lang, ctx.calendar, { need, now: ctx.now })}`
  return frontPage(
    { ...view, title: `${sayNumber(need)} ${titleOf(lang, need)}` },
    html`${pageHead({ title: titleOf(lang, need), kicker: sayNumber(need), lead: chips, actions: readAloud(lang) })}
      <div class="stack">
        ${reached[need.state] === null ? endingPart(lang, page) : steps(lang, stages(lang, page))}
        ${need.dispute ? notice({ kind: 'note', text: disputeWords(lang).own }) : nothing} ${mergedPart(lang, page)}
        ${questionPart(lang, page)} ${waitingPart(lang, need, ctx.now)} ${promisedPart(lang, need, ctx.now)}
        ${answerPart(lang, page)} ${said(lang, page)}
      </div>
      ${needTimeline(lang, need.steps, { reader: 'asker', now: ctx.now })}
      ${openStates.includes(need.state) ? withdrawPart(lang, page) : nothing}`,
  )
}

/** How far each state has come; null where the way led elsewhere and the stages would say too much. */
const reached: Record<State, number | null> = {
  submitted: 1,
  accepted: 2,
  needs_info: 2,
  reopened: 2,
  assigned: 2,
  in_progress: 2,
  waiting_external: 2,
  resolved: 4,
  confirmed: 5,
  closed_no_reply: 5,
  closed_unresolved: null,
  referred: null,
  merged: null,
  withdrawn: 5,
}

/** The five stages everybody understands, whatever the states in between are called. */
function stages(lang: Lang, { need }: OwnPage): Step[] {
  const w = followWords(lang)
  const at = reached[need.state] ?? 0
  const hand =
    need.assignee_role && need.state !== 'submitted'
      ? w.by(sayHand(lang, need.assignee_role, need.allyName))
      : undefined
  const names = [w.steps.received, w.steps.accepted, w.steps.working, w.steps.done, w.steps.you]
  return names.map((text, i) => ({
    text,
    state: i < at ? 'done' : i === at ? 'now' : 'todo',
    note: i === 2 && at === 2 ? hand : undefined,
  }))
}

const said = (lang: Lang, { need, ctx }: OwnPage): Html => {
  const w = followWords(lang)
  const place = [sayPlace(need), need.spot].filter(Boolean).join(' · ')
  return card({
    level: 2,
    title: w.yourWords,
    body: html`<p>${need.words ?? w.onlyPhoto}</p>
      ${place ? html`<p class="small">${place}</p>` : nothing}
      ${photosOf(ctx, need.pictures, { stage: 'before', label: w.yourPhotos })}`,
  })
}

/** What was done, and the asker's answer to it; after a close without an answer it can still be asked for again. */
const answerPart = (lang: Lang, page: OwnPage): Html => {
  const { need, ctx } = page
  const w = followWords(lang)
  if (need.state !== 'resolved' && need.state !== 'closed_no_reply') return nothing
  const asking = need.state === 'resolved'
  return section({
    title: asking ? w.doneTitle : w.lateReopen,
    id: 'answer',
    body: html`${asking ? askedUntil(lang, page) : nothing}
      <div class="card">
        <div class="card-body stack">
          <p>${need.result ?? ''}</p>
          ${photosOf(ctx, need.pictures, { stage: 'after', label: w.afterPhotos })}
          ${asking ? solvedForm(lang, page) : nothing} ${againForm(lang, page)}
        </div>
      </div>`,
  })
}

const askedUntil = (lang: Lang, { need, ctx }: OwnPage): Html => {
  const until = silentUntil(need.resolved_at ?? ctx.now)
  return notice({ kind: 'note', text: followWords(lang).doneUntil(sayDay(lang, until, ctx.now)) })
}

const action = ({ need }: OwnPage, noun: 'answer' | 'withdrawal') => `/needs/${sayNumber(need)}/mine/${noun}`
const hidden = (page: OwnPage): Html => html`${hiddenField('id', page.newId())} ${hiddenField('pass', page.pass)}`

const solvedForm = (lang: Lang, page: OwnPage): Html => {
  const w = followWords(lang)
  const options = satisfactions.map((value) => ({ value, label: satisfactionWords(lang)[value] }))
  return form({
    lang,
    action: action(page, 'answer'),
    body: html`${hidden(page)}
    ${radiosField({ lang, name: 'satisfaction', label: w.how, optional: true, tiles: true, options })}
    ${actions(button({ text: w.solved, icon: 'check', kind: 'go', big: true, wide: true, name: 'answer', value: 'solved' }))}`,
  })
}

const againForm = (lang: Lang, page: OwnPage): Html => {
  const w = followWords(lang)
  const back = page.back?.form === 'answer' ? page.back : undefined
  const isNew = asksForNewFacts(page.need.reopenings)
  const leave =
    page.need.state === 'resolved' ? button({ text: w.leave, kind: 'quiet', name: 'answer', value: 'leave' }) : nothing
  const fields = { lang, errors: back?.errors, values: back?.values }
  return html`<details ${attrs({ open: back !== undefined })}>
    <summary>${w.againOpen}</summary>
    ${form({
      lang,
      action: action(page, 'answer'),
      errors: back?.errors,
      body: html`${hidden(page)}
      ${textareaField({ ...fields, name: 'said', label: isNew ? w.whatIsNew : w.whatIsStill, optional: !isNew, rows: 3, maxLength: mostAnswer })}
      ${actions(button({ text: w.again, icon: 'refresh-cw', name: 'answer', value: 'again' }), leave)}`,
    })}
  </details>`
}

const withdrawPart = (lang: Lang, page: OwnPage): Html => {
  const w = followWords(lang)
  const back = page.back?.form === 'withdrawal' ? page.back : undefined
  const fields = { lang, errors: back?.errors, values: back?.values }
  return html`<details ${attrs({ open: back !== undefined })}>
    <summary>${w.withdrawOpen}</summary>
    ${form({
      lang,
      action: action(page, 'withdrawal'),
      errors: back?.errors,
      body: html`${hidden(page)}
        <p>${w.withdrawSure}</p>
        ${textareaField({ ...fields, name: 'withdrawWords', label: w.withdrawWhy, rows: 2, optional: true, maxLength: 300 })}
        ${actions(button({ text: w.withdraw, kind: 'danger' }))}`,
    })}
  </details>`
}
