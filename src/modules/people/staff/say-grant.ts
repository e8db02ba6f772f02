import { startOfDay } from '#base/days.ts'
import { sayDay } from '#base/say-date.ts'
import { roleWords, type HeldGrant } from '#platform/auth/auth.ts'
import type { View } from '#platform/web/env.ts'
import { placeName, type Places } from './place.rules.ts'
import { staffWords } from './words.ts'

/** The page of a colleague's account. */
export const colleagueHref = (id: string): string => `/desk/staff/${id}`

/** What the pages about staff are drawn from. */
export type StaffView = { view: View; places: Places; now: Date; names: ReadonlyMap<string, string> }

/** A role with its place and end, in words: 「社工 · 长江大楼 · 到 10月31日」. */
export const sayGrant = ({ view, places, now, names }: StaffView, grant: HeldGrant): string => {
  const w = staffWords(view.lang)
  return [
    roleWords(view.lang)[grant.role],
    placeName(places, grant),
    grant.endsOn === null ? undefined : w.until(sayDay(view.lang, startOfDay(grant.endsOn), now)),
    grant.delegatedBy === null ? undefined : w.lentBy(names.get(grant.delegatedBy) ?? '—'),
  ]
    .filter(Boolean)
    .join(' · ')
}
