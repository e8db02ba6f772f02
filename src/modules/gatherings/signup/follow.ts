import { timingSafeEqual } from 'node:crypto'
import { codeFrom } from '#base/follow-code.ts'
import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'

/** The code of a sign-up, made from its id with a key outside the database: with the telephone it opens the sign-up's own page. */
export const followCode = (ctx: Ctx, signUpId: string): string =>
  codeFrom(ctx.secrets.hash(ctx.area.id, 'gatherings follow code', signUpId))

/** What is stored of a code. */
export const followHash = (ctx: Ctx, signUpId: string, code: string): Buffer =>
  ctx.secrets.hash(ctx.area.id, 'gatherings follow', `${signUpId} ${code}`)

/** What is stored of a telephone, to find its sign-ups by: the same as in the roster. */
export const phoneHash = (ctx: Ctx, phone: string): Buffer => ctx.secrets.hash(ctx.area.id, 'phone', phone)

/** Wrong codes one after another before a telephone's sign-ups rest, and for how long. */
const mostMisses = 5
export const restMinutes = 15

/** The sign-up that telephone and code name. Refuses what does not fit, and a telephone that rests after wrong tries. */
export const lookUp = (
  ctx: Ctx,
  { phone, code }: { phone: string; code: string },
): Promise<Outcome<string, 'no-match' | 'locked'>> =>
  inArea(ctx, async (tx) => {
    const rows = await rowsOf(tx, ctx, phone)
    if (rows.some(({ follow_locked_until: until }) => until !== null && until > ctx.now)) return refused('locked')
    const found = rows.find(({ id, follow_hash }) => timingSafeEqual(followHash(ctx, id, code), follow_hash))
    if (!found && rows.length > 0) await noteMiss(tx, ctx, { phone, misses: (rows[0]?.follow_misses ?? 0) + 1 })
    if (!found) return refused('no-match')
    if (found.follow_misses > 0) await setMisses(tx, ctx, { phone, misses: 0, until: null })
    return done(found.id)
  })

const rowsOf = (tx: Tx, ctx: Ctx, phone: string) =>
  tx
    .selectFrom('gatherings.signup')
    .select(['id', 'follow_hash', 'follow_misses', 'follow_locked_until'])
    .where('area_id', '=', ctx.area.id)
    .where('phone_hash', '=', phoneHash(ctx, phone))
    .orderBy('id', 'desc')
    .limit(100)
    .forUpdate()
    .execute()

type Misses = { phone: string; misses: number; until: Date | null }

const noteMiss = (tx: Tx, ctx: Ctx, { phone, misses }: Pick<Misses, 'phone' | 'misses'>) =>
  misses < mostMisses
    ? setMisses(tx, ctx, { phone, misses, until: null })
    : setMisses(tx, ctx, { phone, misses: 0, until: new Date(ctx.now.getTime() + restMinutes * 60_000) })

const setMisses = (tx: Tx, ctx: Ctx, { phone, misses, until }: Misses) =>
  tx
    .updateTable('gatherings.signup')
    .set({ follow_misses: misses, follow_locked_until: until })
    .where('area_id', '=', ctx.area.id)
    .where('phone_hash', '=', phoneHash(ctx, phone))
    .execute()
