import { bilingual } from '#base/words.ts'

/** Words every figure shares, whichever module counts it. */
export const words = bilingual(
  {
    nothing: '—',
    few: '<5',
    inWords: (word: '约' | '余', number: string) => (word === '约' ? `「约${number}」` : `「${number}余」`),
    piece: '件',
    share: (part: string, whole: string, of: string) => `${whole} ${of}里 ${part} ${of}`,
    atLeast: (number: string) => `≥ ${number}`,
    hours: (hours: number, minutes: number) =>
      [hours > 0 ? `${hours} 小时` : '', minutes > 0 ? `${minutes} 分` : ''].filter(Boolean).join(' ') || '0 分',
    presets: { month: '本月', year: '今年至今', lastYear: '去年', all: '全部' },
    spanProblems: {
      notADay: '这一天日历上没有，请写成 2024-10-24 这样。',
      outOfRange: '请写 2000 年到 2099 年之间的日子。',
      wrongOrder: '结束的日子在开始之前，请换一下。',
    },
    day: (year: string, month: number, day: number) => `${year}年${month}月${day}日`,
    sameDay: (day: string) => `${day} 这一天`,
    span: (from: string, to: string) => `${from} 至 ${to}`,
    until: (to: string) => `有记录以来至 ${to}`,
    month: (month: number) => `${month}月`,
    /** Short, because a bar is narrow: 「24/3」. */
    monthOfYear: (year: string, month: number) => `${year.slice(2)}/${month}`,
  },
  {
    nothing: '—',
    few: '<5',
    inWords: (word: '约' | '余', number: string) => (word === '约' ? `“about ${number}”` : `“over ${number}”`),
    piece: '',
    share: (part: string, whole: string, of: string) => `${part} of ${whole} ${of}`.trim(),
    atLeast: (number: string) => `≥ ${number}`,
    hours: (hours: number, minutes: number) =>
      [hours > 0 ? `${hours} h` : '', minutes > 0 ? `${minutes} min` : ''].filter(Boolean).join(' ') || '0 min',
    presets: { month: 'This month', year: 'This year so far', lastYear: 'Last year', all: 'All' },
    spanProblems: {
      notADay: 'There is no such day. Write it like 2024-10-24.',
      outOfRange: 'Give a day between the years 2000 and 2099.',
      wrongOrder: 'The last day is before the first. Exchange them.',
    },
    day: (year: string, month: number, day: number) => `${day} ${monthNames[month - 1] ?? ''} ${year}`,
    sameDay: (day: string) => `on ${day}`,
    span: (from: string, to: string) => `${from} to ${to}`,
    until: (to: string) => `all records until ${to}`,
    month: (month: number) => monthNames[month - 1] ?? '',
    monthOfYear: (year: string, month: number) => `${monthNames[month - 1] ?? ''} ${year.slice(2)}`,
  },
)

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
