import { sql, type Selectable } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import type { Noted } from './mark.rules.ts'
import type { Held } from './noting.ts'

/** A mark as it is kept. */
export type MarkRow = Omit<Selectable<Tables['gatherings.mark']>, 'area_id'>

type Member = Pick<Selectable<Tables['gatherings.member']>, 'id' | 'person_id' | 'who_hash' | 'name_sealed'>

/** What marks about a gathering that is held are judged by, and what they come to is counted from. */
export type Ground = {
  gathering: Held
  /** Ids of marks of this gathering, as far as these ones name them. */
  mine: Set<string>
  /** Ids of marks that belong to another. */
  elsewhere: ReadonlySet<string>
  /** Ids that stand for somebody else than a walk-in of this gathering. */
  others: ReadonlySet<string>
  /** Whoever of its list they are about. */
  members: ReadonlyMap<string, Member>
  /** All that was noted about the same people, and all numbers. */
  noted: readonly MarkRow[]
}

type Of = { gatheringId: string; marks: readonly Noted[] }

/** Whom marks are about, each once. */
export const peopleIn = (marks: readonly Pick<Noted, 'memberId' | 'walkInId'>[]): string[] => [
  ...new Set(marks.flatMap(({ memberId, walkInId }) => memberId ?? walkInId ?? [])),
]

const anyOf = (ids: readonly string[]) => sql<string>`any (${ids}::uuid[])`

/** Everything that was noted about some people of a gathering; with `numbers` each number as well. */
export const marksAbout = (
  tx: Tx,
  ctx: Ctx,
  { gatheringId, ids, numbers = false }: { gatheringId: string; ids: readonly string[]; numbers?: boolean },
) =>
  tx
    .selectFrom('gatherings.mark')
    .selectAll()
    .where('area_id', '=', ctx.area.id)
    .where('gathering_id', '=', gatheringId)
    .where((eb) =>
      eb.or([
        eb('member_id', '=', anyOf(ids)),
        eb('walk_in_id', '=', anyOf(ids)),
        ...(numbers ? [eb('what', '=', 'number')] : []),
      ]),
    )

/** The statements a ground is read with, to be sent in one packet (`inOnePacket`) behind the lock. */
export const groundQueries = (tx: Tx, ctx: Ctx, { gatheringId, marks }: Of) => {
  const ids = [...new Set(marks.flatMap(({ id, corrects }) => [id, corrects ?? id]))]
  const people = peopleIn(marks)
  return [
    tx
      .selectFrom('gatherings.mark')
      .select(['id', 'gathering_id'])
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', anyOf(ids)),
    tx
      .selectFrom('gatherings.presence')
      .select(['id', 'gathering_id', 'walk_in'])
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', anyOf(people)),
    tx
      .selectFrom('gatherings.member')
      .select(['id', 'person_id', 'who_hash', 'name_sealed'])
      .where('area_id', '=', ctx.area.id)
      .where('gathering_id', '=', gatheringId)
      .where('id', '=', anyOf(people)),
    marksAbout(tx, ctx, { gatheringId, ids: people, numbers: true }),
  ] as const
}

type Whose = { id: string; gathering_id: string }
type Answers = readonly [readonly Whose[], readonly (Whose & { walk_in: boolean })[], readonly Member[], MarkRow[]]

/** The ground as those statements found it. */
export function groundOf(gathering: Held, [known, presences, members, noted]: Answers): Ground {
  const isOurs = ({ gathering_id: of }: Whose) => of === gathering.id
  const idsOf = (rows: readonly { id: string }[]) => new Set(rows.map(({ id }) => id))
  return {
    gathering,
    mine: idsOf(known.filter(isOurs)),
    elsewhere: idsOf(known.filter((row) => !isOurs(row))),
    others: idsOf(presences.filter((row) => !isOurs(row) || !row.walk_in)),
    members: new Map(members.map((member) => [member.id, member])),
    noted,
  }
}
