import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { actions, button, factsList, form, linkButton, listCard, pageHead, section } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { personHref } from '../residents/page.ts'
import { personWords } from '../residents/words.ts'
import type { Merged } from './history.ts'
import { doubleWords } from './words.ts'

/** The page of one merging. */
export const mergeHref = (id: string) => `/desk/merges/${id}`

/** Counted things in one line. */
export const sayThings = (lang: Lang, counts: Readonly<Record<string, number>>): string => {
  const w = doubleWords(lang)
  return Object.entries(counts)
    .map(([thing, count]) => w.thing[thing]?.(count) ?? thing)
    .join(lang === 'zh' ? '、' : ', ')
}

/** On the page of a person: each time two entries became one, and whether it was taken back. */
export const historyPart = (view: View, { merges, now }: { merges: readonly Merged[]; now: Date }): Html => {
  const w = doubleWords(view.lang)
  if (merges.length === 0) return nothing
  return section({
    title: w.history,
    body: listCard(
      merges.map((one) => ({
        title: w.historyLine(one.by),
        href: mergeHref(one.id),
        end: sayMoment(view.lang, one.at, now),
        note: one.undoneAt ? w.historyBack(one.undoneBy ?? '', sayMoment(view.lang, one.undoneAt, now)) : undefined,
      })),
    ),
  })
}

/** /desk/merges/:id */
export const mergePage = (
  view: View,
  { merged, person, now }: { merged: Merged; person: { id: string; name: string }; now: Date },
): Html => {
  const { lang } = view
  const w = doubleWords(lang)
  const { undoneAt } = merged
  const notBack = sayThings(lang, merged.notBack)
  return deskPage(
    {
      ...view,
      title: w.oneTitle,
      crumbs: [
        { href: '/desk/people', label: personWords(lang).title },
        { href: personHref(person.id), label: person.name },
      ],
    },
    html`${pageHead({ title: w.oneTitle, kicker: person.name })}
    ${factsList([
      { term: w.by, text: merged.by },
      { term: w.at, text: sayMoment(lang, merged.at, now) },
      { term: w.moved, text: sayThings(lang, merged.moved) || w.movedNone },
      ...(undoneAt
        ? [{ term: w.undone, text: w.historyBack(merged.undoneBy ?? '', sayMoment(lang, undoneAt, now)) }]
        : []),
      ...(notBack ? [{ term: w.notPutBack, text: notBack }] : []),
    ])}
    ${undoneAt ? nothing : undoPart(view, merged)}
    ${actions(linkButton({ text: person.name, href: personHref(person.id), icon: 'user-round', kind: 'quiet' }))}`,
  )
}

const undoPart = (view: View, { id, canBack }: Merged): Html => {
  const w = doubleWords(view.lang)
  if (!canBack) return html`<p>${w.notBack['too-late']}</p>`
  return section({
    title: w.undoTitle,
    note: w.undoLead,
    body: form({
      lang: view.lang,
      action: `${mergeHref(id)}/undo`,
      body: actions(button({ text: w.undo, icon: 'undo-2' })),
    }),
  })
}
