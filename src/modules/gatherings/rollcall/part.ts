import { actions, linkButton, notice, section } from '#platform/web/components.ts'
import { html, nothing } from '#platform/web/html.ts'
import { wasHeld } from '../kinds.rules.ts'
import type { Gathering } from '../gathering.ts'
import type { Part } from '../parts.ts'
import { paperHref, rollHref, sheetHref } from './address.ts'
import { rollWords } from './words.ts'

/** How many came, and how that is known; null as long as nobody knows. */
function sayThere(lang: 'zh' | 'en', { attendances, counted, count_method: method }: Gathering): string {
  const w = rollWords(lang)
  if (method === 'estimate' && counted !== null && counted > attendances)
    return `${w.there(counted)} · ${w.methods.estimate}`
  return method !== null && counted === attendances
    ? `${w.there(attendances)} · ${w.methods[method]}`
    : w.there(attendances)
}

/** What everybody sees of it on the page of a gathering: how many came. */
export const rollCallPart: Part = ({ lang }, _, gathering) => {
  const w = rollWords(lang)
  if (!wasHeld(gathering.state)) return Promise.resolve(null)
  return Promise.resolve(section({ title: w.part, body: html`<p class="num">${sayThere(lang, gathering)}</p>` }))
}

type State = 'ahead' | 'held' | 'assumed' | 'unknown' | 'off'

/** Where the roll-call of a gathering stands, for whoever leads it. */
function stateOf(now: Date, gathering: Gathering): State {
  if (wasHeld(gathering.state)) return gathering.assumed && gathering.confirmed_at === null ? 'assumed' : 'held'
  if (gathering.state !== 'published') return 'off'
  const noted = gathering.attendances > 0 || gathering.counted !== null
  return gathering.ends_at < now && !noted ? 'unknown' : 'ahead'
}

/** What whoever leads a gathering sees of it at the desk: the number, which opens to its list, and the ways to call the roll. */
export const rollCallDeskPart: Part = ({ lang }, { now }, gathering) => {
  const w = rollWords(lang)
  const state = stateOf(now, gathering)
  if (state === 'off') return Promise.resolve(null)
  const held = wasHeld(gathering.state)
  const open = linkButton({ text: w.open, href: rollHref(gathering), kind: held ? 'plain' : 'go', icon: 'list-checks' })
  const number = html`<p><a class="row-link num" href="${rollHref(gathering)}">${sayThere(lang, gathering)}</a></p>`
  const body = html`${state === 'assumed' ? notice({ kind: 'problem', text: w.unconfirmed }) : nothing}
  ${state === 'unknown' ? notice({ kind: 'problem', text: w.unknown }) : nothing} ${held ? number : nothing}
  ${actions(
    open,
    linkButton({ text: w.sheet, href: sheetHref(gathering), icon: 'printer' }),
    linkButton({ text: w.paper, href: paperHref(gathering) }),
  )}`
  return Promise.resolve(section({ title: w.title, body }))
}
