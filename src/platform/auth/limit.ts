import { createHmac } from 'node:crypto'
import type { AuthGround } from './open.ts'

/** At most `max` tries in a window that begins with the first of them. */
export type Allowance = { max: number; windowSeconds: number }

const hashOf = (ground: AuthGround, key: string): Buffer =>
  createHmac('sha256', ground.secrets.key('limits')).update(key).digest()

/**
 * Counts one try under a key and says how many seconds to wait: 0 when it is allowed. The key (a name, an address)
 * is stored as a keyed hash only. Always 0 where limits are switched off.
 */
export async function limit(ground: AuthGround, key: string, allowance: Allowance): Promise<number> {
  return ground.config.limits ? claim(ground, key, allowance) : 0
}

/** The same count, whatever the configuration says: for what may happen once only, such as using a code. */
export async function claim(ground: AuthGround, key: string, { max, windowSeconds }: Allowance): Promise<number> {
  const now = ground.now()
  const ends = new Date(now.getTime() + windowSeconds * 1000)
  const { count, ends_at } = await ground.db.global((tx) =>
    tx
      .insertInto('auth.attempt')
      .values({ key_hash: hashOf(ground, key), started_at: now, ends_at: ends, count: 1 })
      .onConflict((conflict) =>
        conflict.column('key_hash').doUpdateSet((eb) => {
          const over = eb('auth.attempt.ends_at', '<=', eb.ref('excluded.started_at'))
          return {
            count: eb
              .case()
              .when(over)
              .then(1)
              .else(eb('auth.attempt.count', '+', 1))
              .end(),
            started_at: eb
              .case()
              .when(over)
              .then(eb.ref('excluded.started_at'))
              .else(eb.ref('auth.attempt.started_at'))
              .end(),
            ends_at: eb.case().when(over).then(eb.ref('excluded.ends_at')).else(eb.ref('auth.attempt.ends_at')).end(),
          }
        }),
      )
      .returning(['auth.attempt.count', 'auth.attempt.ends_at'])
      .executeTakeFirstOrThrow(),
  )
  return count <= max ? 0 : Math.max(1, Math.ceil((ends_at.getTime() - now.getTime()) / 1000))
}

/** Forgets what was counted under a key, after a try that was right. */
export async function forget(ground: AuthGround, key: string): Promise<void> {
  await ground.db.global((tx) => tx.deleteFrom('auth.attempt').where('key_hash', '=', hashOf(ground, key)).execute())
}

/** Takes one count back: the try was no guess. */
export async function giveBack(ground: AuthGround, key: string): Promise<void> {
  await ground.db.global((tx) =>
    tx
      .updateTable('auth.attempt')
      .set((eb) => ({ count: eb('count', '-', 1) }))
      .where('key_hash', '=', hashOf(ground, key))
      .where('count', '>', 0)
      .execute(),
  )
}
