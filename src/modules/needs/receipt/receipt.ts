import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { followCode } from '../follow-code.ts'
import { dangersIn, type Danger } from '../intake/urgent.rules.ts'
import { readPass } from '../pass.ts'

/** What a receipt says: the number, the code, and by when somebody will respond. */
export type ReceiptSlip = {
  year: number
  seq: number
  code: string
  submittedAt: Date
  contactDueAt: Date
  /** What the words speak of that wants a telephone first. */
  dangers: Danger[]
}

/** The receipt a pass opens; null when the pass is too old or not ours. */
export async function receiptOf(ctx: Ctx, pass: string): Promise<ReceiptSlip | null> {
  const id = readPass(ctx, pass, { kind: 'receipt' })
  if (id === null) return null
  const need = await inArea(ctx, (tx) =>
    tx
      .selectFrom('needs.need')
      .select(['year', 'seq', 'submitted_at', 'contact_due_at', 'category', 'words'])
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .executeTakeFirst(),
  )
  if (!need) return null
  const { year, seq, submitted_at: submittedAt, contact_due_at: contactDueAt } = need
  return { year, seq, submittedAt, contactDueAt, code: followCode(ctx, id), dangers: dangersIn(need) }
}
