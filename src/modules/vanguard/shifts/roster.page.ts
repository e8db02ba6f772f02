import { startOfDay } from '#base/days.ts'
import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { actions, linkButton, notice, pageHead } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { publicationOf } from './plan.ts'
import { planBody } from './plan.page.ts'
import type { PlanPage } from './plan-page.ts'
import type { Roster } from './roster.ts'
import { rosterWords } from './roster.words.ts'

type RosterPage = PlanPage & { roster: Roster; problem?: string | undefined }

/** A roster of some days: being made, proposed, or published; with everybody who stands in them. */
export const rosterPage = (view: View, page: RosterPage): Html => {
  const { lang } = view
  const w = rosterWords(lang)
  const { roster, ctx, problem } = page
  const day = (text: string) => sayDay(lang, startOfDay(text), ctx.now)
  return deskPage(
    { ...view, title: w.title, printable: true, ...(roster.state === 'solving' ? { refresh: 3 } : {}) },
    html`${pageHead({ title: w.title, kicker: w.kicker(day(roster.from_on), day(roster.to_on)) })}
    ${problem ? notice({ kind: 'problem', text: problem }) : nothing} ${stateOf(lang, page)}
    ${roster.state === 'solving' ? nothing : planBody(lang, page)}`,
  )
}

const stateOf = (lang: Lang, { roster, plan }: RosterPage): Html => {
  const w = rosterWords(lang)
  const { state, job_id } = roster
  if (state === 'solving')
    return html`${notice({ kind: 'note', text: w.solving })}
    ${job_id === null ? nothing : actions(linkButton({ text: w.watch, href: `/desk/jobs/${job_id}`, icon: 'list-checks' }))}`
  if (state === 'published') return notice({ kind: 'done', text: w.published })
  if (state === 'failed' || state === 'dropped') return notice({ kind: 'problem', text: w.failed })
  if (plan.days.some(({ id }) => publicationOf(plan, id).published)) return notice({ kind: 'note', text: w.partly })
  return notice({ kind: 'note', text: w.proposed, body: isProven(roster) ? undefined : w.notProven })
}

const isProven = ({ outcome }: Roster): boolean => (outcome as { proven?: boolean } | null)?.proven !== false
