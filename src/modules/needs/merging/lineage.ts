import { sql, type RawBuilder } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { State } from '../moves.rules.ts'
import type { NeedNumber } from '../number.ts'

/** The need another goes on in, as far as the other's asker may know it. */
export type GoesOn = NeedNumber & { state: State; solved: boolean | null; onBoard: boolean }

/** What a need was merged into, and what was merged into it. */
export type Lineage = { into: GoesOn | null; joined: NeedNumber[] }

type Kin = { id: string; merged_into: string | null }

/** Where a need stands among those it was merged with. */
export async function lineageOf(tx: Tx, ctx: Ctx, { id, merged_into: into }: Kin): Promise<Lineage> {
  const rows = await tx
    .selectFrom('needs.need')
    .select(['id', 'year', 'seq', 'state', 'solved', 'on_board as onBoard'])
    .where('area_id', '=', ctx.area.id)
    .where((eb) => (into ? eb.or([eb('merged_into', '=', id), eb('id', '=', into)]) : eb('merged_into', '=', id)))
    .orderBy('year')
    .orderBy('seq')
    .execute()
  const kin = rows.map(({ id: key, ...row }) => ({ key, row }))
  return {
    into: kin.find(({ key }) => key === into)?.row ?? null,
    joined: kin.filter(({ key }) => key !== into).map(({ row: { year, seq } }) => ({ year, seq })),
  }
}

/**
 * How many other neighbours told what need `n` is about: those merged into it. Who told it twice counts once, as far as the
 * home or the telephone shows it.
 */
export const otherVoices = (ctx: Ctx): RawBuilder<number> => sql<number>`(select
  count(distinct coalesce(m.home_id::text, encode(m.asker_phone_hash, 'hex'), m.id::text))::int from needs.need m
  where m.area_id = ${ctx.area.id} and m.merged_into = n.id
    and coalesce(m.home_id <> n.home_id, true) and coalesce(m.asker_phone_hash <> n.asker_phone_hash, true))`
