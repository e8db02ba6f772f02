import { html, type Html } from '../web/html.ts'
import type { Mark } from './match.ts'

type Spot = Pick<Mark, 'from' | 'to'>

/** A text with the parts that were found set off. `around`: only so many signs on each side of the first of them. */
export function marked(text: string, spots: readonly Spot[], around?: number): Html {
  const apart = joined(spots)
  const [first] = apart
  const from = around === undefined || !first ? 0 : Math.max(0, first.from - around)
  const to = around === undefined || !first ? text.length : Math.min(text.length, first.to + around * 2)
  const inside = apart.filter((spot) => spot.from >= from && spot.to <= to)
  let at = from
  const parts = inside.map((spot) => {
    const before = text.slice(at, spot.from)
    at = spot.to
    return html`${before}<mark>${text.slice(spot.from, spot.to)}</mark>`
  })
  return html`<span>${from > 0 ? '…' : ''}${parts}${text.slice(at, to)}${to < text.length ? '…' : ''}</span>`
}

/** Overlapping spots as one, in order. */
function joined(spots: readonly Spot[]): Spot[] {
  const apart: Spot[] = []
  for (const { from, to } of spots.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = apart.at(-1)
    if (last && from <= last.to) last.to = Math.max(last.to, to)
    else apart.push({ from, to })
  }
  return apart
}
