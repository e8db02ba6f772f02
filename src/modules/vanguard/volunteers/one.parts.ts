import { dayOf } from '#base/days.ts'
import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  checkField,
  dateField,
  form,
  hiddenField,
  listCard,
  postButton,
  section,
  selectField,
  textField,
} from '#platform/web/components.ts'
import { attrs, html, type Html } from '#platform/web/html.ts'
import { waitsForPaper } from '../helping.rules.ts'
import { holdsOn, services, skills, type Service } from '../services.rules.ts'
import { serviceWords } from '../services.words.ts'
import { volunteerHref } from './address.ts'
import { deskWords } from './desk.words.ts'
import type { SkillRow } from './one.ts'
import { cameBack, type OnePage } from './one-page.ts'
import { oneWords } from './one.words.ts'
import { sayOn } from './say.ts'
import { most } from './volunteer.rules.ts'
import { volunteerWords } from './words.ts'

/** What they can, with the papers, and the way to add one or a newer paper. */
export const skillPart = (lang: Lang, page: OnePage): Html => {
  const w = oneWords(lang)
  const { one, now } = page
  const href = volunteerHref(one.row.id)
  const lines = one.skills.map((skill) => ({
    title: serviceWords(lang).skills[skill.skill],
    note: paperSaid(lang, skill, now),
    chip: postButton({ text: w.skillEnd, action: `${href}/skills/${skill.id}/end`, kind: 'quiet' }),
  }))
  return section({
    title: w.skills,
    id: 'skills',
    body: html`${lines.length ? listCard(lines) : html`<p>${w.skillsNone}</p>`}
      <details ${attrs({ open: page.back?.form === 'skill' })}>
        <summary>${w.addSkill}</summary>
        ${skillForm(lang, page)}
      </details>`,
  })
}

/** 「低压电工证，有效期到…，原件…看过」. */
const paperSaid = (lang: Lang, skill: SkillRow, now: Date): string => {
  const w = deskWords(lang)
  const today = dayOf(now)
  const { qualification, expiresOn, seenAt, seenBy } = skill
  const first = waitsForPaper({ skill: skill.skill, seen: seenAt !== null }) ? [w.paperFirst] : []
  if (qualification === null) return first.join('')
  const until = expiresOn && sayOn(lang, expiresOn, today)
  return [
    qualification,
    ...(until ? [holdsOn(skill, today) ? w.paperEnds(until) : w.paperEnded(until)] : []),
    seenAt ? w.seenBy(seenBy ?? '', sayDay(lang, seenAt, now)) : w.notSeen,
    ...first,
  ].join(' · ')
}

const skillForm = (lang: Lang, { one, newId, back }: OnePage): Html => {
  const w = volunteerWords(lang)
  const came = cameBack(back, 'skill')
  const fields = { lang, ...came }
  const options = skills.map((value) => ({ value, label: serviceWords(lang).skills[value] }))
  return form({
    lang,
    action: `${volunteerHref(one.row.id)}/skills`,
    errors: came.errors,
    body: html`${hiddenField('id', newId())} ${selectField({ ...fields, name: 'skill', label: w.skill, options })}
    ${textField({ ...fields, name: 'qualification', label: w.qualification, hint: w.qualificationHint, optional: true, maxLength: most.paper })}
    ${dateField({ ...fields, name: 'expiresOn', label: w.expiresOn, optional: true })}
    ${checkField({ ...fields, name: 'seen', label: w.seen })}
    ${actions(button({ text: oneWords(lang).skillSave, icon: 'check' }))}`,
  })
}

/** Trainings and briefings: part of the record of service (domain B11). */
export const trainingPart = (lang: Lang, page: OnePage): Html => {
  const w = oneWords(lang)
  const today = dayOf(page.now)
  const named = serviceWords(lang).services
  const lines = page.one.trainings.map(({ title, on, minutes, service }) => ({
    title,
    note: w.trainingLine(sayOn(lang, on, today), minutes, service === null ? '' : named[service as Service]),
  }))
  return section({
    title: w.trainings,
    id: 'trainings',
    body: html`${lines.length ? listCard(lines) : html`<p>${w.trainingsNone}</p>`}
      <details ${attrs({ open: page.back?.form === 'training' })}>
        <summary>${w.trainingAdd}</summary>
        ${trainingForm(lang, page)}
      </details>`,
  })
}

const trainingForm = (lang: Lang, { one, newId, now, back }: OnePage): Html => {
  const w = volunteerWords(lang)
  const came = cameBack(back, 'training')
  const fields = { lang, ...came }
  const options = services.map((value) => ({ value, label: serviceWords(lang).services[value] }))
  const today = dayOf(now)
  return form({
    lang,
    action: `${volunteerHref(one.row.id)}/trainings`,
    errors: came.errors,
    body: html`${hiddenField('id', newId())}
    ${textField({ ...fields, name: 'title', label: w.trainingTitle, maxLength: 60 })}
    ${selectField({ ...fields, name: 'service', label: w.trainingService, empty: w.trainingAny, optional: true, options })}
    ${dateField({ ...fields, name: 'on', label: w.trainingOn, value: today, max: today })}
    ${textField({ ...fields, name: 'minutes', label: w.minutes, type: 'number', size: 'short', value: '30', maxLength: 3 })}
    ${actions(button({ text: oneWords(lang).trainingSave, icon: 'check' }))}`,
  })
}

/** The account they sign in with, if any. */
export const accountPart = (lang: Lang, { one, accounts, back }: OnePage): Html => {
  const w = oneWords(lang)
  const came = cameBack(back, 'account')
  const options = accounts.map(({ id, name }) => ({ value: id, label: name }))
  return section({
    title: w.account,
    id: 'account',
    body: form({
      lang,
      action: `${volunteerHref(one.row.id)}/account`,
      errors: came.errors,
      body: html`${hiddenField('version', one.row.version)}
      ${selectField({ lang, ...came, name: 'account', label: w.accountLabel, hint: w.accountHint, empty: w.accountEmpty, options, value: one.row.account_id ?? '' })}
      ${actions(button({ text: w.accountSave }))}`,
    }),
  })
}
