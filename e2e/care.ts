import { uuidv7 } from '#base/uuid.ts'
import { beside } from './beside.ts'

/** What a journey makes of a visit: its pages, how to let time pass, and what came of it. */
export type VisitOf = {
  own: string
  desk: string
  ladder: string
  /** Two hours and five minutes go by for this visit. */
  twoHoursPass: () => Promise<void>
  stands: () => Promise<{ state: string; device: boolean; tries: number }>
  close: () => Promise<void>
}

const MINUTE_MS = 60_000

/** A knock at the door of somebody of the roster, whose hours began twenty minutes ago, for the volunteer of the demonstration. */
export async function visitTo(dataDir: string, name: string): Promise<VisitOf> {
  const { db, secrets, area, within } = await beside(dataDir)
  const [now, plan, id] = [new Date(), uuidv7(new Date()), uuidv7(new Date())]
  const seal = (text: string) => secrets.seal(area, text)
  await within(async () => {
    await db.query(
      `insert into care.plan (area_id, id, person_id, building_id, state, agreed_at, agreed_by, agreed_how, advice_sealed, contact_sealed,
         means, every_days, from_minute, to_minute, holder_id, starts_on, made_at)
       select $1, $2, p.id, h.building_id, 'consented', $3, 'self', 'spoken', $4, $5, 'knock', 60, 540, 660,
         (select holder_id from care.plan where area_id = $1 order by made_at limit 1), $6, $3
       from people.person p join people.home h on h.area_id = p.area_id and h.id = p.home_id where p.area_id = $1 and p.name = $7`,
      [
        area,
        plan,
        now,
        seal('耳背，敲门重一点'),
        seal(JSON.stringify({ name: '小敏', phone: '13900001111', tie: '女儿' })),
        now.toISOString().slice(0, 10),
        name,
      ],
    )
    await db.query(
      `insert into care.visit (area_id, id, plan_id, due_on, opens_at, closes_at, means, volunteer_id, accepted_at, state, made_at)
       select $1, $2, $3, $4, $5, $6, 'knock', v.id, $7, 'assigned', $7 from vanguard.volunteer v
       join auth."user" u on u.id = v.account_id where v.area_id = $1 and v.state = 'active' limit 1`,
      [
        area,
        id,
        plan,
        now.toISOString().slice(0, 10),
        new Date(now.getTime() - 20 * MINUTE_MS),
        new Date(now.getTime() + 100 * MINUTE_MS),
        now,
      ],
    )
  })
  const passes = `update care.visit set first_try_at = first_try_at - interval '125 minutes', version = version + 1
    where area_id = $1 and id = $2`
  const stands = `select v.state, v.device_at is not null as device,
      (select count(*)::int from care.step s where s.area_id = v.area_id and s.visit_id = v.id) as tries
    from care.visit v where v.area_id = $1 and v.id = $2`
  return {
    own: `/care/visits/${id}`,
    desk: `/desk/care/visits/${id}`,
    ladder: `/desk/care/ladder/${id}`,
    twoHoursPass: async () => {
      await within(() => db.query(passes, [area, id]))
    },
    stands: async () => {
      const { rows } = await within(() => db.query<Awaited<ReturnType<VisitOf['stands']>>>(stands, [area, id]))
      return rows[0] ?? { state: 'unknown', device: false, tries: 0 }
    },
    close: () => db.end(),
  }
}
