import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { dayById, type Day } from '../day.ts'
import { takesPlace } from './day.ts'
import { morningOf, type Morning, type Stall, type TicketLine } from './morning.ts'

/** The numbers of a published day that takes place, for everybody; undefined for any other. */
export async function numbersOf(ctx: Ctx, id: string | null): Promise<{ day: Day; morning: Morning } | undefined> {
  if (id === null) return undefined
  const day = await inArea(ctx, (tx) => dayById(tx, ctx, id))
  if (!day || day.state === 'planned' || !takesPlace(day)) return undefined
  return { day, morning: await morningOf(ctx, id) }
}

/** One number of a day, its stall, and how many stand before it. */
export type OwnNumber = { day: Day; stall: Stall; ticket: TicketLine; before: number }

/** The page of one number: whoever holds its address sees the number and nothing of anybody. */
export async function ownNumber(
  ctx: Ctx,
  ids: { day: string | null; ticket: string | null },
): Promise<OwnNumber | undefined> {
  const found = ids.ticket === null ? undefined : await numbersOf(ctx, ids.day)
  if (!found || ids.ticket === null) return undefined
  const { stalls, tickets } = await morningOf(ctx, found.day.id, [ids.ticket])
  const ticket = tickets.find(({ id }) => id === ids.ticket)
  const stall = stalls.find(({ id }) => id === ticket?.stall_id)
  if (!ticket || !stall || ticket.no === null) return undefined
  const line = tickets.filter(({ stall_id: at, state }) => at === stall.id && state === 'waiting')
  const place = line.findIndex(({ id }) => id === ticket.id)
  return { day: found.day, stall, ticket, before: Math.max(0, place) }
}
