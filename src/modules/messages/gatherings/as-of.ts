import { gatheringsForNews, signUpsForNews } from '#modules/gatherings/public.ts'
import { helpForNews, hoursForNews, volunteeringForNews, type HoursForNews } from '#modules/vanguard/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { gatheringKindOf, hoursKindOf, vanguardKindOf } from '../kinds.rules.ts'
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

/** Adds to messages about gatherings and hours what they speak of, as it stands now: a few statements for any number of them, none for none. */
export async function withGatherings<R extends Row>(
  tx: Tx,
  ctx: Ctx,
  rows: readonly R[],
): Promise<(R & { gathering: AsOf | null; hours: HoursForNews | null })[]> {
  const ids = (pick: (row: Row) => string | null) => [...new Set(rows.flatMap((row) => pick(row) ?? []))]
  const theirs = (are: (kind: string) => boolean) => ids((row) => (are(row.kind) ? row.vanguard_id : null))
  const all = ids((row) => row.vanguard_id)
  const about = ids((row) => row.gathering_id)
  const gatherings = await gatheringsForNews(tx, ctx, about)
  const signUps = new Map(
    (await signUpsForNews(tx, ctx, { ids: ids((row) => row.signup_id) })).map((one) => [one.id, one]),
  )
  const volunteering = await volunteeringForNews(tx, ctx, all)
  const help = await helpForNews(
    tx,
    ctx,
    theirs((kind) => kind === 'help-asked'),
  )
  const hours = await hoursForNews(
    tx,
    ctx,
    theirs((kind) => hoursKindOf(kind) !== null),
  )
  return rows.map((row) => {
    const day = got(gatherings, row.gathering_id)
    const as = {
      signUp: got(signUps, row.signup_id),
      volunteering: got(volunteering, row.vanguard_id),
      help: got(help, row.vanguard_id),
    }
    return {
      ...row,
      gathering: day && { about: day, ...as, startsAt: row.starts_at, now: ctx.now },
      hours: got(hours, row.vanguard_id),
    }
  })
}

const got = <T>(all: ReadonlyMap<string, T>, id: string | null): T | null =>
  id === null ? null : (all.get(id) ?? null)

/** Whether a message speaks of what is no longer so. */
export function isOver({ kind, gathering }: { kind: string; gathering: AsOf | null }): boolean {
  const known = gatheringKindOf(kind)
  const volunteers = vanguardKindOf(kind)
  if (volunteers !== null) return gathering !== null && isOverFor(volunteers, gathering)
  return known !== null && gathering !== null && isOvertaken(known, { ...gathering, gathering: gathering.about })
}
