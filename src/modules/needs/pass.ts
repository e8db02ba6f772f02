import type { Ctx } from '#platform/ctx.ts'

/** A pass: a sealed word in an address that opens one page of one need for a short while. Only this server can make or read it. */
type Pass = { kind: 'receipt' | 'asker' | 'contact'; needId: string; for?: string }

const minutes: Record<Pass['kind'], number> = { receipt: 120, asker: 240, contact: 10 }

/** Writes a pass for use in an address. */
export function writePass(ctx: Ctx, pass: Pass): string {
  const until = ctx.now.getTime() + minutes[pass.kind] * 60_000
  const text = JSON.stringify([pass.kind, pass.needId, until, pass.for ?? ''])
  return ctx.secrets.seal(ctx.area.id, text).toString('base64url')
}

/** The need a pass opens, or null when it is of another kind, for somebody else, too old, or not ours. */
export function readPass(ctx: Ctx, text: string | undefined, kind: Pass['kind'], holder = ''): string | null {
  if (text === undefined || text.length > 400) return null
  const content = opened(ctx, text)
  if (!Array.isArray(content)) return null
  const [saidKind, needId, until, saidFor] = content as unknown[]
  const good = saidKind === kind && saidFor === holder && typeof until === 'number' && until > ctx.now.getTime()
  return good && typeof needId === 'string' ? needId : null
}

function opened(ctx: Ctx, text: string): unknown {
  try {
    return JSON.parse(ctx.secrets.open(ctx.area.id, Buffer.from(text, 'base64url')))
  } catch {
    return null
  }
}
