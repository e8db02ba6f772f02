import { masked } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'

/** An address as far as its owner knows it again: 138****5678, xiu****. Null where there is none. */
export function maskedAddress({ secrets, area }: Ctx, sealed: Buffer | null): string | null {
  if (!sealed) return null
  const address = secrets.open(area.id, sealed)
  return /^\d+$/.test(address) ? masked(address) : `${address.slice(0, 3)}****`
}
