import { careNewsHref } from '#modules/care/public.ts'
import { signUpPath } from '#modules/gatherings/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import { deskPage, frontPage } from '#platform/web/layout.ts'
import { may } from './access.ts'
import { isOfOwnHours } from './hours/news.rules.ts'
import { careKindOf, hoursKindOf, vanguardKindOf } from './kinds.rules.ts'
import { isToHousehold, isToVolunteer } from './vanguard/news.rules.ts'
import type { ToldOf } from './inbox/inbox.ts'

/** The two places an inbox is read at: a household's at the front door, an account's at the desk. */
export const ownRooms = [
  {
    base: '/me/messages',
    home: true,
    frame: frontPage,
    guard: () => may("read a household's own messages"),
    needHref: (number: string) => `/needs/${number}/mine`,
    gatheringHref: (id: string) => `/gatherings/${id}`,
  },
  {
    base: '/desk/messages',
    home: false,
    frame: deskPage,
    guard: () => may('read own messages at the desk'),
    needHref: (number: string) => `/desk/needs/${number}`,
    gatheringHref: (id: string) => `/desk/gatherings/${id}`,
  },
] as const

export type Room = (typeof ownRooms)[number]

/** Where a message leads in a room: to the need, to one's own sign-up, question or shift, to the gathering, to one's visits or the door that stays shut. */
export function hrefIn(room: Room, ctx: Ctx, told: ToldOf): string {
  const { needNumber, gatheringId, signUpId, visitId, kind } = told
  if (careKindOf(kind)) return careNewsHref(kind, visitId)
  if (needNumber !== null) return room.needHref(needNumber)
  const volunteering = volunteeringHref(told)
  if (volunteering !== null) return volunteering
  return room.home && signUpId !== null ? signUpPath(ctx, signUpId) : room.gatheringHref(gatheringId ?? '')
}

/**
 * A volunteer answers on their own page; whoever leads them looks at the shifts of the day. A household comes to the door of that
 * page, and is asked whose it is.
 */
function volunteeringHref(told: ToldOf): string | null {
  const { kind, gatheringId, volunteeringPath } = told
  if (isToHousehold(kind)) return '/volunteering'
  const known = vanguardKindOf(kind)
  if (known === null) return hoursHref(told)
  if (known === 'help-asked') return `/desk/vanguard/${gatheringId ?? ''}/morning#calls`
  return isToVolunteer(known) ? `/volunteering${volunteeringPath ?? ''}` : `/desk/vanguard/${gatheringId ?? ''}/shifts`
}

/** A volunteer reads their own hours, whoever decides about them looks at the line. */
function hoursHref({ kind, lineId }: ToldOf): string | null {
  const known = hoursKindOf(kind)
  if (known === null || lineId === null) return null
  return isOfOwnHours(known) ? '/volunteering/hours' : `/desk/vanguard/hours/${lineId}`
}
