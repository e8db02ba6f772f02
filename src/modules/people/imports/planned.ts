import type { Sheet } from '#base/sheet.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { columnsOut, tablesFor, type Choices, type ColumnOut } from './choices.ts'
import { existingFor, groundOf, phoneMark, type Known } from './existing.ts'
import { homeKey, type Home } from './homes.rules.ts'
import type { PlannedPerson } from './joined.rules.ts'
import type { Creates } from './known.rules.ts'
import type { Refused, Warned, Where } from './lines.rules.ts'
import { matchRoster, type Match } from './match.rules.ts'
import { planRoster, type RosterPlan } from './plan.rules.ts'
import { withoutSettled } from './settled.rules.ts'
import type { RosterTable } from './tables.rules.ts'

/** One thing an import does: write somebody down, or give somebody known more telephones or another home. */
export type Step =
  | { kind: 'new'; id: string; name: string; phones: string[]; home: Home }
  | { kind: 'changed'; id: string; phones: string[]; home: Home | null }

/** Why somebody who was read is left alone all the same. */
export type SetAside = 'more-than-one' | 'moved-away'

/**
 * A person of the list with what the import means for them. `onRecord`: each row of theirs is somebody the area knows, so what
 * the list says of them was looked at when it came in.
 */
export type Planned = PlannedPerson & {
  what: 'new' | 'changed' | 'same' | SetAside
  movedFrom?: Home
  onRecord?: boolean
}

/** A row that is not taken, with a reason of the list's or of the area's. */
export type NotTaken = Omit<Refused, 'why'> & { why: Refused['why'] | 'more-than-one' }

/** Everything an import would do, before anything is written. */
export type ImportPlan = {
  persons: Planned[]
  steps: Step[]
  refused: NotTaken[]
  warnings: Warned[]
  /** People who are written down as moved away and stay so. */
  movedAway: (Where & { name: string })[]
  leftOut: (ColumnOut & { sheet: string })[]
  creates: Creates
  counts: RosterPlan['counts'] & { added: number; updated: number; unchanged: number }
  tables: RosterTable[]
}

/** Reads the lists as decided and compares them with who is known. Nothing is written. */
export async function planImport(
  ctx: Ctx,
  { sheets, choices, fileName }: { sheets: readonly Sheet[]; choices: Choices; fileName: string },
): Promise<ImportPlan> {
  const tables = tablesFor(sheets, choices, fileName)
  return inArea(ctx, async (tx) => {
    const ground = await groundOf(tx, ctx)
    const options = {
      unknownPlaces: choices.unknownPlaces,
      ...(choices.compound !== null && { compound: choices.compound }),
    }
    const plan = planRoster(tables, ground.known, options)
    const existing = await existingFor(tx, ctx, { ground, persons: plan.accepted })
    return together(plan, { tables, ...compared(ctx, plan.accepted, existing) })
  })
}

type Compared = { persons: Planned[]; steps: Step[] }

/** The people of the list with what each means, and the steps that follow. */
function compared(ctx: Ctx, accepted: readonly PlannedPerson[], existing: readonly Known[]): Compared {
  const marked = accepted.map((person) => ({
    ...person,
    phones: person.phones.map((phone) => phoneMark(ctx, phone)),
  }))
  const matches = withoutTaken(marked, matchRoster(marked, existing))
  const byId = new Map(existing.toReversed().map((one) => [one.id, one]))
  const found = accepted.map((person, at) =>
    meaningOf(ctx, person, { match: matches[at] ?? { kind: 'new' }, marked: marked[at] ?? person, byId }),
  )
  return { persons: found.map(({ planned }) => planned), steps: found.flatMap(({ step }) => step ?? []) }
}

type Matched = { match: Match; marked: PlannedPerson; byId: ReadonlyMap<string, Known> }

/** What the list means for one person, and the step it takes. */
function meaningOf(
  ctx: Ctx,
  person: PlannedPerson,
  { match, marked, byId }: Matched,
): { planned: Planned; step?: Step } {
  const same = (known: number): Planned => ({ ...person, what: 'same', onRecord: person.rows.length <= known })
  if (match.kind === 'new') {
    const { name, phones, home } = person
    return { planned: { ...person, what: 'new' }, step: { kind: 'new', id: uuidv7(ctx.now), name, phones, home } }
  }
  if (match.kind === 'ask') {
    const candidates = match.ids.flatMap((id) => byId.get(id) ?? [])
    return {
      planned: saysNothingNew(marked, candidates) ? same(candidates.length) : { ...person, what: 'more-than-one' },
    }
  }
  if (byId.get(match.id)?.state === 'left') return { planned: { ...person, what: 'moved-away' } }
  if (match.kind === 'same') return { planned: same(1) }
  const movedFrom = match.movedFrom ? { movedFrom: match.movedFrom } : {}
  return { planned: { ...person, what: 'changed', ...movedFrom }, step: changeOf(ctx, person, match) }
}

/** Two of one name in one home: which is meant does not matter as long as all the list says of them is known. */
const saysNothingNew = ({ home, phones }: PlannedPerson, candidates: readonly Known[]): boolean =>
  candidates.every((one) => one.home !== undefined && homeKey(one.home) === homeKey(home)) &&
  phones.every((phone) => candidates.some((one) => one.phones.includes(phone)))

function changeOf(ctx: Ctx, { phones, home }: PlannedPerson, match: Match & { kind: 'changed' }): Step {
  const added = phones.filter((phone) => match.phones.includes(phoneMark(ctx, phone)))
  return { kind: 'changed', id: match.id, phones: added, home: match.movedFrom ? home : null }
}

/** Nobody is two people of a list: who is found where they live is not moved by a namesake with the same telephone. */
function withoutTaken(persons: readonly PlannedPerson[], matches: readonly Match[]): Match[] {
  const settled = new Set(
    matches.flatMap((match) =>
      match.kind === 'same' || (match.kind === 'changed' && !match.movedFrom) ? [match.id] : [],
    ),
  )
  const moved = new Set<string>()
  return persons.map((_, at): Match => {
    const match = matches[at] ?? { kind: 'new' }
    if (match.kind !== 'changed' || !match.movedFrom) return match
    if (settled.has(match.id) || moved.has(match.id)) return { kind: 'new' }
    moved.add(match.id)
    return match
  })
}

function together(plan: RosterPlan, found: { tables: RosterTable[]; persons: Planned[]; steps: Step[] }): ImportPlan {
  const { persons, steps, tables } = found
  const unclear = persons.filter(({ what }) => what === 'more-than-one')
  const count = (what: Planned['what']) => persons.filter((person) => person.what === what).length
  return {
    persons,
    steps,
    tables,
    refused: [
      ...plan.refused,
      ...unclear.map(({ name, rows }) => ({ ...firstOf(rows), why: 'more-than-one' as const, said: name })),
    ],
    warnings: withoutSettled(plan.warnings, persons),
    movedAway: persons
      .filter(({ what }) => what === 'moved-away')
      .map(({ name, rows }) => ({ ...firstOf(rows), name })),
    leftOut: tables
      .filter(({ part }) => part === 0)
      .flatMap(({ sheet, header }) => columnsOut(header).map((column) => ({ ...column, sheet }))),
    creates: plan.creates,
    counts: {
      ...plan.counts,
      added: count('new'),
      updated: count('changed'),
      unchanged: count('same') + count('moved-away'),
    },
  }
}

const firstOf = (rows: readonly Where[]): Where => rows[0] ?? { sheet: '', row: 0, cell: '' }
