import { addDays, dayOf, startOfDay, weekdayOf, type Day } from '#base/days.ts'
import { bilingual, type Lang } from '#base/words.ts'

/** From which minute of the day to which; the end is not part of it. */
export type Range = readonly [number, number]

/** Open hours by weekday, '0' Sunday, as they are kept: ranges in order and apart. A weekday that is missing is closed. */
export type Hours = Readonly<Record<string, readonly Range[]>>

/** The weekdays as people say a week: Monday first, Sunday last. */
export const weekdays = [1, 2, 3, 4, 5, 6, 0] as const

const WHOLE_DAY = 1440
const mostRanges = 6

/** What stands for the hours of the day before. */
const sameWords = /^(?:同上|〃|same)$/i

/** Whether somebody wrote that a day is like the one before it. */
export const isSame = (text: string): boolean => sameWords.test(text.normalize('NFKC').trim())

/** What stands for a closed day: nothing, or a word for it. */
const closedWords = /^(?:|-+|无|关|休|关闭|关门|休息|不开|不开放|closed)$/i
const allDayWords = /^(?:全天|整天|24小时|all day|24h)$/i
const dashes = /\s*(?:[-–—―−~〜]+|至|到)\s*/g
const between = /^[\s,;、/和及]*/
const time = '(上午|早上|早晨|中午|下午|傍晚|晚上)?\\s*(\\d{1,2})(?:[:.点时](\\d{1,2}|半)?分?)?'
const range = new RegExp(`^${time}-${time}`)

/**
 * The open hours of one day as somebody typed them: 「8:00-11:30 13:30-17:00」, also in full width, with 点, 到 and 下午.
 * None for a closed day; null for what cannot be read. What overlaps or touches becomes one.
 */
export function readDay(text: string): Range[] | null {
  const plain = text.normalize('NFKC').replace(/\s+/g, ' ').replace(/ ?: ?/g, ':').trim()
  if (closedWords.test(plain)) return []
  if (allDayWords.test(plain)) return [[0, WHOLE_DAY]]
  const found: Range[] = []
  for (let rest = plain.replace(dashes, '-'); rest !== '';) {
    const next = firstRange(rest)
    if (!next || found.length === mostRanges) return null
    found.push(next.read)
    rest = next.rest
  }
  return joined(found)
}

/** The range a text begins with, and what stands behind it; null where there is none, or no gap before the next. */
function firstRange(text: string): { read: Range; rest: string } | null {
  const match = range.exec(text)
  const read = match && rangeFrom(match)
  if (!read) return null
  const after = text.slice(match[0].length)
  const rest = after.replace(between, '')
  return rest !== '' && rest === after ? null : { read, rest }
}

function rangeFrom([, part, hour, minute, partTo, hourTo, minuteTo]: RegExpExecArray): Range | null {
  const from = minuteFrom(part, hour, minute)
  const until = minuteFrom(partTo ?? part, hourTo, minuteTo)
  return from === null || until === null || from >= until ? null : [from, until]
}

const afternoon = /下午|傍晚|晚上/

/** 「下午1点半」 is 810; 24:00 is the end of the day. Null for what no clock shows. */
function minuteFrom(part: string | undefined, hour: string | undefined, minute = '0'): number | null {
  const past = minute === '半' ? 30 : Number(minute)
  const at = hourFrom(part ?? '', Number(hour)) * 60 + past
  return Number(hour) > 24 || past > 59 || at > WHOLE_DAY ? null : at
}

/** The hour of 24 that is meant by one of twelve in the afternoon. */
const hourFrom = (part: string, hour: number): number =>
  (afternoon.test(part) && hour < 12) || (part === '中午' && hour < 3) ? hour + 12 : hour

/** In order, what overlaps or touches as one. */
function joined(ranges: readonly Range[]): Range[] {
  const whole: Range[] = []
  for (const [from, until] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const last = whole.at(-1)
    if (last && from <= last[1]) whole[whole.length - 1] = [last[0], Math.max(last[1], until)]
    else whole.push([from, until])
  }
  return whole
}

/** Whether a place is open from the first minute to the last; also over midnight, where the days touch. */
export function isOpenAt(hours: Hours, { startsAt, endsAt }: { startsAt: Date; endsAt: Date }): boolean {
  if (startsAt >= endsAt) return false
  const last = dayOf(new Date(endsAt.getTime() - 1))
  for (let day = dayOf(startsAt); day <= last; day = addDays(day, 1))
    if (!covers(hours, day, [startsAt, endsAt])) return false
  return true
}

function covers(hours: Hours, day: Day, [startsAt, endsAt]: readonly [Date, Date]): boolean {
  const midnight = startOfDay(day).getTime()
  const from = Math.max(0, (startsAt.getTime() - midnight) / 60_000)
  const until = Math.min(WHOLE_DAY, (endsAt.getTime() - midnight) / 60_000)
  return (hours[weekdayOf(day)] ?? []).some((open) => open[0] <= from && until <= open[1])
}

const clock = (minute: number): string => `${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, '0')}`

/** The hours of one day as they would be typed again: 「8:00-11:30 13:30-17:00」. */
export const typedDay = (ranges: readonly Range[] = []): string =>
  ranges.map(([from, until]) => `${clock(from)}-${clock(until)}`).join(' ')

const words = bilingual(
  {
    days: ['周日', '周一', '周二', '周三', '周四', '周五', '周六'],
    every: '每天',
    span: (from: string, to: string) => `${from}到${to}`,
    allDay: '全天',
    and: '，',
    line: (days: string, open: string) => `${days} ${open}`,
    shut: (days: string) => `${days}不开`,
    next: '；',
  },
  {
    days: ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'],
    every: 'Every day',
    span: (from: string, to: string) => `${from} to ${to}`,
    allDay: 'all day',
    and: ', ',
    line: (days: string, open: string) => `${days} ${open}`,
    shut: (days: string) => `${days} closed`,
    next: '; ',
  },
)

/** 「周一到周五 8:00–11:30，13:30–17:00；周六到周日 不开」: days beside each other that are alike are said once. */
export function sayHours(lang: Lang, hours: Hours): string {
  const w = words(lang)
  const runs: { first: number; last: number; open: string }[] = []
  for (const day of weekdays) {
    const open = sayRanges(lang, hours[day])
    const run = runs.at(-1)
    if (run?.open === open) run.last = day
    else runs.push({ first: day, last: day, open })
  }
  const name = (day: number) => w.days[day] ?? ''
  const days = ({ first, last }: { first: number; last: number }) => {
    if (runs.length === 1) return w.every
    return first === last ? name(first) : w.span(name(first), name(last))
  }
  return runs.map((run) => (run.open === '' ? w.shut(days(run)) : w.line(days(run), run.open))).join(w.next)
}

function sayRanges(lang: Lang, ranges: readonly Range[] = []): string {
  const w = words(lang)
  const [first] = ranges
  if (first?.[0] === 0 && first[1] === WHOLE_DAY) return w.allDay
  return ranges.map(([from, until]) => `${clock(from)}–${clock(until)}`).join(w.and)
}
