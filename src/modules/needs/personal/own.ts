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
  const rows = await tx
    .selectFrom('needs.need')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where(
      sql<boolean>`(asker_phone_hash = any (${[...subject.phoneHashes]}::bytea[]) or home_id = ${subject.homeId}::uuid)`,
    )
    .orderBy('submitted_at', 'desc')
    .execute()
  return rows.map((need) => {
    const asker = need.asker_sealed ? (JSON.parse(ctx.secrets.open(ctx.area.id, need.asker_sealed)) as Asker) : null
    return { need, asker, theirs: isTheirs(need, asker, subject) }
  })
}

function isTheirs(need: Need, asker: Asker | null, { phoneHashes, name, alone }: Subject): boolean {
  const { asker_phone_hash: hash } = need
  if (hash && phoneHashes.some((one) => one.equals(hash))) return true
  // Somebody else's telephone under the same door: who lived there before, or another of the home.
  return asker?.name === name || (alone && !asker?.phone)
}
