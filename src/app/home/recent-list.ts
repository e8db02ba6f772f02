import { dayOf, daysBetween } from '#base/days.ts'
import { sayDay } from '#base/say-date.ts'
import { sayNumber, stateChip, titleOf } from '#modules/needs/public.ts'
import { actions, emptyState, linkButton, listCard, type ListItem } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import type { Html } from '#platform/web/html.ts'
import type { Recent } from './front.ts'
import { homeWords } from './words.ts'

/** Needs that came to a result, each leading to its page. */
export const recentList = ({ lang }: View, recent: readonly Recent[], now: Date): Html => {
  const w = homeWords(lang)
  if (recent.length === 0)
    return emptyState({
      title: w.noRecent,
      text: w.noRecentText,
      action: actions(linkButton({ text: w.doors.report.title, href: '/needs/new', icon: 'message-square-text' })),
    })
  return listCard(recent.map((need) => lineOf(lang, need, now)))
}

const lineOf = (lang: View['lang'], need: Recent, now: Date): ListItem => {
  const number = sayNumber(need)
  const when = `${sayDay(lang, need.resolved_at, now)} · ${homeWords(lang).took(daysTaken(need))}`
  return {
    title: titleOf(lang, need),
    href: `/needs/${number}`,
    chip: stateChip(lang, need),
    note: when,
  }
}

/** Days of the calendar between the day it came and the day it had a result. */
const daysTaken = ({ submitted_at, resolved_at }: Recent): number =>
  daysBetween(dayOf(submitted_at), dayOf(resolved_at))
