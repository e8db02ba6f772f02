import type { Lang } from '#base/words.ts'
import {
  checkField,
  dateField,
  formPart,
  radiosField,
  selectField,
  textareaField,
  textField,
  type FieldError,
  type Kept,
  type Option,
} from '#platform/web/components.ts'
import { html, type Html } from '#platform/web/html.ts'
import { audiences, kinds, purposes, signUpModes } from '../kinds.rules.ts'
import { kindWords } from '../kinds.words.ts'
import { efforts } from '../plan.rules.ts'
import { spotValue } from '../spot.rules.ts'
import { spotOptions } from '../spots.ts'
import type { Choices } from './choices.ts'
import { most } from './plan.rules.ts'
import { fieldWords } from './fields.words.ts'

/** What the fields of a plan stand on: what was typed, what is wrong, what can be chosen. */
export type PlanForm = { errors?: readonly FieldError[] | undefined; values: Kept; choices: Choices }

const optionsOf = <T extends string>(values: readonly T[], labels: Record<T, string>): Option[] =>
  values.map((value) => ({ value, label: labels[value] }))

/** What a gathering is, where, and how places are given: the fields of one alone and of a series, read by `readPlan`. */
export const planFields = (
  lang: Lang,
  { errors, values, choices }: PlanForm,
): { what: Html; where: Html; seats: Html } => {
  const state = { lang, errors, values }
  return { what: whatPart(state, choices), where: wherePart(state, choices), seats: seatsPart(state) }
}

type State = { lang: Lang; errors: readonly FieldError[] | undefined; values: Kept }

const whatPart = (state: State, { leaders }: Choices): Html => {
  const w = fieldWords(state.lang)
  const k = kindWords(state.lang)
  return formPart(
    w.parts.what,
    html`${textField({ ...state, name: 'title', label: w.title, hint: w.titleHint, maxLength: most.title })}
    ${selectField({ ...state, name: 'kind', label: w.kind, options: optionsOf(kinds, k.kinds) })}
    ${selectField({ ...state, name: 'purpose', label: w.purpose, hint: w.purposeHint, empty: w.byKind, options: optionsOf(purposes, k.purposes) })}
    ${selectField({ ...state, name: 'audience', label: w.audience, empty: false, options: optionsOf(audiences, k.audiences) })}
    ${selectField({ ...state, name: 'effort', label: w.effort, empty: w.noEffort, options: optionsOf(efforts, w.efforts) })}
    ${selectField({ ...state, name: 'leader', label: w.leader, hint: w.leaderHint, optional: true, options: leaders.map(({ id, name }) => ({ value: id, label: name })) })}
    ${textareaField({ ...state, name: 'about', label: w.about, hint: w.aboutHint, optional: true, rows: 3, maxLength: most.about })}`,
  )
}

const wherePart = (state: State, { venues, ...choices }: Choices): Html => {
  const w = fieldWords(state.lang)
  const options = venues.map(({ id, name, capacity }) => ({ value: id, label: w.venueOf(name, capacity) }))
  return formPart(
    w.parts.where,
    html`${selectField({ ...state, name: 'venue', label: w.venue, empty: w.noVenue, options })}
    ${textField({ ...state, name: 'elsewhere', label: w.elsewhere, hint: w.elsewhereHint, optional: true, maxLength: most.elsewhere })}
    ${spotField(state, choices)}`,
  )
}

/** In which compound, sent as `spot`; whoever works in one only finds it chosen. */
export const spotField = (state: State, { spots, everywhere }: Pick<Choices, 'spots' | 'everywhere'>): Html => {
  const w = fieldWords(state.lang)
  const [own] = spots
  const isOnly = !everywhere && own && spots.every(({ compoundId }) => compoundId === own.compoundId)
  return selectField({
    ...state,
    name: 'spot',
    label: w.spot,
    hint: w.spotHint,
    empty: everywhere ? w.everywhere : undefined,
    value: isOnly ? spotValue(own) : undefined,
    options: spotOptions(spots),
  })
}

const seatsPart = (state: State): Html => {
  const w = fieldWords(state.lang)
  const number = { ...state, type: 'number', size: 'short', optional: true } as const
  const modes = signUpModes.map((mode) => ({ value: mode, label: w.modes[mode], hint: w.modeHints[mode] }))
  const ticked = (name: string) => state.values[name] === 'yes'
  return formPart(
    w.parts.seats,
    html`${radiosField({ ...state, name: 'signUp', label: w.signUp, value: 'none', options: modes })}
    ${textField({ ...number, name: 'capacity', label: w.capacity })}
    ${textField({ ...number, name: 'closesHours', label: w.closesHours, hint: w.closesHint })}
    ${textField({ ...number, name: 'replyHours', label: w.replyHours, hint: w.replyHint })}
    ${textField({ ...number, name: 'partyMost', label: w.partyMost, hint: w.partyHint })}
    ${checkField({ ...state, name: 'forMinors', label: w.forMinors, checked: ticked('forMinors') })}
    ${checkField({ ...state, name: 'walkIns', label: w.walkIns, checked: ticked('walkIns') })}`,
  )
}

/** One day, from and to. */
export const whenFields = (state: State, title?: string): Html => {
  const w = fieldWords(state.lang)
  return formPart(
    title ?? w.parts.when,
    html`${dateField({ ...state, name: 'day', label: w.day })} ${clockFields(state)}`,
  )
}

/** From what hour to what hour. */
export const clockFields = (state: State): Html => {
  const w = fieldWords(state.lang)
  return html`<div class="two even">
    ${textField({ ...state, name: 'from', label: w.from, type: 'time', size: 'short' })}
    ${textField({ ...state, name: 'to', label: w.to, type: 'time', size: 'short' })}
  </div>`
}
