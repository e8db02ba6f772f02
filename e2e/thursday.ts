import { uuidv7 } from '#base/uuid.ts'
import { beside } from './beside.ts'

/** What a journey makes of a coming vanguard day, and how its morning comes. */
export type Thursday = {
  path: string
  /** The staff page of each volunteer, by name. */
  volunteers: Record<string, string>
  /** The shift of its one stall. */
  shift: string
  comes: () => Promise<void>
  /** Two hours later: it was from two hours ago until now, and what was noted at its end and beginning with it. */
  goes: () => Promise<void>
  signs: () => Promise<string[]>
  close: () => Promise<void>
}

/** A day of two hours in two days, of a programme and a team of its own, with one stall and these volunteers, written beside the running server. */
export async function thursdayOf(dataDir: string, team: string, names: readonly string[]): Promise<Thursday> {
  const { area, db, within, secrets } = await beside(dataDir)
  const now = new Date()
  const [day, series, ally, stall, shift] = [0, 1, 2, 3, 4].map(() => uuidv7(now)) as [
    string,
    string,
    string,
    string,
    string,
  ]
  const from = new Date(now.getTime() + 48 * 3_600_000)
  const to = new Date(from.getTime() + 2 * 3_600_000)
  const volunteers: Record<string, string> = {}
  await within(async () => {
    await db.query(
      `insert into partners.ally (area_id, id, kind, name, lead_id, made_at)
     select $1, $2, 'team', $3, lead_id, $4 from partners.ally where area_id = $1 and kind = 'team' limit 1`,
      [area, ally, team, now],
    )
    await db.query(
      `insert into gatherings.series (area_id, id, title, rule, starts_on, minute, lasts, on_holiday, plan, made_at, ended_at, laid_until)
     values ($1, $2, $3, 'FREQ=WEEKLY;BYDAY=TH', '2024-01-04', 540, 120, 'skip', '{}', $4, $4, '2024-01-04')`,
      [area, series, team, now],
    )
    await db.query(`insert into vanguard.programme (area_id, id, team_id, made_at) values ($1, $2, $3, $4)`, [
      area,
      series,
      ally,
      now,
    ])
    await db.query(
      `insert into gatherings.gathering (area_id, id, series_id, series_on, title, kind, purpose, audience, effort, elsewhere, starts_at, ends_at, state, sign_up, made_at, published_at)
     values ($1, $2, $3, '2024-01-04', $4, 'vanguard', 'service', 'everybody', 'e3', '花园东边', $5, $6, 'published', 'none', $7, $7)`,
      [area, day, series, team, from, to, now],
    )
    await db.query(
      `insert into vanguard.stall (area_id, id, gathering_id, day_at, service, title, starts_at, ends_at, state, made_at)
     values ($1, $2, $3, $4, 'haircut', '理发', $4, $5, 'planned', $6)`,
      [area, stall, day, from, to, now],
    )
    await db.query(
      `insert into vanguard.shift (area_id, id, gathering_id, day_at, stall_id, title, starts_at, ends_at, need, made_at)
     values ($1, $2, $3, $4, $5, '理发', $4, $6, 1, $7)`,
      [area, shift, day, from, stall, to, now],
    )
    for (const name of names) {
      const id = uuidv7(now)
      volunteers[name] = `/desk/volunteers/${id}`
      await db.query(
        `insert into vanguard.volunteer (area_id, id, name_sealed, agreed_at, agreed_how, asked_by, state, made_at)
       values ($1, $2, $3, $4, 'spoken', 'telephone', 'active', $4)`,
        [area, id, secrets.seal(area, name), now],
      )
      await db.query(
        `insert into vanguard.membership (area_id, id, team_id, volunteer_id, joined_at) values ($1, $2, $3, $4, $5)`,
        [area, uuidv7(now), ally, id, now],
      )
    }
  })
  const begun = new Date(now.getTime() - 600_000)
  const takesPlace = async (starts: Date, ends: Date): Promise<void> => {
    for (const [table, column] of [
      ['gatherings.gathering', 'id'],
      ['vanguard.stall', 'gathering_id'],
      ['vanguard.shift', 'gathering_id'],
    ] as const)
      await db.query(`update ${table} set starts_at = $3, ends_at = $4 where area_id = $1 and ${column} = $2`, [
        area,
        day,
        starts,
        ends,
      ])
    await db.query(
      `update vanguard.place set during = tstzrange($3, $4) where area_id = $1 and shift_id = $2 and standing`,
      [area, shift, starts, ends],
    )
  }
  const signs = `select g.what from vanguard.sign g join vanguard.place p on p.area_id = g.area_id and p.id = g.place_id
    where g.area_id = $1 and p.shift_id = $2 order by g.at`
  return {
    path: `/desk/vanguard/${day}`,
    volunteers,
    shift,
    comes: () => within(() => takesPlace(begun, new Date(begun.getTime() + 2 * 3_600_000))),
    goes: () =>
      within(async () => {
        const ended = new Date(Date.now() - 60_000)
        const started = new Date(ended.getTime() - 2 * 3_600_000)
        await takesPlace(started, ended)
        await db.query(
          `update vanguard.sign g set ahead_ms = 0, device_at = case g.what when 'left' then $3::timestamptz else $4::timestamptz end
            from vanguard.place p where p.area_id = g.area_id and p.id = g.place_id and g.area_id = $1 and p.shift_id = $2`,
          [area, shift, ended, started],
        )
      }),
    signs: async () =>
      (await within(() => db.query<{ what: string }>(signs, [area, shift]))).rows.map(({ what }) => what),
    close: () => db.end(),
  }
}
