import { addDays, dayOf, startOfDay } from '#base/days.ts'
import { randomFrom, type Random } from '#base/random.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { peopleOf, type DemoNeighbour } from './demo.people.ts'
import type { Programme } from './demo.programme.ts'
import type { DemoCast, Kept } from './demo.rows.ts'
import { inChunks } from './demo.write.ts'

/** Days a name is kept with an attendance (retention.ts), less two so that none is gone tomorrow; what is older is a number. */
const NAMED_DAYS = 363

type Coming = {
  cast: DemoCast
  all: readonly Kept[]
  neighbours: readonly DemoNeighbour[]
  seed: number
  phone: (random: Random) => string
}

/** The sign-ups and roll-calls of a year, and of what is to come. */
export async function writePeople(tx: Tx, ctx: Ctx, coming: Coming): Promise<void> {
  const { cast, all, seed, phone } = coming
  const since = startOfDay(addDays(dayOf(ctx.now), -NAMED_DAYS))
  const random = randomFrom(seed + 1)
  const pools = new Map<Programme, DemoNeighbour[]>()
  const people = all
    .filter(({ madeAt, programme }) => madeAt >= since && programme.plan.signUp !== 'none')
    .map((one) => {
      const pool = pools.get(one.programme) ?? poolOf(one.programme, coming)
      pools.set(one.programme, pool)
      return peopleOf(ctx, { one, cast, pool, phone, random })
    })
  const signUps = people.flatMap((rows) => rows.signUps)
  await inChunks(signUps, (some) => tx.insertInto('gatherings.signup').values(some).execute())
  const members = people.flatMap((rows) => rows.members)
  await inChunks(members, (some) => tx.insertInto('gatherings.member').values(some).execute())
  const marks = people.flatMap((rows) => rows.marks)
  await inChunks(marks, (some) => tx.insertInto('gatherings.mark').values(some).execute())
  const presences = people.flatMap((rows) => rows.presences)
  await inChunks(presences, (some) => tx.insertInto('gatherings.presence').values(some).execute())
}

/** Those who usually come to what a programme offers: three times as many as there are seats, one of a home. */
function poolOf({ titles, plan }: Programme, { neighbours, seed }: Coming): DemoNeighbour[] {
  const random = randomFrom(seed + (titles[0].codePointAt(0) ?? 0))
  const size = 3 * (plan.capacity ?? 20)
  const first = random.between(0, Math.max(0, neighbours.length - 4 * size))
  const homes = new Map(neighbours.slice(first, first + 4 * size).map((one) => [one.homeId, one]))
  return [...homes.values()].slice(0, size)
}
