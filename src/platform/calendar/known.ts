import { createRequire } from 'node:module'
import { weekdayOf, type Day } from '#base/days.ts'
import type { AnnouncedDay, Announcement } from './announcement.rules.ts'

/** Days by name: 「National Day,国庆节,3」. */
type Named = Record<Day, string>

/**
 * The announcements of these years from the package chinese-days: weekdays that are off, weekend days that are worked.
 * Read from its data, because its functions are a day out on a server west of Greenwich.
 */
export function knownToThePackage(years: readonly number[]): Announcement[] {
  if (years.length === 0) return []
  const require = createRequire(import.meta.url)
  const { holidays, workdays } = require('chinese-days/dist/chinese-days.json') as { holidays: Named; workdays: Named }
  const all = [...announced(holidays, 'off'), ...announced(workdays, 'work')].filter(isSurprising)
  return years.map((year) => ({ year, days: all.filter(({ day }) => day.startsWith(`${year}-`)) }))
}

const announced = (days: Named, kind: AnnouncedDay['kind']): AnnouncedDay[] =>
  Object.entries(days).map(([day, name]) => ({ day, kind, name: name.split(',')[1] ?? name }))

/** Only days that are not what their weekday says. */
const isSurprising = ({ day, kind }: AnnouncedDay): boolean => [0, 6].includes(weekdayOf(day)) === (kind === 'work')
