import { factsList, postButton } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { conflictPage } from '#platform/web/errors.page.ts'
import type { Html } from '#platform/web/html.ts'
import { planHref } from '../address.ts'
import { careWords } from '../kinds.words.ts'
import type { Plan } from '../plan.ts'
import { sayRhythm } from '../say.ts'
import type { PlanText } from './plan.rules.ts'
import { planWords } from './words.ts'

/** What was typed, to be saved after all on their version; `theirs` with its version. */
type Both = { mine: PlanText; sent: Record<string, string | readonly string[]>; theirs: Plan }

/** 409: a colleague changed the same plan meanwhile. What an elder said is not shown; what was typed can be saved all the same. */
export const planConflict = (view: View, { mine, sent, theirs }: Both): Html => {
  const { lang } = view
  const w = planWords(lang)
  const side = (plan: Pick<Plan, 'means' | 'weekdays' | 'every_days' | 'from_minute' | 'to_minute'>) =>
    factsList([
      { term: w.how, text: careWords(lang).means[plan.means] },
      { term: w.rhythm, text: sayRhythm(lang, plan) },
    ])
  const said = {
    means: mine.means,
    weekdays: mine.weekdays,
    every_days: mine.everyDays,
    from_minute: mine.fromMinute,
    to_minute: mine.toMinute,
  }
  return conflictPage(
    { ...view, title: '' },
    {
      mine: { body: side(said) },
      theirs: { body: side(theirs) },
      theirsHref: planHref(theirs),
      keepMine: postButton({
        text: w.keepMine,
        action: `${planHref(theirs)}/terms`,
        fields: { ...sent, version: String(theirs.version) },
      }),
    },
  )
}
