import { done, refused, type Outcome } from '#base/outcome.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { record } from '#platform/facts/record.ts'
import { nameOf, volunteerOf } from '../volunteer.ts'
import type { ContactReason } from './contact.rules.ts'
import { guardianOf, opened } from './row.ts'
import type { Guardian } from './volunteer.rules.ts'

/** What was sealed of somebody: their telephone, what they said of themselves, and their guardian's. */
export type Contact = { name: string; phone: string | null; note: string | null; guardian: Guardian | null }

/** Opens what is sealed of a volunteer to this reader: who and why is a fact that stays, and they read it themselves. */
export const openContact = (
  ctx: Ctx,
  { id, reason }: { id: string; reason: ContactReason },
): Promise<Outcome<Contact, 'unknown'>> =>
  inArea(ctx, async (tx) => {
    const volunteer = await volunteerOf(tx, ctx, id)
    if (!volunteer || volunteer.forgotten_at !== null) return refused('unknown')
    await record(tx, ctx, { name: 'vanguard.telephone.opened', subjectId: id, detail: { reason } })
    return done({
      name: nameOf(ctx, volunteer),
      phone: opened(ctx, volunteer.phone_sealed),
      note: opened(ctx, volunteer.note_sealed),
      guardian: guardianOf(ctx, volunteer.guardian_sealed),
    })
  })
