import { gatheringsForNews, signUpsForNews } from '#modules/gatherings/public.ts'
import { helpForNews, volunteeringForNews } from '#modules/vanguard/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { gatheringKindOf, vanguardKindOf } from '../kinds.rules.ts'
import { isOvertaken } from './overtaken.rules.ts'
import { isOverFor } from '../vanguard/words.ts'
import type { AsOf } from './spoken.ts'

type Row = {
  kind: string
  gathering_id: string | null
  signup_id: string | null
  vanguard_id: string | null
  starts_at: Date | null
}

/** Adds to messages about gatherings what they speak of, as it stands now: a few statements for any number of them, none for none. */
export async function withGatherings<R extends Row>(
  tx: Tx,
  ctx: Ctx,
  rows: readonly R[],
): Promise<(R & { gathering: AsOf | null })[]> {
  const ids = (pick: (row: Row) => string | null) => [...new Set(rows.flatMap((row) => pick(row) ?? []))]
  const gatherings = await gatheringsForNews(
    tx,
    ctx,
    ids((row) => row.gathering_id),
  )
  const signUps = new Map(
    (await signUpsForNews(tx, ctx, { ids: ids((row) => row.signup_id) })).map((one) => [one.id, one]),
  )
  const volunteering = await volunteeringForNews(
    tx,
    ctx,
    ids((row) => row.vanguard_id),
  )
  const help = await helpForNews(
    tx,
    ctx,
    ids((row) => (row.kind === 'help-asked' ? row.vanguard_id : null)),
  )
  return rows.map((row) => {
    const about = find(gatherings, row.gathering_id)
    if (!about) return { ...row, gathering: null }
    const as = {
      signUp: find(signUps, row.signup_id),
      volunteering: find(volunteering, row.vanguard_id),
      help: find(help, row.vanguard_id),
    }
    return { ...row, gathering: { about, ...as, startsAt: row.starts_at, now: ctx.now } }
  })
}

const find = <One>(all: ReadonlyMap<string, One>, id: string | null): One | null =>
  (id === null ? undefined : all.get(id)) ?? null

/** Whether a message speaks of what is no longer so. */
export function isOver({ kind, gathering }: { kind: string; gathering: AsOf | null }): boolean {
  const known = gatheringKindOf(kind)
  const volunteers = vanguardKindOf(kind)
  if (volunteers !== null) return gathering !== null && isOverFor(volunteers, gathering)
  return known !== null && gathering !== null && isOvertaken(known, { ...gathering, gathering: gathering.about })
}
