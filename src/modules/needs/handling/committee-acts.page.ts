import type { Lang } from '#base/words.ts'
import { checkField, radiosField, selectField, textareaField, textField } from '#platform/web/components.ts'
import { attrs, html, nothing, type Html } from '#platform/web/html.ts'
import { disputeWords } from '../disputes/words.ts'
import { answers, mostAnswer } from '../followup/answer.rules.ts'
import { intakeWords } from '../intake/words.ts'
import { categories, categoryOf, terms } from '../needs.rules.ts'
import { placeField } from '../tiles.ts'
import { needWords } from '../words.ts'
import { contactOwed, contactWays, mostReply, mostTitle } from './acceptance.rules.ts'
import { actWords } from './acts.words.ts'
import { handFields } from './hand.page.ts'
import { mostHotline } from './hotline.rules.ts'
import { actForm, stateOf, type CasePage, type FormName } from './case-page.ts'

/** Taking a need up: what the public reads, the term, first contact, and whom it goes to, on one form. */
export const acceptForm = (lang: Lang, page: CasePage): Html => {
  const w = actWords(lang)
  const n = needWords(lang)
  const { need } = page
  const state = stateOf(lang, page, 'accept')
  const place = { places: page.places, label: w.accept.place, outdoors: intakeWords(lang).outdoors }
  const body = html`${titleField(lang, page)} ${need.dispute ? nothing : seenFields(lang, page)}
    ${contactOwed(need) ? contactFields(lang, page) : nothing}
    ${handFields(lang, page, { form: 'accept', field: 'hand', later: true, before: false })}
    <details
      ${attrs({ open: ['category', 'term', 'place', 'hotlineRef'].some((name) => state.errors?.some(({ field }) => field === name)) })}
    >
      <summary>${n.category[categoryOf(need.category)]} · ${n.term[need.term]}</summary>
      <div class="form">
        ${selectField({ ...state, name: 'category', label: w.accept.category, empty: false, value: need.category, options: categories.map((value) => ({ value, label: n.category[value] })) })}
        ${radiosField({ ...state, name: 'term', label: w.accept.term, tiles: true, value: need.term, options: terms.map((value) => ({ value, label: n.term[value] })) })}
        ${hotlineField(lang, page, 'accept')}
        ${page.places.length ? placeField(state, place, need.building_id ?? need.compound_id ?? '') : nothing}
      </div>
    </details>`
  return actForm(lang, page, { name: 'accept', body, go: { text: w.accept.button, icon: 'check', big: true } })
}

/** What it is called: for everybody, or for the few who see what is between neighbours. The asker's words are laid ready. */
const titleField = (lang: Lang, page: CasePage): Html => {
  const w = actWords(lang).accept
  const d = disputeWords(lang)
  const { dispute, words } = page.need
  const value = Array.from(words ?? '')
    .slice(0, mostTitle)
    .join('')
  const said = dispute ? { label: d.heading, hint: d.headingHint } : { label: w.title, hint: w.titleHint }
  return textField({ ...stateOf(lang, page, 'accept'), name: 'title', ...said, value, maxLength: mostTitle })
}

/** Who may see it: everybody, or, where it is between neighbours, the director and its handler. */
const seenFields = (lang: Lang, page: CasePage): Html => {
  const w = actWords(lang).accept
  const d = disputeWords(lang)
  const state = stateOf(lang, page, 'accept')
  return html`${checkField({ ...state, name: 'board', label: w.board, hint: w.boardHint, checked: page.need.on_board })}
  ${checkField({ ...state, name: 'dispute', label: d.atDesk, hint: d.atDeskHint })}`
}

const contactFields = (lang: Lang, page: CasePage): Html => {
  const w = actWords(lang)
  const state = stateOf(lang, page, 'accept')
  return html`${radiosField({ ...state, name: 'contact', label: w.accept.contact, tiles: true, options: contactWays.map((value) => ({ value, label: w.ways[value] })) })}
  ${textField({ ...state, name: 'reply', label: w.accept.reply, hint: w.accept.replyHint, optional: true, maxLength: mostReply })}`
}

/** Handing over. After a reopening the one who had it before is laid ready. */
export const assignForm = (lang: Lang, page: CasePage): Html => {
  const w = actWords(lang)
  const state = stateOf(lang, page, 'assign')
  const body = html`${handFields(lang, page, { form: 'assign', field: 'hand', later: false, before: true })}
  ${textField({ ...state, name: 'handNote', label: w.note, optional: true, maxLength: 300 })}`
  return actForm(lang, page, { name: 'assign', body, go: { text: w.assignButton, icon: 'arrow-right', big: true } })
}

/** Something that is done rarely: folded away under its name, open when it came back with an error. */
export const foldedAct = (page: CasePage, name: FormName, { title, body }: { title: string; body: Html }): Html =>
  html`<details ${attrs({ open: page.back?.form === name })}>
    <summary>${title}</summary>
    ${body}
  </details>`

/** Giving it to somebody else, with the reason. */
export const reassignForm = (lang: Lang, page: CasePage): Html => {
  const w = actWords(lang)
  const state = stateOf(lang, page, 'reassign')
  const body = html`${handFields(lang, page, { form: 'reassign', field: 'newHand', later: false, before: false })}
  ${textField({ ...state, name: 'changeWhy', label: w.reassign.why, maxLength: 300 })}`
  return foldedAct(page, 'reassign', {
    title: w.reassign.open,
    body: actForm(lang, page, { name: 'reassign', body, go: { text: w.reassign.button, quiet: true } }),
  })
}

const hotlineField = (lang: Lang, page: CasePage, form: 'accept' | 'hotline'): Html => {
  const w = actWords(lang).hotline
  const field = { ...stateOf(lang, page, form), name: 'hotlineRef', label: w.ref, hint: w.hint, optional: true }
  return textField({ ...field, value: page.need.hotline_ref ?? '', maxLength: mostHotline, autocomplete: 'off' })
}

/** Noting the number of the 12345 work order, or clearing it. */
export const hotlineForm = (lang: Lang, page: CasePage): Html => {
  const w = actWords(lang).hotline
  const body = hotlineField(lang, page, 'hotline')
  return foldedAct(page, 'hotline', {
    title: w.open,
    body: actForm(lang, page, { name: 'hotline', body, go: { text: w.button, quiet: true } }),
  })
}

/** Noting that the asker was reached later, or was tried. */
export const contactForm = (lang: Lang, page: CasePage): Html => {
  const w = actWords(lang)
  const state = stateOf(lang, page, 'contact')
  const body = html`${radiosField({ ...state, name: 'way', label: w.contact.way, tiles: true, options: contactWays.map((value) => ({ value, label: w.ways[value] })) })}
  ${textField({ ...state, name: 'told', label: w.contact.told, hint: w.contact.toldHint, optional: true, maxLength: mostReply })}`
  return foldedAct(page, 'contact', {
    title: w.contact.open,
    body: actForm(lang, page, { name: 'contact', body, go: { text: w.contact.button, quiet: true } }),
  })
}

/** Writing down what the asker said on the telephone: solved, again, or leave it. */
export const answerForm = (lang: Lang, page: CasePage): Html => {
  const w = actWords(lang)
  const state = stateOf(lang, page, 'confirm')
  const open = page.acts.includes('confirm') ? answers : (['again'] as const)
  const options = open.map((value) => ({ value, label: w.answers[value] }))
  const body = html`<p class="small">${w.answer.lead}</p>
    ${radiosField({ ...state, name: 'answer', label: w.answer.question, tiles: true, options })}
    ${textareaField({ ...state, name: 'said', label: w.answer.said, optional: true, rows: 2, maxLength: mostAnswer })}`
  return foldedAct(page, 'confirm', {
    title: w.answer.open,
    body: actForm(lang, page, { name: 'confirm', body, go: { text: w.answer.button, quiet: true } }),
  })
}

/** The asker rang and no longer wants it. */
export const withdrawForm = (lang: Lang, page: CasePage): Html => {
  const w = actWords(lang)
  const state = stateOf(lang, page, 'withdraw')
  const body = textField({ ...state, name: 'withdrawWords', label: w.withdraw.words, maxLength: 300, optional: true })
  return foldedAct(page, 'withdraw', {
    title: w.withdraw.open,
    body: actForm(lang, page, { name: 'withdraw', body, go: { text: w.withdraw.button, quiet: true } }),
  })
}
