import type { Selectable } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import { inArea } from '#platform/db/in-area.ts'
import { mayPlanAt } from './access.ts'

/** One gathering as it is kept, with the name of its venue. */
export type Gathering = Selectable<Tables['gatherings.gathering']> & { venue_name: string | null }

/** Gatherings with their venues: every query of the module starts from here. */
export const gatheringsWithVenue = (tx: Tx, ctx: Ctx) =>
  tx
    .selectFrom('gatherings.gathering as g')
    .leftJoin('gatherings.venue as v', (join) =>
      join.onRef('v.area_id', '=', 'g.area_id').onRef('v.id', '=', 'g.venue_id'),
    )
    .selectAll('g')
    .select('v.name as venue_name')
    .where('g.area_id', '=', ctx.area.id)

/** One gathering of this area by its id, whoever asks; undefined for an unknown one. */
export const gatheringOf = (tx: Tx, ctx: Ctx, id: string): Promise<Gathering | undefined> =>
  gatheringsWithVenue(tx, ctx).where('g.id', '=', id).executeTakeFirst()

/** The same, held until the transaction ends: nobody else seats, marks or moves it meanwhile. */
export const lockGathering = (tx: Tx, ctx: Ctx, id: string) =>
  tx
    .selectFrom('gatherings.gathering')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()

/**
 * The same as statements to send in one packet (`inOnePacket`): the first holds it, the second reads it as it is then, with its
 * venue. One statement could not: what was changed while it waited for the lock, it would see of the gathering only.
 */
export const holding = (tx: Tx, ctx: Ctx, id: string) =>
  [
    tx
      .selectFrom('gatherings.gathering')
      .select('id')
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .forUpdate(),
    gatheringsWithVenue(tx, ctx).where('g.id', '=', id),
  ] as const

/** Whether a reader may know of it: what is not published yet is the committee's. */
export const isVisible = (
  ctx: Pick<Ctx, 'actor'>,
  gathering: Pick<Gathering, 'published_at' | 'compound_id' | 'building_id'>,
): boolean => gathering.published_at !== null || mayPlanAt(ctx.actor, gathering)

/** One that this reader may see; undefined for an unknown one and for one that is not theirs to know. */
export async function shownGathering(ctx: Ctx, id: string | null): Promise<Gathering | undefined> {
  const gathering = await anyGathering(ctx, id)
  return gathering && isVisible(ctx, gathering) ? gathering : undefined
}

/** One of this area by its id, whoever asks; undefined for an unknown one and for what is no id. */
export const anyGathering = (ctx: Ctx, id: string | null): Promise<Gathering | undefined> =>
  id === null ? Promise.resolve(undefined) : inArea(ctx, (tx) => gatheringOf(tx, ctx, id))

/** Its page at the front door and at the desk. */
export const hrefOf = ({ id }: { id: string }): string => `/gatherings/${id}`
export const deskHrefOf = ({ id }: { id: string }): string => `/desk/gatherings/${id}`
