import type { Lang } from '#base/words.ts'
import { html, type Html } from '../../html.ts'
import { say } from '../../gallery/say.ts'
import { actions, button, linkButton } from '../button/button.ts'
import {
  checkboxesField,
  checkField,
  dateField,
  fileField,
  hiddenField,
  photoField,
  radiosField,
  selectField,
  textareaField,
  textField,
} from '../field/index.ts'
import { form, formPart, useNote } from './form.ts'

/** A form sent back with two problems: each said on top and beside its field, everything else kept. */
export const show = (lang: Lang): Html => {
  const t = say(lang)
  const values = {
    what: t('3号楼5层楼道灯不亮', 'The light on floor 5 of building 3 is out'),
    kind: 'stairs',
    reply: ['phone'],
  }
  const errors = [
    { field: 'where', text: t('写一下在哪里，比如“3号楼 5 层”', 'Say where, for example “building 3, floor 5”') },
    { field: 'phone', text: t('电话要 11 位，您写了 10 位', 'A mobile number has 11 digits; there are 10') },
  ]
  const f = { lang, errors, values }
  return form({
    lang,
    errors,
    action: '#none',
    multipart: true,
    body: html`${hiddenField('place', 'gallery')}
    ${textareaField({ ...f, name: 'what', label: t('什么事', 'What is it about'), rows: 3 })}
    ${radiosField({ ...f, name: 'kind', label: t('哪一类', 'What kind'), tiles: true, options: kinds(lang) })}
    ${textField({ ...f, name: 'where', label: t('在哪里', 'Where') })}
    ${photoField({ ...f, name: 'photos', label: t('照片', 'Photos'), optional: true })}
    ${checkboxesField({ ...f, name: 'reply', label: t('怎么回您', 'How shall we answer'), options: replies(lang) })}
    ${textField({ ...f, name: 'phone', label: t('电话', 'Telephone'), type: 'tel', size: 'middle', values: { phone: '1380013800' } })}
    ${useNote([
      t('只问办这件事要用的。', 'We ask only what this matter needs.'),
      t('用来回您话、派给修的人。', 'To answer you and to send somebody who can repair it.'),
      t('办完一年后隐去姓名。', 'Names are removed one year after it is closed.'),
    ])}
    ${actions(
      button({ text: t('交给居委会', 'Send it to the committee'), kind: 'go', big: true }),
      linkButton({ text: t('不写了', 'Never mind'), href: '#none', kind: 'quiet' }),
    )}`,
  })
}

/** The other fields, in a part of a longer form, without problems. */
export const showMore = (lang: Lang): Html => {
  const t = say(lang)
  const body = html`${dateField({ lang, name: 'day', label: t('哪一天', 'Which day'), value: '2024-10-24', hint: t('先锋日是每周四', 'Vanguard days are Thursdays') })}
  ${selectField({ lang, name: 'space', label: t('在哪儿办', 'Where'), options: spaces(lang), value: 'pavilion' })}
  ${textField({ lang, name: 'seats', label: t('位子', 'Seats'), type: 'number', size: 'short', value: '25', optional: true })}
  ${fileField({ lang, name: 'list', label: t('名单', 'List'), accept: '.xlsx,.csv', optional: true })}
  ${checkField({ lang, name: 'rain', label: t('下雨改到室内', 'Moves indoors when it rains'), checked: true })}`
  return form({
    lang,
    action: '#none',
    id: 'more-fields',
    columns: true,
    body: html`${formPart(t('排一场', 'Plan a session'), body)} ${actions(button({ text: t('排好', 'Plan it') }))}`,
  })
}

const kinds = (lang: Lang) => {
  const t = say(lang)
  return [
    { value: 'stairs', label: t('楼道', 'Stairs') },
    { value: 'lift', label: t('电梯', 'Lift') },
    { value: 'waste', label: t('垃圾', 'Waste') },
    { value: 'parking', label: t('停车', 'Parking') },
    { value: 'neighbours', label: t('邻里', 'Neighbours') },
    { value: 'other', label: t('其他', 'Other') },
  ]
}

const replies = (lang: Lang) => {
  const t = say(lang)
  return [
    {
      value: 'phone',
      label: t('打电话', 'By telephone'),
      hint: t('晚上9点到早上8点不打', 'Never between 21:00 and 8:00'),
    },
    { value: 'visit', label: t('上门说', 'At my door') },
    { value: 'none', label: t('不用回', 'No answer needed') },
  ]
}

const spaces = (lang: Lang) => {
  const t = say(lang)
  return [
    { value: 'pavilion', label: t('花园议事亭', 'Garden pavilion') },
    { value: 'classroom', label: t('临江微课堂', 'Riverside classroom') },
  ]
}
