import type { Day } from '#base/days.ts'
import type { Lang } from '#base/words.ts'
import {
  checkboxesField,
  checkField,
  dateField,
  formPart,
  radiosField,
  textareaField,
  textField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { services } from '../services.rules.ts'
import { serviceWords } from '../services.words.ts'
import { deskWords } from './desk.words.ts'
import { dayParts, freeField, partsOn, weekdays } from './times.rules.ts'
import { agreedHows, most, type VolunteerText } from './volunteer.rules.ts'
import { mostNote, waysOfAsking, type Wishes } from './wishes.rules.ts'
import { volunteerWords } from './words.ts'

/** What every part of the form needs: the language, and what came back with it. */
export type Fields = { lang: Lang; errors?: readonly FieldError[] | undefined; values?: Kept | undefined }

/** How somebody wants to help: means of being asked, how often, services, times. `now` is what stands there. */
export const wishFields = (fields: Fields, now: Wishes, noteHint?: string): Html => {
  const w = volunteerWords(fields.lang)
  const named = serviceWords(fields.lang).services
  const options = services.map((value) => ({ value, label: named[value] }))
  const some = { ...fields, tiles: true, optional: true }
  return html`${formPart(w.askPart, askFields(fields, now))}
  ${formPart(
    w.servicePart,
    html`${checkboxesField({ ...some, name: 'wants', label: w.wants, options, value: now.wants })}
    ${checkboxesField({ ...some, name: 'mayNot', label: w.mayNot, hint: w.mayNotHint, options, value: now.mayNot })}`,
  )}
  ${formPart(w.timesPart, timeFields(fields, now))}
  ${textareaField({ ...fields, name: 'note', label: w.noteLabel, hint: noteHint ?? w.noteHint, optional: true, rows: 2, maxLength: mostNote, value: now.note ?? '' })}`
}

const askFields = (fields: Fields, now: Wishes): Html => {
  const w = volunteerWords(fields.lang)
  const options = waysOfAsking.map((value) => ({ value, label: w.waysOfAsking[value] }))
  const number = { ...fields, type: 'number' as const, size: 'short' as const, maxLength: 2 }
  return html`${radiosField({ ...fields, name: 'askedBy', label: w.askedBy, options, tiles: true, value: now.askedBy })}
  ${textField({ ...number, name: 'mostAWeek', label: w.mostAWeek, value: String(now.mostAWeek) })}
  ${textField({ ...number, name: 'mostAMonth', label: w.mostAMonth, value: String(now.mostAMonth) })}`
}

const timeFields = (fields: Fields, now: Wishes): Html => {
  const w = deskWords(fields.lang)
  const options = dayParts.map((value) => ({ value, label: w.parts[value] }))
  return html`<p class="hint">${volunteerWords(fields.lang).timesHint}</p>
    ${weekdays.map((weekday) =>
      checkboxesField({
        ...fields,
        name: freeField(weekday),
        label: w.weekdays[weekday] ?? '',
        options,
        tiles: true,
        value: partsOn(now.freeTimes, weekday),
      }),
    )}`
}

/** Under 18 a guardian agrees: who, their telephone, and that they did. */
export const minorFields = (
  fields: Fields,
  now: Pick<VolunteerText, 'under18'>,
  { known = false, self = false }: { known?: boolean | undefined; self?: boolean } = {},
): Html => {
  const w = volunteerWords(fields.lang)
  return formPart(
    w.minorPart,
    html`${checkField({ ...fields, name: 'under18', label: self ? w.under18Self : w.under18, checked: now.under18 })}
    ${known ? html`<p class="hint">${w.guardianKept}</p>` : nothing}
    ${textField({ ...fields, name: 'guardianName', label: w.guardianName, optional: true, size: 'middle', maxLength: most.guardian, autocomplete: 'off' })}
    ${textField({ ...fields, name: 'guardianPhone', label: w.guardianPhone, optional: true, type: 'tel', size: 'middle', autocomplete: 'off' })}
    ${checkField({ ...fields, name: 'guardianOk', label: self ? w.guardianOkSelf : w.guardianOk })}`,
  )
}

/** What is sealed of an entry that is changed: the telephone as far as tells two apart, and whether there is a note. */
export type SealedNow = { phone: string | null; note: boolean; guardian: boolean }

type Around = { teams: readonly { id: string; name: string }[]; sealed?: SealedNow | undefined }

/** The whole entry at the desk. `sealed` where one is changed. */
export const volunteerFields = (fields: Fields, now: VolunteerText, { teams, sealed }: Around): Html => {
  const w = volunteerWords(fields.lang)
  const options = teams.map(({ id, name }) => ({ value: id, label: name }))
  const teamField = options.length
    ? checkboxesField({
        ...fields,
        name: 'teams',
        label: w.teams,
        options,
        tiles: true,
        optional: true,
        value: now.teamIds,
      })
    : html`<p class="hint">${w.noTeams}</p>`
  return html`${textField({ ...fields, name: 'name', label: w.name, value: now.name, size: 'middle', maxLength: most.name, autocomplete: 'off' })}
  ${phoneField(fields, sealed)} ${teamField} ${minorFields(fields, now, { known: sealed?.guardian })}
  ${wishFields(fields, now, sealed?.note ? w.noteKept : undefined)}
  ${sealed?.note ? checkField({ ...fields, name: 'dropNote', label: w.dropNote }) : nothing}
  ${dateField({ ...fields, name: 'insuredUntil', label: w.insuredUntil, hint: w.insuredHint, optional: true, value: now.insuredUntil ?? '' })}`
}

const phoneField = (fields: Fields, sealed: SealedNow | undefined): Html => {
  const w = volunteerWords(fields.lang)
  const hint = sealed?.phone ? w.phoneKept(sealed.phone) : w.phoneHint
  return html`${textField({ ...fields, name: 'phone', label: w.phone, hint, optional: true, type: 'tel', size: 'middle', autocomplete: 'off' })}
  ${sealed?.phone ? checkField({ ...fields, name: 'dropPhone', label: w.dropPhone }) : nothing}`
}

/** How and when somebody said yes; `today` unless another day is written. */
export const agreedFields = (fields: Fields, today: Day): Html => {
  const w = volunteerWords(fields.lang)
  const options = agreedHows.map((value) => ({ value, label: w.agreedHows[value] }))
  return formPart(
    w.agreedPart,
    html`${radiosField({ ...fields, name: 'agreedHow', label: w.agreedHow, options, tiles: true })}
    ${dateField({ ...fields, name: 'agreedOn', label: w.agreedOn, value: today, max: today })}`,
  )
}
