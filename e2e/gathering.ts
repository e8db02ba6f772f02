import { uuidv7 } from '#base/uuid.ts'
import { beside } from './beside.ts'

/** What a journey makes of a gathering under way: where its roll is called, and how to look at what was noted. */
export type UnderWay = { path: string; marks: () => Promise<number>; close: () => Promise<void> }

/** A class that began ten minutes ago, with these people signed up, written beside the running server of the journeys. */
export async function underWay(dataDir: string, title: string, names: readonly string[]): Promise<UnderWay> {
  const { db, secrets, area, within } = await beside(dataDir)
  const [now, id] = [new Date(), uuidv7(new Date())]
  await within(async () => {
    await db.query(
      `insert into gatherings.gathering (area_id, id, title, kind, purpose, audience, starts_at, ends_at, state, sign_up, capacity, taken, queued, made_at, published_at)
     values ($1, $2, $3, 'class', 'learning', 'everybody', $4, $5, 'published', 'first-come', 30, $7, $7, $6, $6)`,
      [area, id, title, new Date(now.getTime() - 600_000), new Date(now.getTime() + 3_600_000), now, names.length],
    )
    for (const [at, name] of names.entries()) {
      const signUp = uuidv7(now)
      await db.query(
        `insert into gatherings.signup (area_id, id, gathering_id, form_hash, channel, by_whom, seats, state, queue_no, follow_hash, made_at)
       values ($1, $2, $3, '\\x01', 'counter', 'self', 1, 'confirmed', $4, '\\x01', $5)`,
        [area, signUp, id, at + 1, now],
      )
      await db.query(
        `insert into gatherings.member (area_id, id, signup_id, gathering_id, no, age, name_sealed, stands, made_at)
       values ($1, $2, $3, $4, 1, 'adult', $5, true, $6)`,
        [area, uuidv7(now), signUp, id, secrets.seal(area, name), now],
      )
    }
  })
  const counted = 'select count(*)::int as n from gatherings.mark where area_id = $1 and gathering_id = $2'
  return {
    path: `/desk/gatherings/${id}`,
    marks: async () => (await within(() => db.query<{ n: number }>(counted, [area, id]))).rows[0]?.n ?? 0,
    close: () => db.end(),
  }
}
