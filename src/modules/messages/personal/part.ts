import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { PersonalPart, Subject } from '#platform/personal/personal.ts'
import { messagesPersonal } from './rules.ts'
import { tellMessages } from './tell.ts'

const tables = [
  'messages.message',
  'messages.address',
  'messages.device',
  'messages.choice',
  'messages.sending',
] as const

/** A household's inbox goes with the last of the household; as long as others live there it is theirs. */
async function forgetHome(tx: Tx, ctx: Ctx, { homeId, alone }: Subject) {
  const gone: Partial<Record<(typeof tables)[number], number>> = {}
  if (homeId === null || !alone) return gone
  for (const table of tables) {
    const { numDeletedRows } = await tx
      .deleteFrom(table)
      .where('area_id', '=', ctx.area.id)
      .where('receiver_kind', '=', 'home')
      .where('receiver_id', '=', homeId)
      .executeTakeFirstOrThrow()
    gone[table] = Number(numDeletedRows)
  }
  return gone
}

/** Messages' part of what the house knows of somebody. */
export const messagesPart: PersonalPart = { rules: messagesPersonal, tell: tellMessages, erase: forgetHome }
