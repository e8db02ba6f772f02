import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { followCode } from '../follow-code.ts'
import { dangersIn, type Danger } from '../intake/urgent.rules.ts'
import { lineageOf } from '../merging/lineage.ts'
import type { NeedNumber } from '../number.ts'
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
  /** The need it was merged into meanwhile. */
  into: NeedNumber | null
}

/** The receipt a pass opens; null when the pass is too old or not ours. */
export async function receiptOf(ctx: Ctx, pass: string): Promise<ReceiptSlip | null> {
  const id = readPass(ctx, pass, { kind: 'receipt' })
  if (id === null) return null
  return inArea(ctx, async (tx) => {
    const need = await tx
      .selectFrom('needs.need')
      .select(['id', 'year', 'seq', 'submitted_at', 'contact_due_at', 'category', 'words', 'merged_into'])
      .where('area_id', '=', ctx.area.id)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!need) return null
    const { year, seq, submitted_at: submittedAt, contact_due_at: contactDueAt } = need
    const into = need.merged_into === null ? null : (await lineageOf(tx, ctx, need)).into
    return { year, seq, submittedAt, contactDueAt, code: followCode(ctx, id), dangers: dangersIn(need), into }
  })
}
