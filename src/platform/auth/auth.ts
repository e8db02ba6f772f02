/** Signing in, as the rest of the house sees it. */
export { openAuth } from './open.ts'
export { visitorOf, type Visitor } from './visitor.ts'
export { atTheGate } from './at-the-gate.ts'
export { sameOrigin } from './same-origin.ts'
export { limit } from './limit.ts'
export { tooMany } from './too-many.ts'
export {
  directorsLocked,
  endGrant,
  givenRoles,
  giveGrant,
  heldGrants,
  type GivenRole,
  type HeldGrant,
} from './grants.ts'
export {
  accountNames,
  accountsHere,
  dropSecondFactor,
  makeAccount,
  renewPassword,
  type ListedAccount,
} from './accounts.ts'
export { isAccountName } from './open.ts'
export { hashPassword, oneTimePassword } from './password.ts'
export { householdAccount } from './households.ts'
export { actorOfAccount } from './account-actor.ts'
export { endSessions, lockSessions, sessionsOf } from './sessions.ts'
export { enter } from './entry.ts'
export { demoAccounts, isDemo } from './demo.ts'
export { roleWords } from './words.ts'
export { tidyAuth } from './tidy.ts'
