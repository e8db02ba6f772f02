import { lacksOf, weights, type Assigned, type Roster, type RosterVolunteer } from './roster.rules.ts'

/** A number to be found: what one of it costs, and between what it lies. */
export type Column = { cost: number; lower: number; upper: number; whole: boolean }
/** A sum that has to lie between two numbers; a term is the place of a column, and how often it counts. */
export type Row = { lower: number; upper: number; terms: readonly (readonly [column: number, factor: number])[] }
/** What a solver makes as small as it can. */
export type Program = { columns: Column[]; rows: Row[] }

const none = Number.NEGATIVE_INFINITY

/** A roster as a program: `pairs` say what the first columns stand for; then places left open, then lacking skills, then steps of load. */
export type RosterProgram = Program & { pairs: Assigned[]; loads: { from: number; costs: number[] }[] }

/** What an answer without whole numbers asked for says besides: how much more the sum were with one more of each. */
export type Prices = { columns: readonly number[]; rows: readonly number[] }

/** The first stage: as few open places and lacking skills as there can be. */
export function coverProgram(roster: Roster): RosterProgram {
  const pairs = roster.volunteers.flatMap(({ available }, volunteer) =>
    [...new Set(available)].map((shift) => ({ volunteer, shift })),
  )
  const columns: Column[] = [
    ...pairs.map(() => ({ cost: 0, lower: 0, upper: 1, whole: true })),
    ...roster.shifts.map(({ need }) => ({ cost: weights.uncovered, lower: 0, upper: need, whole: true })),
    ...roster.shifts.map(() => ({ cost: weights.unskilled, lower: 0, upper: 1, whole: true })),
  ]
  const own = columnsBy(pairs, ({ volunteer }) => volunteer)
  const rows = [
    ...shiftRows(roster, pairs),
    ...roster.volunteers.flatMap((one, at) => ownRows(roster, one, { pairs, own: own.get(at) ?? [] })),
  ]
  return { columns, rows, pairs, loads: [] }
}

/** The places of the columns that belong together. */
function columnsBy(pairs: readonly Assigned[], key: (pair: Assigned) => number): Map<number, number[]> {
  const found = new Map<number, number[]>()
  for (const [column, pair] of pairs.entries()) {
    const all = found.get(key(pair))
    if (all) all.push(column)
    else found.set(key(pair), [column])
  }
  return found
}

const once = (columns: readonly number[]) => columns.map((column) => [column, 1] as const)

/** Each shift: who comes and who is missing are its need; somebody who can, or it lacks that. */
function shiftRows({ volunteers, shifts }: Roster, pairs: readonly Assigned[]): Row[] {
  const by = columnsBy(pairs, ({ shift }) => shift)
  return shifts.flatMap(({ need, skill }, at) => {
    const own = by.get(at) ?? []
    const open: Row = { lower: need, upper: need, terms: [...once(own), [pairs.length + at, 1]] }
    if (skill === null || need === 0) return [open]
    const able = own.filter((column) => volunteers[pairs[column]?.volunteer ?? -1]?.skills.includes(skill))
    const lack = [pairs.length + shifts.length + at, 1] as const
    return [open, { lower: 1, upper: Number.POSITIVE_INFINITY, terms: [...once(able), lack] }]
  })
}

/** Each volunteer: one shift a day, and no more than they said. */
function ownRows(
  { shifts }: Roster,
  one: RosterVolunteer,
  { pairs, own }: { pairs: readonly Assigned[]; own: readonly number[] },
): Row[] {
  const most = (upper: number, wanted: (shift: number) => boolean): Row => ({
    lower: none,
    upper,
    terms: once(own.filter((column) => wanted(pairs[column]?.shift ?? -1))),
  })
  const days = [...new Set(one.available.map((shift) => shifts[shift]?.day))]
  return [
    most(one.max, () => true),
    ...(one.limits ?? []).map(({ most: upper, shifts: of }) => most(upper, (shift) => of.includes(shift))),
    ...days.map((day) => most(1, (shift) => shifts[shift]?.day === day)),
  ].filter(({ terms, upper }) => terms.length > upper)
}

/** The same, with what it came to held: the sum may be no more than this. */
export const holdSum = (program: RosterProgram, upper: number): RosterProgram => {
  const terms = program.columns.flatMap(({ cost }, at) => (cost === 0 ? [] : [[at, cost] as const]))
  return { ...program, rows: [...program.rows, { lower: none, upper, terms }] }
}

/** Below this a price is none: costs are whole numbers, and all columns together cannot make one of what is neglected. */
const NO_PRICE = 1e-7

/**
 * The same, with what it came to held by what its answer costs: whatever has a price stays at its end (complementary slackness).
 * Where the best answer is of whole numbers though none were asked for, these are all answers as good as it. Unlike a row for the
 * sum this leaves a program a flow, and one that is a flow has whole numbers by itself.
 */
export const holdPrices = (program: RosterProgram, prices: Prices): RosterProgram => ({
  ...program,
  columns: program.columns.map((column, at) => atEnd(column, prices.columns[at] ?? 0)),
  rows: program.rows.map((row, at) => atEnd(row, prices.rows[at] ?? 0)),
})

function atEnd<One extends { lower: number; upper: number }>(one: One, price: number): One {
  if (price > NO_PRICE) return { ...one, upper: one.lower }
  return price < -NO_PRICE ? { ...one, lower: one.upper } : one
}

const free = (columns: readonly Column[]): Column[] => columns.map((column) => ({ ...column, cost: 0 }))

/** The most shifts somebody can come to be given: what they said, and one a day. */
const mostOf = ({ shifts }: Roster, { max, available }: RosterVolunteer): number =>
  Math.min(max, new Set(available.map((at) => shifts[at]?.day)).size)

/**
 * The second stage, of the first as it is held: each further shift of somebody is a step that
 * costs more than the one before, so the cheapest steps are always the first ones.
 */
export function fairProgram(roster: Roster, first: RosterProgram): RosterProgram {
  const columns = free(first.columns)
  const rows = [...first.rows]
  const own = columnsBy(first.pairs, ({ volunteer }) => volunteer)
  const loads = roster.volunteers.map((one, at) => {
    const costs = Array.from({ length: mostOf(roster, one) }, (_, step) => 2 * (one.past + step + 1) - 1)
    const from = columns.length
    columns.push(...costs.map((cost) => ({ cost, lower: 0, upper: 1, whole: false })))
    const steps = costs.map((_, step) => [from + step, -1] as const)
    rows.push({ lower: 0, upper: 0, terms: [...once(own.get(at) ?? []), ...steps] })
    return { from, costs }
  })
  return { columns, rows, pairs: first.pairs, loads }
}

/**
 * The last stage, of the second as it is held: as many wishes as there can be, and among those as few changes against what was
 * proposed before. Null where nobody wished for anything and nothing was proposed.
 */
export function likedProgram(roster: Roster, fair: RosterProgram): RosterProgram | null {
  const is = (which: 'wants' | 'kept') =>
    fair.pairs.map(({ volunteer, shift }) => roster.volunteers[volunteer]?.[which]?.includes(shift) === true)
  const [wants, kept] = [is('wants'), is('kept')]
  const keptCount = kept.filter(Boolean).length
  if (keptCount === 0 && !wants.includes(true)) return null
  const columns = free(fair.columns).map((column, at) => ({
    ...column,
    cost: (wants[at] ? -(keptCount + 1) : 0) - (kept[at] ? 1 : 0),
  }))
  return { ...fair, columns }
}

/** What the columns found say, as assignments. */
export const assignedIn = ({ pairs }: RosterProgram, values: readonly number[]): Assigned[] =>
  pairs.filter((_, at) => (values[at] ?? 0) > 0.5)

/** The columns that say just these assignments: where a solver may begin. */
export function columnsOf(roster: Roster, program: RosterProgram, assigned: readonly Assigned[]): number[] {
  const has = new Set(assigned.map(({ volunteer, shift }) => `${volunteer} ${shift}`))
  const { uncovered, unskilled } = lacksOf(roster, assigned)
  const values = program.pairs.map(({ volunteer, shift }) => (has.has(`${volunteer} ${shift}`) ? 1 : 0))
  const open = roster.shifts.map((_, at) => uncovered.find(({ shift }) => shift === at)?.missing ?? 0)
  const lacking = roster.shifts.map((_, at) => (unskilled.includes(at) ? 1 : 0))
  const steps = program.loads.flatMap(({ costs }, at) => {
    const load = assigned.filter(({ volunteer }) => volunteer === at).length
    return costs.map((_, step) => (step < load ? 1 : 0))
  })
  return [...values, ...open, ...lacking, ...steps]
}
