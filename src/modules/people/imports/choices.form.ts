import { wholeNumber, type Problem, type Sent } from '#base/form.rules.ts'
import type { Sheet } from '#base/sheet.ts'
import { guessAt, type Choices, type SheetChoice, type TakenField } from './choices.ts'
import { fields, type Mapping } from './fields.rules.ts'

/** What a column may be used for, in the order it is offered. */
export const takenFields: readonly TakenField[] = fields.filter((field): field is TakenField => field !== 'note')

/** The names of the controls of sheet number `at`. */
export const controls = {
  take: (at: number) => `take-${at}`,
  head: (at: number) => `head-${at}`,
  column: (at: number, column: number) => `col-${at}-${column}`,
} as const

/** Most columns a sheet shows; what stands further right is no list of residents. */
export const mostColumns = 40

/** What the person decided, out of the form. `again` guesses the columns anew below the header rows they named. */
export function readChoices(sent: Sent, sheets: readonly Sheet[], before: Choices): Choices {
  const again = sent['go'] === 'again'
  return {
    sheets: sheets.map((sheet, at) => readSheet(sent, { sheet, at, again, before: before.sheets[at] })),
    unknownPlaces: sent['unknown'] === 'refuse' ? 'refuse' : 'create',
    compound: sent['compound']?.trim() ? sent['compound'].trim().slice(0, 40) : null,
  }
}

type Asked = { sheet: Sheet; at: number; again: boolean; before: SheetChoice | undefined }

function readSheet(sent: Sent, { sheet, at, again, before }: Asked): SheetChoice {
  const take = sent[controls.take(at)] === 'yes'
  const row = Math.max(1, wholeNumber(sent[controls.head(at)]) ?? 1) - 1
  const stays = before !== undefined && row === before.last
  if (again && !stays) return { ...guessAt(sheet, row), take }
  const [first, last] = stays ? [before.first, before.last] : [row, row]
  return {
    sheet: sheet.name,
    take,
    first: clamp(first, sheet),
    last: clamp(last, sheet),
    mapping: readMapping(sent, at),
  }
}

const clamp = (row: number, sheet: Sheet): number => Math.max(0, Math.min(row, sheet.rows.length - 1))

/** Where a field was chosen twice, the first column has it; `problemsWith` says so before. */
function readMapping(sent: Sent, at: number): Mapping {
  const mapping: Mapping = {}
  for (let column = 0; column < mostColumns; column++) {
    const chosen = takenFields.find((field) => field === sent[controls.column(at, column)])
    if (chosen && mapping[chosen] === undefined) mapping[chosen] = column
  }
  return mapping
}

/** What keeps a decision from being looked at. */
export function problemsWith(sent: Sent, choices: Choices): Problem<'no-sheet' | 'no-name' | 'column-twice'>[] {
  if (!choices.sheets.some(({ take }) => take)) return [{ field: controls.take(0), why: 'no-sheet' }]
  return choices.sheets.flatMap(({ take, mapping }, at) => (take ? problemsIn(sent, at, mapping) : []))
}

function problemsIn(sent: Sent, at: number, mapping: Mapping): Problem<'no-name' | 'column-twice'>[] {
  if (mapping.name === undefined) return [{ field: controls.column(at, 0), why: 'no-name' }]
  const seen = new Set<string>()
  for (let column = 0; column < mostColumns; column++) {
    const chosen = sent[controls.column(at, column)] ?? ''
    if (chosen !== '' && seen.has(chosen)) return [{ field: controls.column(at, column), why: 'column-twice' }]
    seen.add(chosen)
  }
  return []
}
