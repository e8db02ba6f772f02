import { sql } from 'kysely'
import { pageOf, type Paging } from '#base/keyset.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import { foundOf, personsWithHomes, type PersonFound } from './search.ts'

/** What narrows the list of people; each stands in the address of the page. */
export type PeopleFilter = {
  compoundId: string | null
  buildingId: string | null
  state: 'here' | 'left'
  /** The page behind, or before, this person. */
  after: string | null
  before: string | null
}

/** A page of people by pinyin; `next` and `previous` are the ids to go on from. */
export type PeoplePage = { people: PersonFound[]; next: string | null; previous: string | null }

/** People of one page. */
export const pageSize = 50

/** A page of the people the reader works with, sorted by pinyin, found by key and not by counting. */
export async function peoplePage(ctx: Ctx, filter: PeopleFilter): Promise<PeoplePage> {
  return inArea(ctx, async (tx) => {
    const edge = await edgeOf(tx, ctx, filter.before ?? filter.after)
    // Somebody who is not there any more is no place in the list: then it is the first page.
    const paging: Paging<string> = edge ? { after: filter.after, before: filter.before } : {}
    const backwards = Boolean(paging.before)
    const direction = backwards ? 'desc' : 'asc'
    const rows = await personsWithHomes(tx, ctx)
      .where('p.state', '=', filter.state)
      .$if(filter.compoundId !== null, (query) => query.where('c.id', '=', filter.compoundId))
      .$if(filter.buildingId !== null, (query) => query.where(inBuilding(ctx, filter.buildingId)))
      .$if(edge !== undefined, (query) => query.where(beyond(edge, backwards)))
      .orderBy('p.pinyin', direction)
      .orderBy('p.id', direction)
      .limit(pageSize + 1)
      .execute()
    const found = (backwards ? rows.reverse() : rows).map(foundOf)
    const { rows: people, ...around } = pageOf(found, { ...paging, size: pageSize }, ({ id }) => id)
    return { people, ...around }
  })
}

/** By door or without one; written so that both indexes can be used. */
const inBuilding = (ctx: Ctx, buildingId: string | null) =>
  sql<boolean>`(p.building_id = ${buildingId}::uuid or p.home_id = any (array(
    select id from people.home where area_id = ${ctx.area.id} and building_id = ${buildingId}::uuid)))`

type Edge = { pinyin: string; id: string }

async function edgeOf(tx: Tx, ctx: Ctx, id: string | null): Promise<Edge | undefined> {
  if (id === null) return undefined
  return tx
    .selectFrom('people.person')
    .select(['pinyin', 'id'])
    .where('area_id', '=', ctx.area.id)
    .where('id', '=', id)
    .executeTakeFirst()
}

const beyond = (edge: Edge | undefined, backwards: boolean) => {
  const { pinyin = '', id = null } = edge ?? {}
  return backwards
    ? sql<boolean>`(p.pinyin, p.id) < (${pinyin}, ${id}::uuid)`
    : sql<boolean>`(p.pinyin, p.id) > (${pinyin}, ${id}::uuid)`
}
