import { actions, linkButton, pageHead, printButton, qrBlock } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { Building } from './building.ts'
import { buildingCrumbs } from './building.page.ts'
import { buildingHref } from './page.ts'
import { placeWords } from './words.ts'

/** /desk/places/buildings/:id/notice: one sheet for the stairwell. `url` leads to the form for this very building. */
export const noticePage = (view: View, { building, url }: { building: Building; url: string }): Html => {
  const { area, lang } = view
  const w = placeWords(lang)
  const crumbs = [...buildingCrumbs(view, building), { href: buildingHref(building.id), label: building.name }]
  return deskPage(
    { ...view, title: `${w.notice} · ${building.name}`, crumbs },
    html`<div class="no-print">
        ${actions(printButton(lang), linkButton({ text: w.noticeBack, href: buildingHref(building.id), kind: 'quiet' }))}
      </div>
      <article class="card card-body print-a4 stack">
        ${pageHead({ title: w.noticeTitle, kicker: `${w.noticePlace} ${building.compound} ${building.name}`, lead: w.noticeLead(area?.name ?? '') })}
        ${qrBlock({ url, title: `${building.compound} ${building.name}` })}
        <ol>
          ${w.noticeSteps.map((step) => html`<li>${step}</li>`)}
        </ol>
        <p>
          ${w.noticePhone}
          ${area?.phone ? html`<b class="num">${area.phone}</b>` : nothing}${
            area?.hours ? html`<br />${w.noticeHours} ${area.hours}` : nothing
          }
        </p>
        <p class="small">${w.noticeDanger}</p>
      </article>`,
  )
}
