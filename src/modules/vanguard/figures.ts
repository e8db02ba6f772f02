import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { holds } from '#platform/access/doorkeeper.ts'
import type { Figure, FigureCut } from '#platform/figures/figure.ts'
import { committee } from './access.ts'
import { contactColumns, contactRows, contactsIn, serviceContacts } from './figures.contacts.ts'
import { dayColumns, dayRows, heldRate, plannedDays, sessions } from './figures.days.ts'
import { activeVolunteers, hourColumns, hourRows, serviceHours } from './figures.hours.ts'
import { pointsIn, stepOf, valueIn, type Counting } from './figures.query.ts'
import { rowWords } from './figures.rows.words.ts'
import { words, type VanguardFigure } from './figures.words.ts'
import { services } from './services.rules.ts'
import { serviceWords } from './services.words.ts'

/** What every figure about vanguard days has in common: its number, months and parts come of one counting. */
const figure = (key: VanguardFigure, countingOf: (ctx: Ctx) => Counting) => ({
  key,
  module: 'vanguard',
  effort: 'e3' as const,
  measure: 'count' as const,
  definitionVersion: 1,
  words: (lang: Ctx['lang']) => {
    const w = words(lang)
    return { about: w.about, ...w.figures[key] }
  },
  mayReadEvidence: () => true,
  value: ((tx, ctx, span) => valueIn(tx, ctx, { counting: countingOf(ctx), span })) satisfies Figure['value'],
  series: (async (tx, ctx, { span, by }) => {
    const counting = countingOf(ctx)
    return pointsIn(tx, ctx, { counting, span, by: stepOf(counting, by) })
  }) satisfies Figure['series'],
})

const ofDays = (key: VanguardFigure, countingOf: (ctx: Ctx) => Counting): Figure => ({
  ...figure(key, countingOf),
  columns: dayColumns,
  evidence: (tx, ctx, ask) => dayRows(tx, ctx, { counting: countingOf(ctx), ask }),
})

const byService = (_: Tx, { lang }: Ctx): Promise<FigureCut[]> => {
  const names = serviceWords(lang).services
  const choices = services.map((value) => ({ value, text: names[value] }))
  return Promise.resolve([{ key: 'service', label: rowWords(lang).cut, choices }])
}

const cutBy = (countingOf: (ctx: Ctx) => Counting): Pick<Figure, 'cuts' | 'parts'> => ({
  cuts: byService,
  parts: async (tx, ctx, { span, cut }) => {
    const counting = countingOf(ctx)
    return cut === 'service' && counting.service ? pointsIn(tx, ctx, { counting, span, by: counting.service }) : []
  },
})

/** Time people gave: its rows are for the committee, and name nobody (domain F12). */
const ofHours = (key: VanguardFigure, countingOf: (ctx: Ctx) => Counting): Figure => ({
  ...figure(key, countingOf),
  ...cutBy(countingOf),
  mayReadEvidence: (actor) => holds(actor, committee),
  columns: hourColumns,
  evidence: (tx, ctx, ask) => hourRows(tx, ctx, { counting: countingOf(ctx), ask }),
})

/** The figures about vanguard days, in the order they are best read. */
export const vanguardFigures: readonly Figure[] = [
  ofDays('vanguard.sessions', sessions),
  ofDays('vanguard.planned', plannedDays),
  { ...ofDays('vanguard.heldRate', heldRate), measure: 'percent' },
  {
    ...figure('vanguard.serviceContacts', serviceContacts),
    ...cutBy(serviceContacts),
    value: contactsIn,
    columns: contactColumns,
    evidence: contactRows,
  },
  ofHours('vanguard.hours', serviceHours),
  ofHours('vanguard.activeVolunteers', activeVolunteers),
]
