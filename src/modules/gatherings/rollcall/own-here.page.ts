import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  checkboxesField,
  form,
  hiddenField,
  notice,
  section,
  textField,
} from '#platform/web/components.ts'
import { html, type Html } from '#platform/web/html.ts'
import { choiceOption } from './here.page.ts'
import type { OwnHere, OwnHereBack } from './own-here.ts'
import { ownHereWords } from './own-here.words.ts'

type Shown = OwnHere & { action: string; back?: OwnHereBack | undefined }

/** On the page of a sign-up, while it is on: whoever has come says so. One who comes alone has nothing to tick. */
export const ownHerePart = (lang: Lang, { choices, pass, action, back }: Shown): Html => {
  const w = ownHereWords(lang)
  const body = choices.every(({ here }) => here)
    ? notice({ kind: 'done', text: w.all })
    : form({
        lang,
        action,
        errors: back?.errors,
        body: html`${whoPart(lang, { choices, back })} ${doorPart(lang, { pass, back })}
        ${actions(button({ text: choices.length === 1 ? w.one : w.button, kind: 'go', big: true }))}`,
      })
  return section({ title: w.title, id: 'here', body })
}

const whoPart = (lang: Lang, { choices, back }: Pick<Shown, 'choices' | 'back'>): Html => {
  const w = ownHereWords(lang)
  const [only, ...others] = choices
  if (only && others.length === 0) return hiddenField('who', only.value)
  return checkboxesField({
    lang,
    errors: back?.errors,
    values: back?.values,
    name: 'who',
    label: w.who,
    hint: w.note,
    tiles: true,
    options: choices.map((choice) => choiceOption(lang, choice)),
  })
}

const doorPart = (lang: Lang, { pass, back }: Pick<Shown, 'pass' | 'back'>): Html => {
  const w = ownHereWords(lang)
  if (pass !== null) return hiddenField('pass', pass)
  const state = { lang, errors: back?.errors, values: back?.values }
  return textField({
    ...state,
    name: 'digits',
    label: w.digits,
    hint: w.digitsHint,
    type: 'tel',
    size: 'short',
    maxLength: 9,
    autocomplete: 'off',
  })
}
