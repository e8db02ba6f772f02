import { bilingual } from '#base/words.ts'
import type { Weekday } from './rule.rules.ts'

type SayWords = {
  weekdays: Record<Weekday, string>
  and: string
  weekly: (days: string) => string
  everyWeeks: (n: number, days: string) => string
  monthly: (nth: string, day: string) => string
  date: (date: number) => string
  lunar: (month: number, day: number) => string
  own: (rule: string) => string
}

const months = ['正', '二', '三', '四', '五', '六', '七', '八', '九', '十', '冬', '腊']
const digits = ['十', '一', '二', '三', '四', '五', '六', '七', '八', '九']
const lunarDay = (day: number): string => {
  if (day === 20) return '二十'
  if (day === 30) return '三十'
  return `${day <= 10 ? '初' : day < 20 ? '十' : '廿'}${digits[day % 10] ?? ''}`
}
const nths: Record<string, string> = { '1': '第一个', '2': '第二个', '3': '第三个', '4': '第四个', '-1': '最后一个' }
const enNths: Record<string, string> = { '1': 'first', '2': 'second', '3': 'third', '4': 'fourth', '-1': 'last' }

/** How often, in a sentence. */
export const sayWords = bilingual<SayWords>(
  {
    weekdays: { MO: '周一', TU: '周二', WE: '周三', TH: '周四', FR: '周五', SA: '周六', SU: '周日' },
    and: '、',
    weekly: (days) => `每${days}`,
    everyWeeks: (n, days) => `每 ${n} 周的${days}`,
    monthly: (nth, day) => `每月${nths[nth] ?? nth}${day}`,
    date: (date) => `每月 ${date} 号`,
    lunar: (month, day) => `每年农历${months[month - 1] ?? ''}月${lunarDay(day)}`,
    own: (rule) => `按规则 ${rule}`,
  },
  {
    weekdays: {
      MO: 'Monday',
      TU: 'Tuesday',
      WE: 'Wednesday',
      TH: 'Thursday',
      FR: 'Friday',
      SA: 'Saturday',
      SU: 'Sunday',
    },
    and: ' and ',
    weekly: (days) => `Every ${days}`,
    everyWeeks: (n, days) => `Every ${n} weeks on ${days}`,
    monthly: (nth, day) => `The ${enNths[nth] ?? nth} ${day} of each month`,
    date: (date) => `On day ${date} of each month`,
    lunar: (month, day) => `Every lunar year on day ${day} of month ${month}`,
    own: (rule) => `By the rule ${rule}`,
  },
)
