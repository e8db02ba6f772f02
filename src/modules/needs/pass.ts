import type { Ctx } from '#platform/ctx.ts'

/** A pass: a sealed word in an address that opens one page of one need for a short while. Only this server can make or read it. */
type Pass = { kind: 'receipt' | 'asker' | 'contact' | 'handed'; needId: string; for?: string }

const minutes: Record<Pass['kind'], number> = { receipt: 120, asker: 240, contact: 10, handed: 7 * 24 * 60 }

const head = ({ kind, for: holder = '' }: Pick<Pass, 'kind' | 'for'>): string =>
  `pass ${JSON.stringify([kind, holder])} `

/** Writes a pass for use in an address. */
export function writePass(ctx: Ctx, pass: Pass): string {
  const until = ctx.now.getTime() + minutes[pass.kind] * 60_000
  return ctx.secrets.seal(ctx.area.id, `${head(pass)}${pass.needId} ${until}`).toString('base64url')
}

/** The need a pass opens, or null when it is of another kind, for somebody else, too old, or not ours. */
export function readPass(ctx: Ctx, text: string | undefined, wanted: Pick<Pass, 'kind' | 'for'>): string | null {
  const content = text === undefined || text.length > 400 ? '' : opened(ctx, text)
  if (!content.startsWith(head(wanted))) return null
  const [needId = '', until] = content.slice(head(wanted).length).split(' ')
  return Number(until) > ctx.now.getTime() ? needId : null
}

function opened(ctx: Ctx, text: string): string {
  try {
    return ctx.secrets.open(ctx.area.id, Buffer.from(text, 'base64url'))
  } catch {
    return ''
  }
}
