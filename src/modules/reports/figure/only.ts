import type { Span } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Figure, Narrowed, Only } from '#platform/figures/figure.ts'

/** A choice of one cut, with what both are called. */
export type Chosen = { key: string; value: string; label: string; text: string }

/** What of a figure an address asks for; null where it names a choice there is none of. */
export async function chosenIn(ctx: Ctx, figure: Figure, query: Record<string, string>): Promise<Chosen[] | null> {
  const { cuts } = figure
  if (!cuts) return []
  const offered = await inArea(ctx, (tx) => cuts(tx, ctx))
  const asked = offered.filter(({ key }) => query[key] !== undefined && query[key] !== '')
  const chosen = asked.flatMap(({ key, label, choices }) => {
    const choice = choices.find(({ value }) => value === query[key])
    return choice ? [{ key, label, ...choice }] : []
  })
  return chosen.length === asked.length ? chosen : null
}

/** The same days, narrowed to what was chosen. */
export const narrowed = (span: Span, chosen: readonly Chosen[]): Narrowed =>
  chosen.length === 0 ? span : { ...span, only: onlyOf(chosen) }

export const onlyOf = (chosen: readonly Chosen[]): Only =>
  Object.fromEntries(chosen.map(({ key, value }) => [key, value]))

/** 「场次 · 手工 · 临江微课堂」. */
export const sayChosen = (name: string, chosen: readonly Chosen[]): string =>
  [name, ...chosen.map(({ text }) => text)].join(' · ')
