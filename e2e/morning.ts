import { uuidv7 } from '#base/uuid.ts'
import { beside } from './beside.ts'

/** What a journey makes of a vanguard day under way: where it is counted, and what came of each stall. */
export type MorningOf = {
  path: string
  numbers: string
  counted: () => Promise<{ title: string; served: number; tickets: number; taps: number; signs: number }[]>
  close: () => Promise<void>
}

/** A vanguard day that began an hour ago, or begins in so many hours, with these stalls and one volunteer who has a place, written beside the running server. */
export async function morningOf(
  dataDir: string,
  stalls: readonly string[],
  { name, inHours = -1 }: { name: string; inHours?: number },
): Promise<MorningOf> {
  const { area, db, within, secrets } = await beside(dataDir)
  const now = new Date()
  const [id, volunteer, place] = [uuidv7(now), uuidv7(now), uuidv7(now)]
  const from = new Date(now.getTime() + inHours * 3_600_000)
  const to = new Date(from.getTime() + 2 * 3_600_000)
  await within(async () => {
    await db.query(
      `insert into gatherings.gathering (area_id, id, title, kind, purpose, audience, effort, starts_at, ends_at, state, sign_up, made_at, published_at)
     values ($1, $2, '临江先锋日', 'vanguard', 'service', 'everybody', 'e3', $3, $4, 'published', 'none', $5, $5)`,
      [area, id, from, to, now],
    )
    await db.query(
      `insert into vanguard.volunteer (area_id, id, name_sealed, agreed_at, agreed_how, state, made_at) values ($1, $2, $3, $4, 'spoken', 'active', $4)`,
      [area, volunteer, secrets.seal(area, name), now],
    )
    for (const [at, title] of stalls.entries()) {
      const [stall, shift] = [uuidv7(new Date(now.getTime() + at)), uuidv7(now)]
      await db.query(
        `insert into vanguard.stall (area_id, id, gathering_id, service, title, starts_at, ends_at, state, made_at)
       values ($1, $2, $3, 'other', $4, $5, $6, 'planned', $7)`,
        [area, stall, id, title, from, to, new Date(now.getTime() + at)],
      )
      if (at > 0) continue
      await db.query(
        `insert into vanguard.shift (area_id, id, gathering_id, stall_id, title, starts_at, ends_at, need, made_at)
       values ($1, $2, $3, $4, $5, $6, $7, 1, $8)`,
        [area, shift, id, stall, title, from, to, now],
      )
      await db.query(
        `insert into vanguard.place (area_id, id, shift_id, volunteer_id, during, state, at)
       values ($1, $2, $3, $4, tstzrange($5, $6), 'accepted', $7)`,
        [area, place, shift, volunteer, from, to, now],
      )
    }
  })
  const counted = `select s.title, s.served,
      (select count(*)::int from vanguard.ticket t where t.area_id = s.area_id and t.stall_id = s.id) as tickets,
      (select count(*)::int from vanguard.tap p where p.area_id = s.area_id and p.stall_id = s.id) as taps,
      (select count(*)::int from vanguard.sign g where g.area_id = s.area_id and g.place_id = $3) as signs
    from vanguard.stall s where s.area_id = $1 and s.gathering_id = $2 order by s.made_at`
  return {
    path: `/desk/vanguard/${id}/morning`,
    numbers: `/vanguard/${id}/numbers`,
    counted: async () =>
      (
        await within(() =>
          db.query<{ title: string; served: number; tickets: number; taps: number; signs: number }>(counted, [
            area,
            id,
            place,
          ]),
        )
      ).rows,
    close: () => db.end(),
  }
}
