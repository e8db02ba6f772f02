import { uuidv7 } from '#base/uuid.ts'
import { auto } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Neighbours } from '../site.test.kit.ts'
import { makeSeries } from './make-series.ts'
import type { SeriesInput } from './template.rules.ts'

/** What tests of series ask in common: making one, and how it and its gatherings stand then. */
export function seriesKit(where: Neighbours) {
  const newId = () => uuidv7(where.services.now())
  const at = () => where.at(where.staff)
  /** Nothing is chosen for any day. */
  const none = () => new Map()

  /** Makes a series, and throws where that is refused. */
  async function made(input: SeriesInput): Promise<string> {
    const answer = await makeSeries(at(), { id: newId(), input, choose: none })
    if (!answer.done) throw new Error(answer.why)
    return answer.value.id
  }

  return { newId, at, none, made, ...rowsKit(where), ...aboutKit(where) }
}

const lookFrom =
  (where: Neighbours) =>
  <T>(see: (tx: Tx) => Promise<T>) =>
    inArea(where.at(auto), see)

function rowsKit(where: Neighbours) {
  const area_id = where.area.id
  const look = lookFrom(where)

  /** The gatherings of a series, by the day the rule gave. */
  const rows = (seriesId: string) =>
    look((tx) =>
      tx
        .selectFrom('gatherings.gathering')
        .selectAll()
        .where('area_id', '=', area_id)
        .where('series_id', '=', seriesId)
        .orderBy('series_on')
        .execute(),
    )

  const setRow = (id: string, set: object) =>
    look((tx) =>
      tx.updateTable('gatherings.gathering').set(set).where('area_id', '=', area_id).where('id', '=', id).execute(),
    )

  const seriesRow = (id: string) =>
    look((tx) =>
      tx
        .selectFrom('gatherings.series')
        .selectAll()
        .where('area_id', '=', area_id)
        .where('id', '=', id)
        .executeTakeFirstOrThrow(),
    )

  return { rows, setRow, seriesRow }
}

function aboutKit(where: Neighbours) {
  const area_id = where.area.id
  const look = lookFrom(where)

  /** What was recorded about something, by the last word of its name. */
  const factsOf = (subjectId: string) =>
    look(async (tx) => {
      const facts = await tx
        .selectFrom('platform.fact')
        .select(['name', 'detail'])
        .where('area_id', '=', area_id)
        .where('subject_id', '=', subjectId)
        .execute()
      return facts.map(({ name, detail }) => ({ what: name.split('.').at(-1) ?? '', detail }))
    })

  /** The bookings of these gatherings that stand. */
  const standingBookings = (ids: readonly string[]) =>
    look((tx) =>
      tx
        .selectFrom('gatherings.booking')
        .select(['id', 'venue_id'])
        .where('area_id', '=', area_id)
        .where('standing', '=', true)
        .where('id', 'in', ids)
        .execute(),
    )

  return { factsOf, standingBookings }
}
