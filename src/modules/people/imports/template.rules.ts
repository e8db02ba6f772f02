import type { ColumnOut, RowOut, SheetOut } from '#base/sheet.ts'
import type { Home } from './homes.rules.ts'
import type { KnownPlaces } from './known.rules.ts'

const keys = ['compound', 'building', 'unit', 'room', 'name', 'phone', 'phone2', 'note'] as const
type Key = (typeof keys)[number]

/** The words on the template: the tab, the note on top, a header for each column. */
export interface TemplateWords {
  tab: string
  note: string
  headers: Record<Key, string>
}

/** A person to be written into a roster. */
export interface RosterPerson {
  name: string
  phones: readonly string[]
  home: Home
  note?: string
}

const widths: Record<Key, number> = {
  compound: 18,
  building: 12,
  unit: 8,
  room: 10,
  name: 14,
  phone: 18,
  phone2: 22,
  note: 30,
}

/** The columns of every roster we write, always these in this order, all of them text. */
function columns(words: TemplateWords, places: KnownPlaces): ColumnOut[] {
  const compounds = places.compounds.map(({ name }) => name)
  const buildings = [...new Set(places.compounds.flatMap((compound) => compound.buildings.map(({ name }) => name)))]
  const lists: Partial<Record<Key, readonly string[]>> = { compound: compounds, building: buildings }
  return keys.map((key) => {
    const list = lists[key]
    return { key, header: words.headers[key], width: widths[key], kind: 'text', ...(list && { list }) }
  })
}

/** The official template: empty rows with the known compounds and buildings to choose from. */
export const rosterTemplate = (places: KnownPlaces, words: TemplateWords): SheetOut => ({
  name: words.tab,
  note: words.note,
  columns: columns(words, places),
  rows: [],
  blank: 300,
})

/** The roster as it is, in the columns of the template: importing it again changes nothing. */
export const rosterExport = (persons: readonly RosterPerson[], words: TemplateWords): SheetOut => ({
  name: words.tab,
  columns: columns(words, { compounds: [] }),
  rows: persons.map(rosterRow),
})

/** Of three telephones, the second and third stand together. A home without a door says so, since a gap would be refused. */
function rosterRow({ name, phones, home, note }: RosterPerson): RowOut {
  const [phone, ...others] = phones
  const { compound, building, unit, room } = home
  return { compound, building, unit, room: room ?? '无', name, phone, phone2: others.join('/'), note }
}
