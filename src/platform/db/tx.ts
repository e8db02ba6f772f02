import type { Kysely } from 'kysely'
import type { Tables } from './tables.generated.ts'

/** A transaction in one area: queries and writes of one act. */
export type Tx = Kysely<Tables>

/** Called with each statement's text as it is sent; the house tests listen. */
export type StatementListener = (sql: string) => void
