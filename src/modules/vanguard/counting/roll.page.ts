import type { Lang } from '#base/words.ts'
import { button, hiddenField } from '#platform/web/components.ts'
import { attrs, html, type Html } from '#platform/web/html.ts'
import type { Day } from '../day.ts'
import { morningPath } from './address.ts'
import type { OnShift } from './roll.ts'
import { saySign } from './say.ts'
import { fromThen } from './early.page.ts'
import { opensAt } from './ticket.rules.ts'
import { countingWords } from './words.ts'

type Roll = { day: Day; roll: readonly OnShift[]; newId: () => string; shut: boolean; now: Date }

/** Whoever has a place on the day: all of the line is the button, 「没来」 beside it. */
export const rollPart = (lang: Lang, roll: Roll): Html =>
  roll.roll.length === 0
    ? html`<p>${countingWords(lang).noRoll}</p>`
    : html`<ul class="roll" data-roll>
        ${roll.roll.map((one) => line(lang, roll, one))}
      </ul>`

const line = (lang: Lang, { day, newId, shut, now }: Roll, one: OnShift): Html => {
  const w = countingWords(lang)
  const { id, name, title, conflict } = one
  const state = one.state ?? 'none'
  const face = html`<span class="roll-no"></span
    ><span class="roll-who">${name} <span class="small">${title}</span></span
    ><span class="roll-said">${saySign(lang, one)}</span
    ><span ${attrs({ class: 'roll-dispute', hidden: !conflict })}>${w.rollConflict}</span>`
  const sign = (what: string, body: Html) =>
    html`<form method="post" action="${morningPath(day)}" data-do="sign">
      ${hiddenField('id', newId())} ${hiddenField('place', id)} ${hiddenField('what', what)} ${body}
    </form>`
  const tap = html`<button class="roll-tap" type="submit">${face}</button>`
  const still = html`<div class="roll-tap">${face}</div>`
  const then = html`${sign(state === 'present' ? 'left' : 'arrived', tap)}
    <div class="roll-absent">${sign('absent', button({ text: w.absentButton, kind: 'quiet' }))}</div>`
  return html`<li id="p-${id}" data-about="${id}" data-state="${state}">
    ${shut ? still : fromThen({ from: opensAt(day.starts_at), now }, { before: still, then })}
  </li>`
}
