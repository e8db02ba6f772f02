/** A day in Shanghai as 'YYYY-MM-DD'. China keeps one time zone, UTC+8, without summer time (since 1992). */
export type Day = string

const SHANGHAI_MS = 8 * 3_600_000
/** A day in milliseconds: no day here is longer or shorter. */
export const DAY_MS = 86_400_000

/** The Shanghai day a moment falls on. */
export const dayOf = (at: Date): Day => new Date(at.getTime() + SHANGHAI_MS).toISOString().slice(0, 10)

/** The year in Shanghai a moment falls in. */
export const yearOf = (at: Date): number => new Date(at.getTime() + SHANGHAI_MS).getUTCFullYear()

/** Midnight in Shanghai at which this day begins. */
export const startOfDay = (day: Day): Date => new Date(Date.parse(`${day}T00:00:00Z`) - SHANGHAI_MS)

/** The day n days later (n may be negative). */
export const addDays = (day: Day, n: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + n * DAY_MS).toISOString().slice(0, 10)

/** How many days later `to` is than `from`; negative when it is earlier. */
export const daysBetween = (from: Day, to: Day): number => (Date.parse(to) - Date.parse(from)) / DAY_MS

export const nextDay = (day: Day): Day => addDays(day, 1)

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: Day): number => new Date(`${day}T00:00:00Z`).getUTCDay()

/** Minutes since midnight in Shanghai, 0 … 1439. */
export const minuteOfDay = (at: Date): number => Math.floor(((at.getTime() + SHANGHAI_MS) % DAY_MS) / 60_000)

/** Whether a text is a day that exists. */
export const isDay = (text: string): boolean => {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false
  const at = Date.parse(`${text}T00:00:00Z`)
  return !Number.isNaN(at) && new Date(at).toISOString().slice(0, 10) === text
}

/** A span of days, both included, as people say it. */
export type Span = { from: Day; to: Day }

/** The half-open interval of moments a span covers: [start, end). */
export const momentsOf = ({ from, to }: Span): { start: Date; end: Date } => ({
  start: startOfDay(from),
  end: startOfDay(nextDay(to)),
})

/** The months a span touches, as 'YYYY-MM', in order. */
export function monthsOf({ from, to }: Span): string[] {
  const months: string[] = []
  for (let month = from.slice(0, 7); month <= to.slice(0, 7); month = nextMonth(month)) months.push(month)
  return months
}

function nextMonth(month: string): string {
  const [year = 0, m = 0] = month.split('-').map(Number)
  return m === 12 ? `${year + 1}-01` : `${year}-${String(m + 1).padStart(2, '0')}`
}
