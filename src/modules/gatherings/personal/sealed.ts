import type { Ctx } from '#platform/ctx.ts'

/** Name and telephone of whoever signed up, as they wrote it. */
export type Contact = { name: string | null; phone: string | null }

const opened = (ctx: Ctx, sealed: Buffer | null): unknown => {
  if (sealed === null) return null
  const text = ctx.secrets.open(ctx.area.id, sealed)
  try {
    return JSON.parse(text)
  } catch {
    // A bare name.
    return text
  }
}

const textOf = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** The contact of a sign-up: `{ name, phone }`, or a bare name. */
export function contactIn(ctx: Ctx, sealed: Buffer | null): Contact | null {
  const value = opened(ctx, sealed)
  if (value === null) return null
  if (typeof value !== 'object') return { name: textOf(value), phone: null }
  const { name, phone } = value as { name?: unknown; phone?: unknown }
  return { name: textOf(name), phone: textOf(phone) }
}

/** A sealed name: of a member, of whoever fetches a child, of whoever signed somebody up. */
export const nameIn = (ctx: Ctx, sealed: Buffer | null): string | null => contactIn(ctx, sealed)?.name ?? null
