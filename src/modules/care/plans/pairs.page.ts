import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  chip,
  form,
  hiddenField,
  notice,
  postButton,
  radiosField,
  section,
  selectField,
} from '#platform/web/components.ts'
import { html, type Html } from '#platform/web/html.ts'
import { planHref } from '../address.ts'
import type { Pairing } from './pairing.ts'
import type { PlanPage } from './shown.ts'
import { planWords } from './words.ts'

/** Who goes there, and asking somebody. */
export const pairsPart = (lang: Lang, page: PlanPage): Html => {
  const w = planWords(lang)
  const { pairings, plan } = page.sheet
  return section({
    title: w.pairs,
    id: 'pairs',
    body: html`<div class="stack">
      <p>${w.pairsNote}</p>
      ${notice({ kind: 'note', text: w.first })}
      ${
        pairings.length === 0
          ? html`<p>${w.noPairs}</p>`
          : html`<ul class="card list">
              ${pairings.map((one) => pairLine(lang, plan, one))}
            </ul>`
      }
      ${pairForm(lang, page)}
    </div>`,
  })
}

const pairLine = (lang: Lang, plan: { id: string }, one: Pairing): Html => {
  const w = planWords(lang)
  const state =
    one.acceptedAt === null ? chip('waiting', w.asked) : one.isThere ? chip('done', w.accepted) : chip('off', w.away)
  return html`<li>
    <span class="row-title">${one.name}</span> ${state}
    <p class="small">${one.byTelephone ? `${w.parts[one.part]} · ${w.toRing}` : w.parts[one.part]}</p>
    ${postButton({ text: w.unpair, kind: 'quiet', action: `${planHref(plan)}/pairs/${one.id}/end` })}
  </li>`
}

const pairForm = (lang: Lang, { sheet: { plan, pairings }, couldGo, newId, back }: PlanPage): Html => {
  const w = planWords(lang)
  const own = back?.form === 'pair' ? back : undefined
  const state = { lang, errors: own?.errors, values: own?.values }
  const others = couldGo.filter(({ id }) => !pairings.some(({ volunteerId }) => volunteerId === id))
  if (others.length === 0) return html`<p>${w.nobodyToAsk}</p>`
  const who = others.map(({ id, name, company }) => ({ value: id, label: company ? w.company(name) : name }))
  const hasMain = pairings.some(({ part }) => part === 'main')
  return form({
    lang,
    action: `${planHref(plan)}/pairs`,
    errors: own?.errors,
    body: html`${hiddenField('id', newId)} ${selectField({ ...state, name: 'volunteer', label: w.who, options: who })}
    ${radiosField({
      ...state,
      name: 'part',
      label: w.part,
      value: hasMain ? 'substitute' : 'main',
      options: (['main', 'substitute'] as const).map((value) => ({ value, label: w.parts[value] })),
    })}
    ${actions(button({ text: w.pair, icon: 'plus' }))}`,
  })
}
