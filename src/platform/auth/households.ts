import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '../ctx.ts'
import type { Tx } from '../db/database.ts'

/**
 * The account a home's cards open, made when the first card is printed. It has no name to type and no password: only a card
 * opens it. `label` is what its own pages call it, such as 3号楼501.
 */
export async function householdAccount(tx: Tx, ctx: Ctx, home: { id: string; label: string }): Promise<string> {
  const id = uuidv7(ctx.now)
  const made = await tx
    .insertInto('auth.user')
    .values({
      id,
      name: home.label,
      email: `${id}@account.invalid`,
      created_at: ctx.now,
      updated_at: ctx.now,
      kind: 'household',
      home_area: ctx.area.id,
      home_id: home.id,
      demo: ctx.area.demo,
    })
    .onConflict((conflict) =>
      conflict.columns(['home_area', 'home_id']).where('home_id', 'is not', null).doUpdateSet({ updated_at: ctx.now }),
    )
    .returning('id')
    .executeTakeFirstOrThrow()
  return made.id
}
