import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { mayPlanAt } from '#modules/gatherings/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  card,
  chip,
  emptyState,
  linkButton,
  notice,
  pageHead,
  postButton,
  section,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { may } from '../access.ts'
import { deskDayPath, type Day } from '../day.ts'
import { toldHows } from './answering.ts'
import type { AskLine } from './asks.ts'
import { askWords } from './ask.words.ts'
import { shiftWords } from './words.ts'

type AsksPage = { ctx: Ctx; day: Day; asks: readonly AskLine[]; problem?: string | undefined }

/** Where a day's questions are asked and answers are noted. */
export const asksPath = (day: { id: string }): string => `${deskDayPath(day)}/asks`

/** Everybody who was asked about a day: whom to ring, whom to bring a slip, who has not answered, who comes. */
export const asksPage = (view: View, page: AsksPage): Html => {
  const { lang } = view
  const w = askWords(lang)
  const { day, asks, ctx, problem } = page
  const open = asks.filter(({ answer }) => answer === null)
  return deskPage(
    { ...view, title: w.title, printable: true, crumbs: [{ href: deskDayPath(day), label: day.title }] },
    html`${pageHead({
        title: w.title,
        kicker: `${day.title} · ${sayMoment(lang, day.starts_at, ctx.now)}`,
        lead: w.lead,
        actions: actions(
          postButton({ text: w.ask, action: asksPath(day), kind: 'go', icon: 'message-square-text' }),
          linkButton({
            text: shiftWords(lang).open,
            href: `${deskDayPath(day)}/shifts`,
            icon: 'list-checks',
            kind: 'quiet',
          }),
          mayPlanAt(ctx.actor, day)
            ? linkButton({ text: w.told, href: `${deskDayPath(day)}/told`, kind: 'quiet' })
            : nothing,
        ),
      })}
      ${problem ? notice({ kind: 'problem', text: problem }) : nothing}
      ${asks.length === 0 ? emptyState({ title: w.none, text: w.noneText }) : nothing}
      <div class="stack">
        ${(['telephone', 'paper', 'message'] as const).map((way) => {
          const some = open.filter(({ askedBy }) => askedBy === way)
          return group(lang, page, { title: w.groups[way](some.length), note: w.groupNotes[way], some })
        })}
        ${(['yes', 'no'] as const).map((said) => {
          const some = asks.filter(({ answer }) => answer === said)
          return group(lang, page, { title: w.groups[said](some.length), some })
        })}
      </div>`,
  )
}

type Group = { title: string; note?: string; some: readonly AskLine[] }

const group = (lang: Lang, page: AsksPage, { title, note, some }: Group): Html => {
  if (some.length === 0) return nothing
  return section({
    title,
    body: html`<div class="stack">
      ${note ? html`<p class="small">${note}</p>` : nothing} ${some.map((one) => askCard(lang, page, one))}
    </div>`,
  })
}

const askCard = (lang: Lang, { ctx, day }: AsksPage, ask: AskLine): Html => {
  const w = askWords(lang)
  const { answer } = ask
  const canChange = day.state === 'published' && day.starts_at > ctx.now
  return card({
    level: 3,
    title: ask.name,
    kicker: ask.title === null ? undefined : w.gap(ask.title),
    chip: answer === null ? chip('waiting', w.waiting) : chip(answer === 'yes' ? 'done' : 'off', w.answered[answer]),
    body: canChange ? answerButtons(lang, { ctx, day, ask }) : undefined,
    foot: answer === null ? undefined : answeredLine(lang, ask, ctx.now),
  })
}

const answeredLine = (lang: Lang, { answered_how: how, answered_at: at }: AskLine, now: Date): string =>
  [how && askWords(lang).hows[how], at && sayMoment(lang, at, now)].filter(Boolean).join(' · ')

/** What staff heard is noted with how they heard it; the telephone itself is on the page of the volunteer. */
const answerButtons = (lang: Lang, { ctx, day, ask }: { ctx: Ctx; day: Day; ask: AskLine }): Html => {
  const w = askWords(lang)
  const action = `${asksPath(day)}/${ask.id}`
  const keeps = may.allows(ctx.actor, 'keep volunteers')
  return html`<details>
    <summary>${w.fold}</summary>
    <div class="stack">
      ${actions(
        ...toldHows.map((how) =>
          postButton({ text: w.pressYes[how], action, kind: 'plain', fields: { answer: 'yes', how } }),
        ),
        ...toldHows.map((how) =>
          postButton({ text: w.pressNo[how], action, kind: 'quiet', fields: { answer: 'no', how } }),
        ),
      )}
      ${
        keeps
          ? actions(
              linkButton({
                text: w.person,
                href: `/desk/volunteers/${ask.volunteer_id}`,
                icon: 'phone',
                kind: 'quiet',
              }),
            )
          : nothing
      }
    </div>
  </details>`
}
