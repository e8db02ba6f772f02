import { isDay, weekdayOf, type Day } from '#base/days.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'

/** One day of the yearly announcement: off, or a weekend day that is worked for it. */
export type AnnouncedDay = { day: Day; kind: 'off' | 'work'; name: string }

/** The announcement of one year, its days in order. A day in December of the year before may belong to it. */
export type Announcement = { year: number; days: AnnouncedDay[] }

/** Why a line cannot be read. */
export type LineRefusal = 'form' | 'no-such-day' | 'kind' | 'name' | 'twice' | 'work-on-weekday' | 'other-year'
export type WrongLine = { line: number; text: string; why: LineRefusal }
/** What was wrong with the whole text, or with which of its lines. */
export type AnnouncementRefusal = 'empty' | 'too-long' | WrongLine[]
export type ReadAnnouncement = { done: true; value: Announcement } | { done: false; why: AnnouncementRefusal }

const MOST_DAYS = 100
const LONGEST_NAME = 20

const kinds = new Map<string, AnnouncedDay['kind']>([
  ['off', 'off'],
  ['休', 'off'],
  ['放假', 'off'],
  ['work', 'work'],
  ['班', 'work'],
  ['上班', 'work'],
])

/**
 * Reads rows such as `2027-01-01,off,元旦`, parted by commas, semicolons, tabs or their Chinese kin; empty lines, a byte
 * order mark and a heading are passed over. All days must be of one year, or of the December before it.
 */
export function readAnnouncement(text: string): ReadAnnouncement {
  const rows = rowsOf(text)
  if (rows.length === 0) return { done: false, why: 'empty' }
  if (rows.length > MOST_DAYS) return { done: false, why: 'too-long' }
  const read = rows.map((row) => readRow(row))
  const year = yearOf(read.flatMap((row) => (row.done ? [row.value.day] : [])))
  const seen = new Set<Day>()
  const lines = read.flatMap((row, at): WrongLine[] => {
    const why = row.done ? whyNotHere(row.value.day, year, seen) : row.why
    return why === undefined ? [] : [{ line: rows[at]?.line ?? 0, text: (rows[at]?.text ?? '').slice(0, 60), why }]
  })
  if (lines.length > 0) return { done: false, why: lines }
  const days = read.flatMap((row) => (row.done ? [row.value] : []))
  return done({ year, days: days.sort((a, b) => (a.day < b.day ? -1 : 1)) })
}

type Row = { line: number; text: string }

const rowsOf = (text: string): Row[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .map((line, at) => ({ line: at + 1, text: line.trim() }))
    .filter((row) => row.text !== '' && !isHeading(row))

const isHeading = ({ line, text }: Row): boolean => line === 1 && /^(date|day|日期)/i.test(text)

function readRow({ text }: Row): Outcome<AnnouncedDay, LineRefusal> {
  const parts = text.split(/[,，;；\t]/).map((part) => part.trim())
  const [day = '', kindText = '', name = ''] = parts
  if (parts.slice(3).some((part) => part !== '') || parts.length < 2) return refused('form')
  const kind = kinds.get(kindText.toLowerCase())
  if (!kind) return refused('kind')
  const why = whyNot({ day, kind, name })
  return why ? refused(why) : done({ day, kind, name })
}

function whyNot({ day, kind, name }: AnnouncedDay): LineRefusal | undefined {
  if (!isDay(day) || !/^20\d\d-/.test(day)) return 'no-such-day'
  if (name === '' || name.length > LONGEST_NAME) return 'name'
  return kind === 'work' && isWeekday(day) ? 'work-on-weekday' : undefined
}

const isWeekday = (day: Day): boolean => weekdayOf(day) >= 1 && weekdayOf(day) <= 5

/** The year most days are in. */
function yearOf(days: readonly Day[]): number {
  const counts = new Map<string, number>()
  for (const day of days) counts.set(day.slice(0, 4), (counts.get(day.slice(0, 4)) ?? 0) + 1)
  const [most] = [...counts].sort(([, a], [, b]) => b - a)
  return Number(most?.[0] ?? 0)
}

function whyNotHere(day: Day, year: number, seen: Set<Day>): LineRefusal | undefined {
  if (!day.startsWith(`${year}-`) && !day.startsWith(`${year - 1}-12-`)) return 'other-year'
  if (seen.has(day)) return 'twice'
  seen.add(day)
  return undefined
}

/** The rows of an announcement as text, in the form they are read in. */
export const announcementText = ({ days }: Announcement): string =>
  days.map(({ day, kind, name }) => `${day},${kind},${name}`).join('\n')
