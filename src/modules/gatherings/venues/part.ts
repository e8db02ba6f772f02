import type { Part } from '../parts.ts'
import { settlePart } from './displace.page.ts'
import { unsettledOf } from './settling.ts'

/** What whoever plans a gathering sees of its venue: whether it had to leave it, and what was offered. */
export const venueDeskPart: Part = async ({ lang }, ctx, gathering) => {
  const unsettled = await unsettledOf(ctx, gathering)
  return unsettled && settlePart(lang, { gathering, unsettled, now: ctx.now })
}
