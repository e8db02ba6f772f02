import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Tx } from '../db/database.ts'

/** A fact as it is written down to be sealed: every value a text, the moment in UTC, the detail as PostgreSQL prints jsonb. */
export type WrittenFact = {
  area_id: number
  seq: number
  id: string
  name: string
  subject_id: string | null
  actor_id: string | null
  actor_kind: string
  at: string
  detail: string
  seal_no: number | null
}

/** A query for facts in this form; the caller adds its own conditions on `area_id`. */
export const writtenFacts = (tx: Tx) =>
  tx
    .selectFrom('platform.fact')
    .select(['area_id', 'seq', 'id', 'name', 'subject_id', 'actor_id', 'actor_kind', 'seal_no'])
    .select([
      sql<string>`to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`.as('at'),
      sql<string>`detail::text`.as('detail'),
    ])

/**
 * The SHA-256 of one fact, in base64url. Its text is a JSON array without spaces:
 * [area, seq, id, name, subject, actor, actor's kind, moment, detail], numbers as numbers, what is missing as null, all else as
 * strings; the moment as 2024-10-24T01:00:00.000000Z whatever the time zone of the session; the detail as the text of the
 * jsonb (keys in PostgreSQL's own order, numbers to the last digit). Which seal it is in and whether it was delivered is no part.
 */
export const factHash = (fact: WrittenFact): string =>
  sha256(
    JSON.stringify([
      fact.area_id,
      fact.seq,
      fact.id,
      fact.name,
      fact.subject_id,
      fact.actor_id,
      fact.actor_kind,
      fact.at,
      fact.detail,
    ]),
  ).toString('base64url')

/** What a seal keeps of one fact, so that it can be named when it is changed or gone. */
export type Entry = { id: string; name: string; hash: string }

/** The lines of a seal: id, name and hash of each fact in the order of their `seq`. */
export const entriesText = (facts: readonly WrittenFact[]): string =>
  facts.map((fact) => `${fact.id} ${fact.name} ${factHash(fact)}`).join('\n')

export const readEntries = (text: string): Entry[] =>
  text.split('\n').map((line) => {
    const [id = '', name = '', hash = ''] = line.split(' ')
    return { id, name, hash }
  })

/** What stands before the first seal of an area. */
export const firstHash = Buffer.alloc(32)

/** The hash of a seal: SHA-256 over the hash before it, then `number count moment\n` and its lines, in UTF-8. */
export const sealHash = (seal: {
  previous_hash: Buffer
  no: number
  fact_count: number
  sealed_at: Date
  entries: string
}): Buffer =>
  createHash('sha256')
    .update(seal.previous_hash)
    .update(`${seal.no} ${seal.fact_count} ${seal.sealed_at.toISOString()}\n${seal.entries}`)
    .digest()

const sha256 = (text: string): Buffer => createHash('sha256').update(text).digest()
