import { done, refused, type Outcome } from '#base/outcome.ts'
import { auto } from '../../ctx.ts'
import { inArea } from '../../db/in-area.ts'
import { ctxOf, type Services } from '../../services.ts'
import type { Area } from '../../ctx.ts'
import { demoAccount, demoHousehold, isDemo } from '../demo.ts'
import { enter } from '../entry.ts'
import { givenRoles, type GivenRole } from '../grants.ts'

/** Whom a visitor of the demonstration may be. */
export type DemoSeat = GivenRole | 'household'

export const demoSeats: readonly DemoSeat[] = [
  'director',
  'staff',
  'property',
  'owners',
  'secretary',
  'volunteer',
  'privacy',
  'technical',
  'household',
]

/** The seats to offer here: none unless everything in the area is invented. */
export async function demoSeatsIn(services: Services, area: Area): Promise<readonly DemoSeat[]> {
  if (!isDemo(services.config, area)) return []
  const ctx = ctxOf(services, area, { actor: auto, lang: 'zh' })
  const household = await inArea(ctx, (tx) => demoHousehold(tx, ctx))
  return household ? demoSeats : givenRolesInOrder
}

const givenRolesInOrder = demoSeats.filter((seat) => seat !== 'household')

const isSeat = (seat: string): seat is DemoSeat => seat === 'household' || givenRoles.some((role) => role === seat)

/** Signs in as an invented person. Refused wherever one resident might be real. */
export async function signInToDemo(
  services: Services,
  area: Area,
  { seat, request }: { seat: string; request: Request },
): Promise<Outcome<string, 'no_demo' | 'no_seat'>> {
  if (!isDemo(services.config, area)) return refused('no_demo')
  const who = isSeat(seat) ? await invented(services, area, seat) : undefined
  if (!who) return refused('no_seat')
  const kind = seat === 'household' ? 'household' : 'demo'
  return done(await enter(services, { ...who, areaId: area.id, kind, shared: true, request }))
}

async function invented(services: Services, area: Area, seat: DemoSeat) {
  const ctx = ctxOf(services, area, { actor: auto, lang: 'zh' })
  return inArea(ctx, async (tx) => {
    if (seat === 'household') {
      const household = await demoHousehold(tx, ctx)
      return household && { userId: household.id, name: household.name }
    }
    return { userId: await demoAccount(tx, ctx, seat), name: '' }
  })
}
