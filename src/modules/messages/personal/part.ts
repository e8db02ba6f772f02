import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { PersonalPart, Subject } from '#platform/personal/personal.ts'
import { leadMessages, partMessages } from './lead.ts'
import { messagesPersonal } from './rules.ts'
import { tellMessages } from './tell.ts'

const tables = [
  'messages.message',
  'messages.address',
  'messages.device',
  'messages.sending',
  'messages.choice',
  'messages.consent',
] as const

/** Their own consents, addresses and messages go; a household's inbox with the last of the household: others live there still. */
async function forget(tx: Tx, ctx: Ctx, { personId, homeId, alone }: Subject) {
  const gone: Partial<Record<(typeof tables)[number], number>> = {}
  for (const table of tables) {
    const keepsHome = table === 'messages.consent' || !alone
    const { numDeletedRows } = await tx
      .deleteFrom(table)
      .where('area_id', '=', ctx.area.id)
      .where((eb) => {
        const own = eb.and([eb(eb.ref('receiver_kind'), '=', 'person'), eb('receiver_id', '=', personId)])
        if (keepsHome || homeId === null) return own
        return eb.or([own, eb.and([eb(eb.ref('receiver_kind'), '=', 'home'), eb('receiver_id', '=', homeId)])])
      })
      .executeTakeFirstOrThrow()
    gone[table] = Number(numDeletedRows)
  }
  return gone
}

/** Messages' part of what the house knows of somebody. */
export const messagesPart: PersonalPart = {
  rules: messagesPersonal,
  tell: tellMessages,
  erase: forget,
  merge: leadMessages,
  unmerge: partMessages,
}
