import type { Span } from '#base/days.ts'
import type { Actor } from '#platform/ctx.ts'
import { saySpan } from '#platform/figures/say.ts'
import type { AskedSpan } from '#platform/figures/span.ts'
import { emptyState, pageHead, section, statRow } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import type { Effort } from '#platform/web/frame.ts'
import { html, type Html } from '#platform/web/html.ts'
import type { Answered } from '../answers.ts'
import { framed } from '../framed.ts'
import { figureTile } from '../tile.ts'
import { spanChoice } from '../span-choice.ts'
import { words } from '../words.ts'
import { listWords } from './words.ts'

type List = { asked: AskedSpan; answers: readonly Answered[]; now: Date; actor: Actor }

/** /figures: every figure over a span, by effort. */
export const listPage = (view: View, list: List): Html => {
  const { lang } = view
  const { asked, now } = list
  const w = words(lang)
  return framed(
    { ...view, title: w.figures, printable: true },
    html`${pageHead({ title: w.figures, kicker: asked.span ? saySpan(lang, asked.span) : undefined, lead: listWords(lang).lead })}
    ${spanChoice({ lang, path: '/figures', asked, now })}
    ${asked.span ? groups(view, list, asked.span) : emptyState({ title: w.wrongDays, text: w.wrongDaysText, icon: 'calendar-days' })}`,
  )
}

const groups = (view: View, { answers, actor }: List, span: Span): Html[] => {
  const keys = [...new Set(answers.map(groupOf))]
  return keys.map((key) => {
    const inGroup = answers.filter((answer) => groupOf(answer) === key)
    return section({
      title: titleOf(view, inGroup),
      id: key,
      body: statRow(inGroup.map((answer) => figureTile(view.lang, answer, { span, actor }))),
    })
  })
}

const groupOf = ({ figure }: Answered): string => `${figure.effort ?? 'none'}-${figure.module}`

const titleOf = ({ lang }: View, [first]: readonly Answered[]): string => {
  const w = words(lang)
  const about = first?.figure.words(lang).about ?? ''
  const effort: Effort | undefined = first?.figure.effort
  return w.effort(effort ? w.efforts[effort].name : w.noEffort, about)
}
