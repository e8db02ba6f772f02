import type { Lang } from '#base/words.ts'
import type { Ctx } from '../ctx.ts'
import type { Tx } from '../db/database.ts'
import type { Tables } from '../db/tables.generated.ts'
import type { LedRow, Pair } from './leading.ts'

/** Whose data a table can hold: a neighbour on the roster, a household with its card, whoever asked, whoever has an account. */
export type Whose = 'person' | 'home' | 'asker' | 'account'

/**
 * What the house promises about one table: which of its columns can say something of a person (`says`), whether that person is
 * shown it and gets it in the copy, and what a deletion does with it. A table that speaks of nobody says why. How long rows
 * stay is the retention rule of the same table; a table of the whole installation says it here (`kept`).
 * A test walks the catalog: each column that could name somebody must be in exactly one rule.
 */
export type PersonalRule = { table: keyof Tables } & (
  | { nobody: string }
  | {
      whose: readonly Whose[]
      says: readonly string[]
      /** Columns that could name somebody by their kind and do not. */
      plain: readonly string[]
      shown: 'yes' | { no: string }
      copied: 'yes' | { no: string }
      erased: 'rows' | 'columns' | { stays: string }
      /** When two entries of the roster turn out to be one person: these columns lead to the one who stays, or why nothing does. */
      merged?: { follows: readonly string[] } | { stays: string }
      kept?: string
    }
)

/** Work done for the committee: it stands under the name of the office, and is nobody's to see or to take along. */
export const workOfStaff = {
  whose: ['account'],
  shown: { no: 'work done for the committee, under the name of the office' },
  copied: { no: 'work done for the committee, under the name of the office' },
} as const

/** What hangs on a row that is theirs: seen and taken along with it; where two entries turn out to be one person it goes where that goes. */
export const under = (what: string) =>
  ({ shown: 'yes', copied: 'yes', merged: { stays: `it stands under ${what}, which is led along` } }) as const

/** One neighbour of the roster, with all by which tables of any module know them. */
export type Subject = {
  personId: string
  homeId: string | null
  name: string
  /** Telephones in clear, and as the hashes they are found by, whichever way a module writes a number. */
  numbers: readonly string[]
  phoneHashes: readonly Buffer[]
  /** How they were also written down before two entries were made one. */
  formerly: readonly { name: string; homeId: string | null }[]
  /** Nobody else is written down in this home. */
  alone: boolean
}

/** One thing stored about somebody. `key` stays the same in every language and version: the copy for machines is made of it. */
export type Told = {
  table: keyof Tables
  id: string
  at: Date | null
  title: string
  /** `sealed`: shown only as far as tells two apart, until it is opened. */
  lines: readonly { key: string; term: string; text: string; sealed?: boolean }[]
  /** A matter not finished yet: it stays when the person is deleted, so they are told of it before. `href` is their own page of it. */
  pending?: { name: string; href: string }
}

/** A look at a sealed field: when, who, in which role as far as known, and why. */
export type Opened = { at: Date; by: string; field: string; reason: string }

export type Asked = {
  subject: Subject
  lang: Lang
  /** Sealed fields in full: for the copy a person takes along. */
  full: boolean
}

/** Why two entries may not become one now: the same request of both is open; both are volunteers. */
export type Obstacle = 'both-asked' | 'both-volunteers' | 'both-cared'

/** What a module has to say and to do when it comes to one person's data. */
export type PersonalPart = {
  rules: readonly PersonalRule[]
  tell?: (tx: Tx, ctx: Ctx, asked: Asked) => Promise<readonly Told[]>
  opened?: (tx: Tx, ctx: Ctx, asked: Asked) => Promise<readonly Opened[]>
  /** Looks at sealed fields of anybody in the area since a moment, for whoever watches over them: never whose or what. */
  log?: (tx: Tx, ctx: Ctx, since: Date) => Promise<readonly Opened[]>
  /** Takes the person out, in the caller's transaction. Answers how many rows of which table it touched. */
  erase?: (tx: Tx, ctx: Ctx, subject: Subject) => Promise<Partial<Record<keyof Tables, number>>>
  /** Why two entries may not become one now. Asked before anything is written. */
  obstacle?: (tx: Tx, ctx: Ctx, pair: Pair) => Promise<Obstacle | null>
  /** Leads everything of `from` to `into`, in the caller's transaction. Answers each row as it was. */
  merge?: (tx: Tx, ctx: Ctx, pair: Pair) => Promise<readonly LedRow[]>
  /** Puts rows of this module's tables back as they were before `merge`; answers those it could not. */
  unmerge?: (tx: Tx, ctx: Ctx, rows: readonly LedRow[]) => Promise<readonly LedRow[]>
}
