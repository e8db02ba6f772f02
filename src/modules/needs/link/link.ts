import type { Actor, Ctx } from '#platform/ctx.ts'
import { caseOf, type NeedCase } from '../case.ts'
import type { State } from '../moves.rules.ts'
import { handedStates } from '../moves.rules.ts'
import { pathNumber, sayNumber, type NeedNumber } from '../number.ts'
import { readPass, writePass } from '../pass.ts'
import { hands } from '../visible.ts'

/** Those who get a message when something is handed to them, and may answer it without signing in. */
export type LinkHand = (typeof hands)[number]

/** The address that goes with a message: whoever holds it may answer for this one need, while it is in this hand, for seven days. */
export const handedLink = (ctx: Ctx, need: NeedNumber & { id: string }, hand: LinkHand): string =>
  `/handed/${sayNumber(need)}/${writePass(ctx, { kind: 'handed', needId: need.id, for: hand })}?area=${ctx.area.code}`

/** The link for whom a need is with now; null when that is nobody outside the committee, or there is nothing to answer any more. */
export function linkForHand(ctx: Ctx, need: NeedCase): string | null {
  const hand = hands.find((one) => one === need.assignee_role)
  return hand && handedStates.includes(need.state) ? handedLink(ctx, need, hand) : null
}

/** A need and the hand its link was made for. `theirs`: it is in that hand now. */
export type Linked = { need: NeedCase; hand: LinkHand; theirs: boolean }

/** What a link opens in this area; null when it was not made by us, is too old, or for another need. */
export async function openLink(
  ctx: Ctx,
  { number, pass }: { number: string | undefined; pass: string | undefined },
): Promise<Linked | null> {
  const read = pathNumber(number)
  const opened = hands.flatMap((hand) => {
    const needId = readPass(ctx, pass, { kind: 'handed', for: hand })
    return needId === null ? [] : [{ hand, needId }]
  })[0]
  const need = read && opened ? await caseOf(ctx, read) : null
  if (!need || !opened || need.id !== opened.needId) return null
  const inHand: readonly State[] = [...handedStates, 'resolved']
  return { need, hand: opened.hand, theirs: need.assignee_role === opened.hand && inHand.includes(need.state) }
}

/** Who acts by a link: the hand it was made for, in the need's place and nowhere else; nobody by name. */
export const linkActor = ({ need, hand }: Linked): Actor => ({
  kind: 'guest',
  id: null,
  name: '',
  homeId: null,
  grants: [{ role: hand, compoundId: need.compound_id, buildingId: need.building_id }],
})
