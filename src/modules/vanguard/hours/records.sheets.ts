import { dayOf, type Day } from '#base/days.ts'
import type { ColumnOut, RowOut, SheetOut } from '#base/sheet.ts'
import type { Lang } from '#base/words.ts'
import { clockOf } from './say.ts'
import { recordWords } from './records.words.ts'

/** What goes into the sheets: those who agreed, and what they did. */
export type RecordRows = {
  area: string
  volunteers: readonly { id: string; name: string; since: Day; state: 'active' | 'paused' | 'left' }[]
  services: readonly {
    id: string
    volunteer_id: string
    content: string
    starts_at: Date
    ends_at: Date
    minutes: number
  }[]
  trainings: readonly { volunteer_id: string; title: string; on_day: Day; minutes: number }[]
}

type Heads = ReturnType<typeof recordWords>['columns']

const columns = (lang: Lang, keys: readonly (keyof Heads)[]): ColumnOut[] =>
  keys.map((key) => ({ key, header: recordWords(lang).columns[key], width: 18, kind: 'text' }))

/** Exact hours as text, so that no program rounds them. */
const hoursText = (minutes: number): string => String(Math.round((minutes / 60) * 100) / 100)

type Filled = { rows: RowOut[]; note?: string }

/**
 * The five parts of the national record, columns as text and always in this order. Commendation and evaluation are kept nowhere here
 * (domain F1): their sheets are there for whoever fills them in by hand.
 */
export function recordSheets(lang: Lang, { area, volunteers, services, trainings }: RecordRows): SheetOut[] {
  const w = recordWords(lang)
  const names = new Map(volunteers.map(({ id, name }) => [id, name]))
  const sheet = (name: keyof typeof w.sheets, keys: readonly (keyof Heads)[], filled: Filled) => ({
    name: w.sheets[name],
    columns: columns(lang, keys),
    ...filled,
  })
  const basic = volunteers.map(({ name, since, state }) => ({
    name,
    since,
    state: w.states[state],
    organisation: area,
  }))
  const given = services.map((row) => ({
    name: names.get(row.volunteer_id) ?? '',
    content: row.content,
    on: dayOf(row.starts_at),
    from: clockOf(row.starts_at),
    to: clockOf(row.ends_at),
    hours: hoursText(row.minutes),
    organisation: area,
  }))
  const trained = trainings.map((row) => ({
    name: names.get(row.volunteer_id) ?? '',
    title: row.title,
    on: row.on_day,
    hours: hoursText(row.minutes),
    organisation: area,
  }))
  return [
    sheet('basic', ['name', 'since', 'state', 'organisation'], { rows: basic, note: w.platform }),
    sheet('service', ['name', 'content', 'on', 'from', 'to', 'hours', 'organisation'], { rows: given }),
    sheet('training', ['name', 'title', 'on', 'hours', 'organisation'], { rows: trained }),
    sheet('commendation', ['name', 'title', 'on', 'organisation'], { rows: [], note: w.byHand }),
    sheet('evaluation', ['name', 'title', 'on', 'organisation'], { rows: [], note: w.byHand }),
  ]
}

/** Hours of each who agreed, for the time bank: exact; this program keeps no currency (domain F23). By name, nobody is compared. */
export function timeBankSheet(lang: Lang, { area, volunteers, services }: RecordRows): SheetOut {
  const w = recordWords(lang)
  const rows = volunteers.map(({ id, name }) => {
    const minutes = services.filter((row) => row.volunteer_id === id).reduce((sum, row) => sum + row.minutes, 0)
    return { name, minutes: String(minutes), hours: hoursText(minutes), organisation: area }
  })
  return {
    name: w.sheets.bank,
    columns: columns(lang, ['name', 'minutes', 'hours', 'organisation']),
    rows: rows.sort((a, b) => a.name.localeCompare(b.name, 'zh')),
    note: w.platform,
  }
}
