import { bilingual } from '#base/words.ts'
import type { PauseProblem } from './pause.rules.ts'

const refusedZh: Record<PauseProblem, string> = {
  'choose-rest': '请选休息多久。',
  'day-wrong': '日期看不懂，请按 2024-10-24 这样写。',
  'day-past': '请写今天以后的一天。',
}

const refusedEn: Record<PauseProblem, string> = {
  'choose-rest': 'Please choose for how long.',
  'day-wrong': 'This is no date; please write it like 2024-10-24.',
  'day-past': 'Please write a day after today.',
}

/** Taking a rest. */
export const pauseWords = bilingual(
  {
    lead: '不用说原因。这段时间不问，答应过的班也退掉。',
    rests: { 'two-weeks': '休息两个星期', month: '休息一个月', open: '休息到自己说回来' },
    until: '或者休息到哪一天',
    untilGo: '休息到这一天',
    back: '不了',
    refused: refusedZh,
  },
  {
    lead: 'No reason is asked. Nobody asks you meanwhile, and places you had are given back.',
    rests: { 'two-weeks': 'Rest for two weeks', month: 'Rest for a month', open: 'Rest until I say so' },
    until: 'Or rest until this day',
    untilGo: 'Rest until then',
    back: 'No',
    refused: refusedEn,
  },
)
