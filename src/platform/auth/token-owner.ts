import type { Database } from '../db/database.ts'

/**
 * Whose a token was when it came last. It only tells what to ask for beside the session: whether the token is good, and
 * whose it is, is read at every request.
 */
export type TokenOwner = { areaId: number; userId: string }

const MOST = 2000

const known = new WeakMap<Database, Map<string, TokenOwner>>()

/** The owners of the tokens that came last to this database. */
export function tokenOwners(db: Database) {
  const owners = known.get(db) ?? new Map<string, TokenOwner>()
  known.set(db, owners)
  return {
    find: (token: string): TokenOwner | undefined => owners.get(token),
    forget: (token: string): void => void owners.delete(token),
    remember: (token: string, owner: TokenOwner): void => {
      owners.delete(token)
      if (owners.size >= MOST) owners.delete(owners.keys().next().value ?? '')
      owners.set(token, owner)
    },
  }
}
