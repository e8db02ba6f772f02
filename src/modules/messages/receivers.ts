import type { Actor } from '#platform/ctx.ts'

/**
 * Who is told: a household, whose inbox whoever holds its card reads, an account, or somebody of a household who agreed to be told
 * besides it. A person has no inbox of their own: they are a receiver only as long as they have a consent.
 */
export type Receiver = { kind: 'home' | 'account' | 'person'; id: string }

/** Those who have an inbox, and choose on its page. */
export type InboxOwner = Receiver & { kind: 'home' | 'account' }

/** The inbox of whoever asks; null for guests, who follow by number and code. */
export function receiverOf({ kind, id, homeId }: Actor): InboxOwner | null {
  if (homeId !== null) return { kind: 'home', id: homeId }
  return kind === 'account' && id !== null ? { kind: 'account', id } : null
}
