import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Subject } from '#platform/personal/personal.ts'
import type { Asker } from '../intake/wish.rules.ts'
import type { Need } from '../move.ts'

/** A need that has to do with somebody: `theirs` when they asked it themselves, as far as can be told; else another of the home did. */
export type NeedOf = { need: Need; asker: Asker | null; theirs: boolean }

/** The needs of somebody: those left with one of their telephones, and those sent in with the card of their home. Newest first. */
export async function needsOf(tx: Tx, ctx: Ctx, subject: Subject): Promise<NeedOf[]> {
  const formerHomes = subject.formerly.flatMap(({ homeId }) => homeId ?? [])
  const rows = await tx
    .selectFrom('needs.need')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where(
      sql<boolean>`(asker_phone_hash = any (${[...subject.phoneHashes]}::bytea[]) or home_id = ${subject.homeId}::uuid
        or home_id = any (${formerHomes}::uuid[]))`,
    )
    .orderBy('submitted_at', 'desc')
    .execute()
  return rows
    .map((need) => {
      const asker = need.asker_sealed ? (JSON.parse(ctx.secrets.open(ctx.area.id, need.asker_sealed)) as Asker) : null
      return { need, asker, theirs: isTheirs(need, asker, subject) }
    })
    .filter(({ need, theirs }) => theirs || need.home_id === subject.homeId)
}

/** Behind a door they were once written down at, only what was asked under the name of then: others live there. */
function isTheirs(need: Need, asker: Asker | null, subject: Subject): boolean {
  const { phoneHashes, name, alone, homeId, formerly } = subject
  const { asker_phone_hash: hash, home_id: home } = need
  if (hash && phoneHashes.some((one) => one.equals(hash))) return true
  if (home !== homeId) return formerly.some((one) => one.homeId === home && one.name === asker?.name)
  // Somebody else's telephone under the same door: who lived there before, or another of the home.
  return asker?.name === name || (alone && !asker?.phone)
}
