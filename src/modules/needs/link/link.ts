import type { Actor, Ctx } from '#platform/ctx.ts'
import { caseOf, type NeedCase } from '../case.ts'
import { handedStates, type State } from '../moves.rules.ts'
import { pathNumber, sayNumber, type NeedNumber } from '../number.ts'
import { readPass, writePass } from '../pass.ts'
import { hands } from '../visible.ts'

/** The address that goes with a message: whoever holds it may answer for this one need, while it is in this hand, for seven days. */
export const handedLink = (ctx: Ctx, need: NeedNumber & { id: string }, hand: LinkTo): string =>
  `/handed/${sayNumber(need)}/${writePass(ctx, passTo(need.id, hand))}?area=${ctx.area.code}`

/** A role, or one partner or team by its id. */
type LinkTo = (typeof hands)[number] | { ally: string }

// Which partner or team it is goes along sealed, so that a link outlives its moment as "not yours any more".
const passTo = (needId: string, hand: LinkTo) =>
  typeof hand === 'object'
    ? { kind: 'handed' as const, for: 'ally', needId: `${needId}/${hand.ally}` }
    : { kind: 'handed' as const, for: hand, needId }

/** The link for whom a need is with now; null when that is nobody outside the committee, or there is nothing to answer any more. */
export function linkForHand(ctx: Ctx, need: NeedCase): string | null {
  const role = hands.find((one) => one === need.assignee_role)
  const hand = role ?? (need.ally_id !== null && { ally: need.ally_id })
  return hand && handedStates.includes(need.state) ? handedLink(ctx, need, hand) : null
}

/** A need and the hand its link was made for, a role or one partner or team. `theirs`: it is in that hand now. */
export type Linked = { need: NeedCase; role: (typeof hands)[number] | null; ally: string | null; theirs: boolean }

/** What a link opens in this area; null when it was not made by us, is too old, or for another need. */
export async function openLink(
  ctx: Ctx,
  { number, pass }: { number: string | undefined; pass: string | undefined },
): Promise<Linked | null> {
  const read = pathNumber(number)
  const opened = openedBy(ctx, pass)
  const need = read && opened ? await caseOf(ctx, read) : null
  if (!need || !opened || need.id !== opened.needId) return null
  const inHand: readonly State[] = [...handedStates, 'resolved']
  const { role, ally } = opened
  return { need, role, ally, theirs: isHeld(need, opened) && inHand.includes(need.state) }
}

const isHeld = (need: NeedCase, { role, ally }: Pick<Linked, 'role' | 'ally'>): boolean =>
  role === null ? ally !== null && need.ally_id === ally : need.assignee_role === role

/** What a pass opens: which need, for whom. */
function openedBy(ctx: Ctx, pass: string | undefined): (Pick<Linked, 'role' | 'ally'> & { needId: string }) | null {
  for (const role of hands) {
    const needId = readPass(ctx, pass, { kind: 'handed', for: role })
    if (needId !== null) return { needId, role, ally: null }
  }
  const [needId, ally] = readPass(ctx, pass, { kind: 'handed', for: 'ally' })?.split('/') ?? []
  return needId && ally ? { needId, role: null, ally } : null
}

/** Who acts by a link: the hand it was made for, in the need's place and nowhere else; nobody by name. A partner or team holds no role: the act brings which one it is. */
export const linkActor = ({ need, role }: Linked): Actor => ({
  kind: 'guest',
  id: null,
  name: '',
  homeId: null,
  grants: role === null ? [] : [{ role, compoundId: need.compound_id, buildingId: need.building_id }],
})
