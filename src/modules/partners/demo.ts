import type { Insertable } from 'kysely'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Tables } from '#platform/db/tables.generated.ts'
import type { AllyChoice } from './directory/directory.ts'
import { demoAlliesWords } from './demo.words.ts'

/** Invented partners and teams of a demonstration area, in the order of their words: partners, then a team led by `leadId`. */
export async function demoAllies(
  tx: Tx,
  ctx: Ctx,
  { leadId, phone }: { leadId: string; phone: () => string },
): Promise<AllyChoice[]> {
  const rows = demoAlliesWords.map(
    ({ kind, name, does, contact }): Insertable<Tables['partners.ally']> & AllyChoice => ({
      area_id: ctx.area.id,
      id: uuidv7(ctx.now),
      kind,
      name,
      does,
      contact_sealed:
        kind === 'partner'
          ? ctx.secrets.seal(ctx.area.id, JSON.stringify({ name: contact, phone: phone().replace('-', '') }))
          : null,
      lead_id: kind === 'team' ? leadId : null,
      made_at: ctx.now,
    }),
  )
  await tx.insertInto('partners.ally').values(rows).execute()
  return rows.map(({ id, kind, name }) => ({ id, kind, name }))
}
