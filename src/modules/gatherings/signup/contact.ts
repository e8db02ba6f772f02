import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import type { ContactReason } from './contact.rules.ts'

/** Whom to ask for, as they wrote it. */
export type Contact = { name: string | null; phone: string | null }

type Opening = { id: string; gatheringId: string; reason: ContactReason }

const minutes = 10
const head = (ctx: Ctx): string => `sign-up contact ${JSON.stringify(ctx.actor.id)} `

/**
 * Opens the name and telephone of one sign-up to this reader for ten minutes: who and why is a fact that stays. Returns the pass
 * for the page. Refuses an `unknown` one, and `nothing-left` where only a household's card was shown.
 */
export const openContact = (
  ctx: Ctx,
  { id, gatheringId, reason }: Opening,
): Promise<Outcome<string, 'unknown' | 'nothing-left'>> =>
  inArea(ctx, async (tx) => {
    const row = await tx
      .selectFrom('gatherings.signup')
      .select('contact_sealed')
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .where('gathering_id', '=', gatheringId)
      .executeTakeFirst()
    if (!row) return refused('unknown')
    if (!row.contact_sealed) return refused('nothing-left')
    await record(tx, ctx, { name: 'gatherings.contact.opened', subjectId: id, detail: { gatheringId, reason } })
    const until = ctx.now.getTime() + minutes * 60_000
    return done(ctx.secrets.seal(ctx.area.id, `${head(ctx)}${id} ${until}`).toString('base64url'))
  })

/** What a pass of this reader opens: which sign-up, and whom to ask for there. Null when it is too old, or somebody else's. */
export async function openedContact(
  ctx: Ctx,
  gatheringId: string,
  pass: string | undefined,
): Promise<(Contact & { id: string }) | null> {
  const id = readPass(ctx, pass)
  if (id === null) return null
  const row = await inArea(ctx, (tx) =>
    tx
      .selectFrom('gatherings.signup')
      .select('contact_sealed')
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .where('gathering_id', '=', gatheringId)
      .executeTakeFirst(),
  )
  if (!row?.contact_sealed) return null
  return { id, ...(JSON.parse(ctx.secrets.open(ctx.area.id, row.contact_sealed)) as Contact) }
}

function readPass(ctx: Ctx, pass: string | undefined): string | null {
  const text = pass === undefined || pass.length > 400 ? '' : opened(ctx, pass)
  if (!text.startsWith(head(ctx))) return null
  const [id = '', until] = text.slice(head(ctx).length).split(' ')
  return Number(until) > ctx.now.getTime() ? id : null
}

function opened(ctx: Ctx, pass: string): string {
  try {
    return ctx.secrets.open(ctx.area.id, Buffer.from(pass, 'base64url'))
  } catch {
    return ''
  }
}
