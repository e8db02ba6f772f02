import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Gathering } from '../gathering.ts'

/** Who leads it, by name; for the desk only: a volunteer's name is not for everybody (domain.md F12). */
export const leaderOf = (ctx: Ctx, { leader_id }: Gathering): Promise<string | null> =>
  leader_id === null
    ? Promise.resolve(null)
    : inArea(ctx, async (tx) => (await accountNames(tx, [leader_id])).get(leader_id) ?? null)
