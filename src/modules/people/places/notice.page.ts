import { actions, linkButton, poster, printButton } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { Building } from './building.ts'
import { buildingCrumbs } from './building.page.ts'
import { buildingHref } from './page.ts'
import { noticeWords } from './notice.words.ts'
import { placeWords } from './words.ts'

/** /desk/places/buildings/:id/notice: one sheet for the stairwell. `url` leads to the form for this very building. */
export const noticePage = (view: View, { building, url }: { building: Building; url: string }): Html => {
  const { area, lang } = view
  const w = noticeWords(lang)
  const crumbs = [...buildingCrumbs(view, building), { href: buildingHref(building.id), label: building.name }]
  const phone = area?.phone ? w.phone(area.phone, area.hours ?? '') : ''
  return deskPage(
    { ...view, title: `${placeWords(lang).notice} · ${building.name}`, crumbs },
    html`<div class="no-print stack">
        ${actions(printButton(lang), linkButton({ text: w.sheet, href: '/needs/paper', kind: 'quiet' }), linkButton({ text: w.back, href: buildingHref(building.id), kind: 'quiet' }))}
        <p class="small">${w.paper}</p>
      </div>
      <div class="section">
        ${poster({
          kicker: `${building.compound} ${building.name}`,
          title: w.title,
          text: w.lead(area?.name ?? ''),
          facts: w.steps.map((text, at) => ({ term: w.step(at), text })),
          qr: { url, title: `${w.place} ${building.compound} ${building.name}` },
          foot: [phone, w.danger].filter(Boolean).join(' '),
        })}
      </div>`,
  )
}
