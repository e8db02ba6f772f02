import { sayMoment } from '#base/say-date.ts'
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
  radiosField,
  section,
  textField,
  timeline,
  type FieldError,
  type Kept,
  type Moment,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { deskHrefOf, type Gathering } from '../gathering.ts'
import { rollHref } from './address.ts'
import { markKinds } from './mark.rules.ts'
import { mendWords } from './mend.words.ts'
import type { NotedBefore } from './mend.ts'
import type { OnRoll } from './on-roll.ts'
import { sayState, saySpan, sayWho } from './say.ts'
import { rollWords } from './words.ts'

/** What the form of the page brought when it was refused. */
export type MendBack = { values: Kept; errors: FieldError[] }

type Shown = {
  ctx: Ctx
  gathering: Gathering
  line: OnRoll
  noted: readonly NotedBefore[]
  newId: string
  back?: MendBack | undefined
}

/** One person of the list: everything that was noted about them, and the long way to say how it was. */
export const personPage = (view: View, { ctx, gathering, line, noted, newId, back }: Shown): Html => {
  const { lang } = view
  const [w, m] = [rollWords(lang), mendWords(lang)]
  const state = { lang, errors: back?.errors, values: back?.values }
  const crumbs = [
    { href: deskHrefOf(gathering), label: gathering.title },
    { href: rollHref(gathering), label: w.title },
  ]
  const who = sayWho(lang, line)
  return deskPage(
    { ...view, title: m.correctOf(who), crumbs },
    html`${pageHead({ title: who, kicker: gathering.title, lead: sayState(lang, line) })}
    ${line.conflict ? notice({ kind: 'problem', text: w.conflict }) : nothing}
    ${noted.length > 0 ? section({ title: m.marks, body: timeline(noted.map((one) => momentOf(lang, one, ctx.now))) }) : nothing}
    ${section({
      title: w.correct,
      body: form({
        ...state,
        action: `${rollHref(gathering)}/${line.id}`,
        body: html`${hiddenField('id', newId)} ${hiddenField('mark', line.markId ?? '')}
        ${radiosField({
          ...state,
          name: 'what',
          label: m.what,
          tiles: true,
          options: markKinds.map((value) => ({ value, label: m.whats[value] })),
        })}
        ${textField({ ...state, name: 'reason', label: m.reason, hint: m.reasonHint, maxLength: 200 })}
        ${actions(button({ text: m.correctButton, kind: 'go' }), linkButton({ text: m.back, href: rollHref(gathering), kind: 'quiet' }))}`,
      }),
    })}`,
  )
}

/** One mark: when by our clock, from where, by whom, and what was wrong with the clock. */
const momentOf = (lang: Lang, noted: NotedBefore, now: Date): Moment => {
  const m = mendWords(lang)
  const span = saySpan(lang, noted.aheadMs)
  const clock = span === null ? null : noted.aheadMs > 0 ? m.clockAhead(span) : m.clockBehind(span)
  const from = [m.sources[noted.source], noted.device === null ? null : m.byDevice(noted.device)]
  return {
    when: sayMoment(lang, noted.meantAt, now),
    datetime: noted.meantAt.toISOString(),
    what: m.whats[noted.what],
    who: [...from, noted.by].filter(Boolean).join(' · '),
    body: [noted.reason, clock].filter(Boolean).join(' · ') || undefined,
    kind: noted.what === 'arrived' ? 'done' : 'plain',
  }
}
