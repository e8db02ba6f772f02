import { sql, type RawBuilder } from 'kysely'
import type { Reach } from '#platform/access/doorkeeper.ts'

/** The condition that a need `n` lies where an actor works. */
export function inReach(reach: Reach): RawBuilder<boolean> {
  if (reach === 'all') return sql<boolean>`true`
  const parts = [
    ...reach.compoundIds.map((id) => sql<boolean>`n.compound_id = ${id}`),
    ...reach.buildingIds.map((id) => sql<boolean>`n.building_id = ${id}`),
  ]
  return parts.length ? sql<boolean>`(${sql.join(parts, sql` or `)})` : sql<boolean>`false`
}
