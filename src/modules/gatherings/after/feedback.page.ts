import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  emptyState,
  factsList,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  readAloud,
  textareaField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { icon } from '#platform/web/icons.ts'
import { frontPage } from '#platform/web/layout.ts'
import { hrefOf, type Gathering } from '../gathering.ts'
import { feedbackState, feedbackUntil } from './after.rules.ts'
import { faceButtons, facesField } from './faces.ts'
import { feedbackPath, type Shown } from './feedback.ts'
import { faces, mostWords } from './feedback.rules.ts'
import { feedbackWords } from './feedback.words.ts'

/** An answer that came back: what was said, and what is wrong with it or with its moment. */
export type SaidBack = { values: Kept; errors: readonly FieldError[]; problem?: string }

type FeedbackData = {
  gathering: Gathering
  now: Date
  id: string
  /** This browser has answered. */
  answered: boolean
  back?: SaidBack | undefined
}

/** Three faces and a sentence, for whoever was there; or why it is not the time for it. */
export const feedbackPage = (view: View, data: FeedbackData): Html => {
  const { gathering } = data
  const w = feedbackWords(view.lang)
  return frontPage(
    { ...view, title: w.title, crumbs: [{ href: hrefOf(gathering), label: gathering.title }] },
    html`${pageHead({ title: w.title, kicker: gathering.title, actions: readAloud(view.lang) })}
    ${body(view.lang, data)}`,
  )
}

const body = (lang: Lang, data: FeedbackData): Html => {
  const w = feedbackWords(lang)
  const state = feedbackState(data.gathering, data.now)
  const toGathering = linkButton({ text: w.toGathering, href: hrefOf(data.gathering), kind: 'quiet' })
  if (data.back) return answerForm(lang, data)
  if (data.answered) return emptyState({ title: w.already, text: w.alreadyMore, icon: 'check', action: toGathering })
  if (state === 'open') return answerForm(lang, data)
  return emptyState({ title: state === 'early' ? w.early : w.over, text: '', icon: 'clock', action: toGathering })
}

const answerForm = (lang: Lang, { gathering, now, id, back }: FeedbackData): Html => {
  const w = feedbackWords(lang)
  const state = { lang, errors: back?.errors, values: back?.values }
  return html`${back?.problem ? notice({ kind: 'problem', text: back.problem }) : nothing}
    <p class="lead">${w.ask} <span class="small">${w.until(sayDay(lang, feedbackUntil(gathering), now))}</span></p>
    ${form({
      lang,
      action: feedbackPath(gathering),
      errors: back?.errors,
      body: html`${hiddenField('id', id)} ${facesField(lang, { ...state, label: w.face })}
        ${textareaField({ ...state, name: 'words', label: w.words, hint: w.wordsHint, rows: 2, maxLength: mostWords, optional: true })}
        <p>${w.nobody}</p>
        ${actions(button({ text: w.send, icon: 'check', kind: 'go', big: true, wide: true }))}`,
    })}
    <p class="small faces-note">${w.noVote}</p>`
}

/** Seconds the thanks stay on a tablet, and for how long they are meant: a little less, so that the page that asks again finds the faces. */
const thanksStay = { asksAgain: 5, meant: 4 }

/** Whether the thanks for an answer of that second still stand. */
export const isThanking = (saidAt: number | null, now: Date): boolean => {
  const since = now.getTime() / 1000 - (saidAt ?? 0)
  return saidAt !== null && since >= -1 && since < thanksStay.meant
}

type TabletData = { gathering: Gathering; now: Date; id: string; address: string; thanking: boolean }

/** The page a tablet by the door stands open at: three faces, thanks, three faces. */
export const tabletPage = (view: View, { gathering, now, id, address, thanking }: TabletData): Html => {
  const { lang } = view
  const w = feedbackWords(lang)
  if (thanking)
    return frontPage(
      { ...view, title: w.thanks, refresh: thanksStay.asksAgain },
      html`<div class="thanked" role="status">
        ${icon('check')}
        <h1>${w.thanks}</h1>
        <p class="lead">${w.thanksMore}</p>
        <p class="small">${w.returns}</p>
      </div>`,
    )
  const isOpen = feedbackState(gathering, now) === 'open'
  return frontPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, kicker: gathering.title, lead: isOpen ? w.tapOne : nothing })}
    ${
      isOpen
        ? html`<form method="post" action="${address}">${hiddenField('id', id)} ${faceButtons(lang)}</form>
            <p class="faces-note">${w.nobodyTaps}</p>`
        : html`<p>${w.over}</p>`
    }`,
  )
}

/** How many said which face, as far as it may be said. */
export const countsShown = (lang: Lang, { n, cells }: Shown): Html => {
  const w = feedbackWords(lang)
  if (n === 0) return html`<p>${w.nobodyYet}</p>`
  if (cells === null) return html`<p>${w.few(n)}</p>`
  const isVeiled = faces.some((face) => cells[face] === null)
  return html`<p>${w.said(n)}</p>
    ${factsList(faces.map((face) => ({ term: w.faces[face], text: String(cells[face] ?? w.veiled) })))}
    ${isVeiled ? html`<p class="small">${w.veiledNote}</p>` : nothing}`
}

/** The way to say how it was, where one may. */
export const feedbackLink = (lang: Lang, gathering: Gathering): Html =>
  actions(linkButton({ text: feedbackWords(lang).title, href: feedbackPath(gathering), icon: 'smile' }))
