import { emptyState, linkButton, pageHead, plan, tabs, type Pin } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import type { CompoundGround, PlaceChoices } from '../places.ts'
import type { OpenCounts } from './open-counts.ts'
import { boardWords } from './words.ts'

export type PlanData = { ground: CompoundGround; counts: OpenCounts; places: PlaceChoices }

/** A compound from above: a pin for each building where something is in hand, and the same as a list. */
export const planPage = (view: View, { ground, counts, places }: PlanData): Html => {
  const { lang } = view
  const w = boardWords(lang)
  const pins: Pin[] = ground.spots
    .filter(({ id }) => counts.has(id))
    .map(({ id, name, x, y }) => ({
      x,
      y,
      label: name,
      href: `/needs?state=open&building=${id}`,
      note: w.openHere(counts.get(id) ?? 0),
    }))
  const outside = counts.get('')
  return frontPage(
    { ...view, title: w.plan(ground.name), crumbs: [{ href: '/needs', label: w.title }], printable: true },
    html`${pageHead({ title: w.plan(ground.name) })}
    ${
      places.length > 1
        ? tabs(
            w.compound,
            places.map(({ id, name }) => ({
              href: `/needs/plan?compound=${id}`,
              text: name,
              current: id === ground.id,
            })),
          )
        : nothing
    }
    ${plan({ lang, title: ground.name, drawing: ground.drawing, pins })}
    ${pins.length === 0 && !outside ? emptyState({ title: w.emptyTitle, text: w.empty, action: linkButton({ text: w.report, href: '/needs/new', kind: 'go' }) }) : nothing}
    ${outside ? linkButton({ text: `${w.elsewhere} · ${w.openHere(outside)}`, href: `/needs?state=open&compound=${ground.id}`, kind: 'quiet' }) : nothing}`,
  )
}
