import type { Lang } from '#base/words.ts'
import { sayDay } from '#base/say-date.ts'
import {
  actions,
  button,
  emptyState,
  form,
  linkButton,
  listCard,
  notice,
  pageHead,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { stateChip } from '../marks.ts'
import { mergingWords } from '../merging/words.ts'
import { categoryOf } from '../needs.rules.ts'
import { sayNumber } from '../number.ts'
import { needWords } from '../words.ts'
import type { OwnLine } from './own-need.ts'
import { followWords } from './words.ts'

export type LookUpForm = { values?: Kept; errors?: readonly FieldError[]; problem?: string | undefined }

/** Number and code open the asker's own page; no account, no name. */
export const lookUpPage = (view: View, data: LookUpForm): Html => {
  const { lang } = view
  const w = followWords(lang)
  const fields = { lang, errors: data.errors, values: data.values }
  return frontPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead })}
      ${data.problem ? notice({ kind: 'problem', text: data.problem }) : nothing}
      ${form({
        lang,
        action: '/needs/follow',
        errors: data.errors,
        body: html`${textField({ ...fields, name: 'number', label: w.number, hint: w.numberHint, size: 'middle', maxLength: 20, autocomplete: 'off' })}
        ${textField({ ...fields, name: 'code', label: w.code, hint: w.codeHint, size: 'middle', type: 'tel', maxLength: 20, autocomplete: 'off' })}
        ${actions(button({ text: w.look, icon: 'eye', kind: 'go', big: true }))}`,
      })}
      <p>${w.lost}</p>
      ${view.area?.phone ? linkButton({ text: view.area.phone, href: `tel:${view.area.phone.replace(/[^+\d]/g, '')}`, icon: 'phone' }) : nothing}`,
  )
}

/** What the home that is signed in has told. */
export const minePage = (view: View, { lines, now }: { lines: readonly OwnLine[]; now: Date }): Html => {
  const w = followWords(view.lang)
  return frontPage(
    { ...view, title: w.mine },
    html`${pageHead({ title: w.mine })}
    ${
      lines.length
        ? ownList(view.lang, { lines, now })
        : emptyState({
            title: w.mineEmptyTitle,
            text: w.mineEmpty,
            action: linkButton({ text: w.report, href: '/needs/new', kind: 'go' }),
          })
    }`,
  )
}

/** The same list by itself, for a page that shows everything of a household. */
export const ownList = (lang: Lang, { lines, now }: { lines: readonly OwnLine[]; now: Date }): Html =>
  listCard(
    lines.map((line) => ({
      title: line.words ?? line.title ?? needWords(lang).category[categoryOf(line.category)],
      href: `/needs/${sayNumber(line)}/mine`,
      chip: stateChip(lang, line),
      note: [sayNumber(line), sayDay(lang, line.submitted_at, now), wentInto(lang, line)].filter(Boolean).join(' · '),
    })),
  )

/** 「已并入 2024-0312」. */
const wentInto = (lang: Lang, { intoYear: year, intoSeq: seq }: OwnLine): string =>
  year === null || seq === null ? '' : mergingWords(lang).listNote(sayNumber({ year, seq }))
