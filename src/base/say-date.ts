import { dayOf, yearOf, minuteOfDay, weekdayOf, type Day } from './days.ts'
import type { Lang } from './words.ts'

const zhWeek = ['周日', '周一', '周二', '周三', '周四', '周五', '周六']
const enWeek = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const enMonth = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** 「10月24日 周四」, with the year when it is not the reader's: 「2023年10月24日 周二」. */
export function sayDay(lang: Lang, at: Date, now: Date): string {
  const day = dayOf(at)
  const year = yearOf(now) === yearOf(at) ? '' : day.slice(0, 4)
  return lang === 'zh' ? zhDay(day, year) : enDay(day, year)
}

const zhDay = (day: Day, year: string): string =>
  `${year && `${year}年`}${Number(day.slice(5, 7))}月${Number(day.slice(8))}日 ${zhWeek[weekdayOf(day)] ?? ''}`

const enDay = (day: Day, year: string): string =>
  `${enWeek[weekdayOf(day)] ?? ''} ${Number(day.slice(8))} ${enMonth[Number(day.slice(5, 7)) - 1] ?? ''}${year && ` ${year}`}`

const partOfDay = (hour: number): string =>
  hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上'

/** 「上午9点」 「下午2点30分」; in English 09:00. */
export function sayTime(lang: Lang, at: Date): string {
  const minutes = minuteOfDay(at)
  const [hour, minute] = [Math.floor(minutes / 60), minutes % 60]
  if (lang === 'en') return `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`
  const spoken = hour > 12 ? hour - 12 : hour
  return `${partOfDay(hour)}${spoken}点${minute === 0 ? '' : `${minute}分`}`
}

/** 「上午9点到11点」, 「上午11点到下午2点」: the part of the day is said again only where it is another; in English 09:00–11:00. */
export function sayTimes(lang: Lang, from: Date, to: Date): string {
  const [begins, ends] = [sayTime(lang, from), sayTime(lang, to)]
  if (lang === 'en') return `${begins}–${ends}`
  return `${begins}到${ends.startsWith(begins.slice(0, 2)) ? ends.slice(2) : ends}`
}

/** 「10月24日 周四 上午9点」. */
export const sayMoment = (lang: Lang, at: Date, now: Date): string => `${sayDay(lang, at, now)} ${sayTime(lang, at)}`
