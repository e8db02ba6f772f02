import type { Actor } from '#platform/ctx.ts'

/** Whose inbox it is: a household's, which whoever holds its card reads, or an account's. */
export type Receiver = { kind: 'home' | 'account'; id: string }

/** The inbox of whoever asks; null for guests, who follow by number and code. */
export function receiverOf({ kind, id, homeId }: Actor): Receiver | null {
  if (homeId !== null) return { kind: 'home', id: homeId }
  return kind === 'account' && id !== null ? { kind: 'account', id } : null
}
