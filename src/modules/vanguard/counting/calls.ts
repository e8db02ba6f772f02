import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'

/** Somebody asked for help, at which stall as far as it is known, and who said first that they are there. */
export type Call = {
  id: string
  stall: string | null
  at: Date
  /** The reader asked. */
  mine: boolean
  there: { at: Date; as: 'lead' | 'committee' | 'helper' | 'own'; name: string | null } | null
}

/** What was asked on a day. */
export const callsHere = (tx: Tx, ctx: Ctx, dayId: string) =>
  tx
    .selectFrom('vanguard.help_call as c')
    .leftJoin('vanguard.stall as s', (join) =>
      join.onRef('s.area_id', '=', 'c.area_id').onRef('s.id', '=', 'c.stall_id'),
    )
    .selectAll('c')
    .select('s.title')
    .where('c.area_id', '=', ctx.area.id)
    .where('c.gathering_id', '=', dayId)

/** So long whoever looks still sees who came. */
const SHOWN_MS = 3_600_000
/** So many are shown. */
const MOST = 12

/** Calls for help of a day nobody came to yet, and those somebody came to in the last hour, the latest first. `names`: who came is named. */
export const callsOf = (ctx: Ctx, dayId: string, { names = false } = {}): Promise<Call[]> =>
  inArea(ctx, async (tx) => {
    const rows = await callsHere(tx, ctx, dayId)
      .where((eb) =>
        eb.or([eb('c.there_at', 'is', null), eb('c.there_at', '>', new Date(ctx.now.getTime() - SHOWN_MS))]),
      )
      .orderBy('c.asked_at', 'desc')
      .orderBy('c.id')
      .limit(MOST)
      .execute()
    const came = names ? await accountNames(tx, namesWanted(rows)) : new Map<string, string>()
    return rows.map((row) => ({
      id: row.id,
      stall: row.title,
      at: row.asked_at,
      mine: row.by_id !== null && row.by_id === ctx.actor.id,
      there: row.there_at &&
        row.there_as && { at: row.there_at, as: row.there_as, name: came.get(row.there_by ?? '') ?? null },
    }))
  })

const namesWanted = (rows: readonly { there_by: string | null }[]): string[] =>
  rows.flatMap(({ there_by: by }) => by ?? [])

/** A call for help as messages may know it: where and when, whether somebody came. Nobody's name. */
export type HelpForNews = { id: string; gatheringId: string; stall: string | null; at: Date; open: boolean }

/** Calls for help by their ids; what is gone is not among them. */
export async function helpForNews(tx: Tx, ctx: Ctx, ids: readonly string[]): Promise<Map<string, HelpForNews>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('vanguard.help_call as c')
    .leftJoin('vanguard.stall as s', (join) =>
      join.onRef('s.area_id', '=', 'c.area_id').onRef('s.id', '=', 'c.stall_id'),
    )
    .select(['c.id', 'c.gathering_id', 'c.asked_at', 'c.there_at', 's.title'])
    .where('c.area_id', '=', ctx.area.id)
    .where('c.id', 'in', [...ids])
    .execute()
  return new Map(
    rows.map((row) => [
      row.id,
      {
        id: row.id,
        gatheringId: row.gathering_id,
        stall: row.title,
        at: row.asked_at,
        open: row.there_at === null,
      },
    ]),
  )
}
