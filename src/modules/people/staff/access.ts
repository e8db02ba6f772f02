import { doorkeeper } from '#platform/access/doorkeeper.ts'
import { givenRoles } from '#platform/auth/auth.ts'

/** Accounts and their roles. Whoever manages accounts sees accounts: what residents told us has deeds of its own. */
export const may = doorkeeper('people', {
  'manage accounts': ['director', 'technical'],
  'take a second factor away': ['director'],
  'lend my role': givenRoles,
})
