import { accountsHere, heldGrants, type HeldGrant, type ListedAccount } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'

/** An account of the area with the roles it holds. */
export type Colleague = ListedAccount & { grants: HeldGrant[] }

/** Everybody with an account here, by name. */
export const colleagues = (ctx: Ctx): Promise<Colleague[]> => inArea(ctx, (tx) => all(tx, ctx))

async function all(tx: Tx, ctx: Ctx): Promise<Colleague[]> {
  const accounts = await accountsHere(tx, ctx)
  const grants = await heldGrants(tx, ctx)
  return accounts.map((account) => ({ ...account, grants: grants.filter(({ accountId }) => accountId === account.id) }))
}

/** One of them, inside a transaction; undefined when the account is unknown or of another area. */
export const colleagueIn = async (tx: Tx, ctx: Ctx, id: string): Promise<ListedAccount | undefined> =>
  (await accountsHere(tx, ctx)).find((account) => account.id === id)

/** One of them with their roles; null when the account is unknown or of another area. */
export const colleague = async (ctx: Ctx, id: string): Promise<Colleague | null> =>
  (await colleagues(ctx)).find((account) => account.id === id) ?? null
