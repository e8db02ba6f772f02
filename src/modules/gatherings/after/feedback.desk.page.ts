import { startOfDay } from '#base/days.ts'
import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  form,
  hiddenField,
  linkButton,
  notice,
  pageHead,
  postButton,
  section,
  textField,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { conflictPage } from '#platform/web/errors.page.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskHrefOf, type Gathering } from '../gathering.ts'
import { cardHref } from './card.page.ts'
import { countsShown, type SaidBack } from './feedback.page.ts'
import { shownOf, tabletPath, type Feedback } from './feedback.ts'
import { faces, type Counts } from './feedback.rules.ts'
import { feedbackWords } from './feedback.words.ts'
import { afterWords } from './words.ts'

type DeskData = {
  ctx: Ctx
  gathering: Gathering
  feedback: Feedback
  /** Whether the reader may read what was written. */
  inside: boolean
  /** The id a new count of the box gets. */
  id: string
  back?: SaidBack | undefined
}

export const feedbackDeskHref = (gathering: { id: string }): string => `${deskHrefOf(gathering)}/feedback`

/** What was said, the words, the tablet, the cards and the paper box. */
export const feedbackDeskPage = (view: View, data: DeskData): Html => {
  const { lang } = view
  const { gathering, feedback, ctx } = data
  const w = feedbackWords(lang)
  return deskPage(
    { ...view, title: w.deskTitle, crumbs: [{ href: deskHrefOf(gathering), label: gathering.title }] },
    html`${pageHead({ title: w.deskTitle, kicker: gathering.title, lead: w.deskLead })}
    ${data.back?.problem ? notice({ kind: 'problem', text: data.back.problem }) : nothing}
    ${section({ title: w.counts, id: 'counts', body: countsShown(lang, shownOf(feedback.counts, { toAll: false })) })}
    ${section({ title: w.wordsSaid, id: 'words', note: w.wordsNote, body: wordsPart(lang, data) })}
    ${section({ title: w.box, id: 'box', note: w.boxNote, body: boxForm(lang, data) })}
    ${section({
      title: w.tablet,
      id: 'tablet',
      note: w.tabletNote,
      body: actions(
        linkButton({ text: w.openTablet, href: tabletPath(ctx, gathering.id), icon: 'smile', kind: 'plain' }),
        linkButton({ text: w.card, href: cardHref(gathering), icon: 'printer', kind: 'quiet' }),
      ),
    })}
    ${actions(linkButton({ text: afterWords(lang).deskOf, href: deskHrefOf(gathering), kind: 'quiet' }))}`,
  )
}

const wordsPart = (lang: Lang, { feedback, inside }: DeskData): Html => {
  const w = feedbackWords(lang)
  if (!inside) return html`<p>${w.notYours}</p>`
  if (feedback.words.length === 0) return html`<p>${w.noWords}</p>`
  // With so few that the faces are not told apart, the face beside a sentence would tell them.
  const { cells } = shownOf(feedback.counts, { toAll: false })
  return html`<ul>
    ${feedback.words.map(({ face, words }) => html`<li>${words}${cells ? html` <span class="small">${w.faces[face]}</span>` : nothing}</li>`)}
  </ul>`
}

const boxForm = (lang: Lang, { ctx, gathering, feedback: { box }, id, back }: DeskData): Html => {
  const w = feedbackWords(lang)
  const state = { lang, errors: back?.errors, values: back?.values }
  return html`${box ? html`<p>${w.boxBy(box.by ?? '', sayDay(lang, startOfDay(box.on_day), ctx.now))}</p>` : nothing}
  ${form({
    lang,
    action: feedbackDeskHref(gathering),
    errors: back?.errors,
    columns: true,
    body: html`${hiddenField('id', id)} ${hiddenField('seen', box?.id)}
    ${faces.map((face) =>
      textField({
        ...state,
        name: face,
        label: w.faces[face],
        type: 'number',
        size: 'short',
        value: box ? String(box[face]) : '',
      }),
    )}
    ${actions(button({ text: w.count, icon: 'check', kind: 'go' }))}`,
  })}`
}

/** Somebody else counted the same box meanwhile: both counts, side by side. */
export const boxConflict = (view: View, { gathering, feedback, id }: DeskData, mine: Counts): Html => {
  const w = feedbackWords(view.lang)
  const body = (counts: Counts): Html =>
    html`<p>${faces.map((face) => `${w.faces[face]} ${counts[face]}`).join(' · ')}</p>`
  const { box } = feedback
  return conflictPage(
    { ...view, title: '' },
    {
      mine: { body: body(mine) },
      theirs: { body: box ? body(box) : nothing },
      theirsHref: feedbackDeskHref(gathering),
      keepMine: postButton({
        text: w.keepMine,
        action: feedbackDeskHref(gathering),
        fields: {
          id,
          ...(box ? { seen: box.id } : {}),
          ...Object.fromEntries(faces.map((face) => [face, String(mine[face])])),
        },
      }),
    },
  )
}
