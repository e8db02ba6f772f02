import { done, refused, type Outcome } from '#base/outcome.ts'
import { enter, limit } from '#platform/auth/auth.ts'
import type { Area } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Services } from '#platform/services.ts'
import { codeHash } from './card.ts'
import { readCardCode } from './code.rules.ts'

const guesses = { max: 10, windowSeconds: 900 }

/** Too many codes from this client before this one: seconds to wait. */
export type Limited = { done: false; why: 'limited'; wait: number }

type Typed = { code: string; shared: boolean; client: string; request: Request; area: Area }

/**
 * Signs a household in with the code of its card and returns the `Set-Cookie` line. A code nobody has, a card not handed
 * over yet and a void one get the same answer. Ten codes from a client address in 15 minutes.
 */
export async function openCard(
  services: Services,
  typed: Typed,
): Promise<Outcome<string, 'unreadable' | 'unknown'> | Limited> {
  const code = readCardCode(typed.code)
  if (code === null) return refused('unreadable')
  const wait = await limit(services, `cards from ${typed.client}`, guesses)
  if (wait > 0) return { done: false, why: 'limited', wait }
  const found = await findCard(services, code, typed.area)
  if (!found) return refused('unknown')
  const { shared, request } = typed
  return done(await enter(services, { ...found, name: '', kind: 'household', shared, request }))
}

/** The card lies in the area the reader is in, or, on an installation with several, in another. */
async function findCard(services: Services, code: string, here: Area) {
  const others = services.areas.all().filter((area) => area.id !== here.id)
  for (const area of [here, ...others]) {
    const userId = await accountOf(services, area, code)
    if (userId !== undefined) return { userId, areaId: area.id }
  }
  return undefined
}

const accountOf = (services: Services, area: Area, code: string): Promise<string | undefined> =>
  inArea({ db: services.db, area }, async (tx) => {
    const row = await tx
      .selectFrom('people.card')
      .select('account_id')
      .where('area_id', '=', area.id)
      .where('code_hash', '=', codeHash(services, area.id, code))
      .where('state', '=', 'handed_over')
      .executeTakeFirst()
    return row?.account_id
  })
