import { withAbove } from './above.rules.ts'
import { homeKey } from './homes.rules.ts'
import type { LeftOut } from './header.rules.ts'
import { joined, type PlannedPerson } from './joined.rules.ts'
import {
  newPlaces,
  placeBook,
  type Creates,
  type KnownPlaces,
  type PlaceBook,
  type PlanOptions,
} from './known.rules.ts'
import type { Refused, Warned, Warning } from './lines.rules.ts'
import { placed, readPerson, type Draft } from './persons.rules.ts'
import { prefixMeaning } from './prefixes.rules.ts'
import { readRows, type Stated } from './rows.rules.ts'
import type { RosterTable } from './tables.rules.ts'

/** What an import would do, before anything is written. Every row below a header is in `accepted`, `refused` or `warnings`. */
export interface RosterPlan {
  accepted: PlannedPerson[]
  refused: Refused[]
  warnings: Warned[]
  /** Columns that are not taken, and why. */
  leftOut: (LeftOut & { sheet: string })[]
  creates: Creates
  counts: Counts
}

export interface Counts {
  /** Rows below the headers: `acceptedRows` + `refusedRows` + `otherRows`. */
  rows: number
  acceptedRows: number
  refusedRows: number
  /** Empty rows, totals, remarks, headings. */
  otherRows: number
  /** Persons in the list: those accepted, and one for each refused row. */
  persons: number
  /** Homes of the accepted. */
  homes: number
}

/** Plans the import of one or more rosters of a file. Pure: the same lists and places give the same plan. */
export function planRoster(tables: readonly RosterTable[], known: KnownPlaces, options: PlanOptions): RosterPlan {
  const book = placeBook(known, options)
  const parts = tables.map((table) => planTable(table, book))
  const drafts = parts.flatMap((part) => part.drafts)
  const { persons, warned } = joined(drafts)
  const refused = parts.flatMap((part) => part.refused)
  const others = parts.flatMap((part) => part.others)
  const wrongTotals = parts.flatMap((part) => totalsThatDiffer(part, persons, refused))
  const found = [...others, ...onceEach(drafts.flatMap((draft) => draft.warned)), ...warned, ...wrongTotals]
  return {
    accepted: persons,
    refused,
    warnings: inOrder(found, tables),
    leftOut: tables.flatMap(({ sheet, header }) => header.leftOut.map((column) => ({ sheet, ...column }))),
    creates: newPlaces(
      persons.map(({ home }) => home),
      known,
    ),
    counts: {
      rows: drafts.length + refused.length + others.length,
      acceptedRows: drafts.length,
      refusedRows: refused.length,
      otherRows: others.length,
      persons: persons.length + refused.length,
      homes: new Set(persons.map(({ home }) => homeKey(home))).size,
    },
  }
}

interface TablePart {
  sheet: string
  drafts: Draft[]
  refused: Refused[]
  others: Warned[]
  stated: Stated[]
}

function planTable(table: RosterTable, book: PlaceBook): TablePart {
  const { people, others, stated } = readRows(table)
  const part: TablePart = { sheet: table.sheet, drafts: [], refused: [], others, stated }
  const rows = withAbove(people).map(placed)
  const building = table.place?.building
  const meaning = prefixMeaning(
    rows.flatMap(({ read }) => ('place' in read ? [{ ...(building && { building }), ...read.place }] : [])),
  )
  for (const row of rows) {
    const person = readPerson(row, meaning, book)
    if ('why' in person) part.refused.push(person)
    else part.drafts.push(person)
  }
  return part
}

const once: readonly Warning[] = ['compound-guessed', 'place-from-title', 'building-only-one']

/** What is true of a whole list (its title names the building) is said at the first row only. */
function onceEach(lines: readonly Warned[]): Warned[] {
  const said = new Set<string>()
  return lines.filter((line) => {
    const key = `${line.why}|${line.said ?? ''}|${line.sheet}`
    const again = said.has(key)
    said.add(key)
    return !again || !once.includes(line.why)
  })
}

function totalsThatDiffer(part: TablePart, persons: readonly PlannedPerson[], refused: readonly Refused[]): Warned[] {
  const here = persons.filter(({ rows }) => rows.some(({ sheet }) => sheet === part.sheet))
  const found = here.length + refused.filter(({ sheet }) => sheet === part.sheet).length
  const homes = new Set(here.map(({ home }) => homeKey(home))).size
  return part.stated.flatMap(({ line, persons: stated, homes: statedHomes }) => {
    const wrong = (stated ?? found) !== found || (statedHomes ?? homes) !== homes
    return wrong ? [{ ...line, why: 'total-differs' as const, said: `${line.said ?? ''} / ${found}, ${homes}` }] : []
  })
}

function inOrder(lines: readonly Warned[], tables: readonly RosterTable[]): Warned[] {
  const order = new Map(tables.map(({ sheet }, at) => [sheet, at]))
  return lines.toSorted((a, b) => (order.get(a.sheet) ?? 0) - (order.get(b.sheet) ?? 0) || a.row - b.row)
}
