import type { Ctx } from '#platform/ctx.ts'
import type { Figure } from '#platform/figures/figure.ts'
import { committee } from './access.ts'
import * as countings from './figures.countings.ts'
import { cutsOf } from './figures.cuts.ts'
import { gatheringColumns, rowsIn, type Extra } from './figures.evidence.ts'
import { hasNames, personPoints, personsIn } from './figures.persons.ts'
import { partOf, pointsIn, stepOf, valueIn, type Counting, type CutKey } from './figures.query.ts'
import { spaceHours, spacesIn } from './figures.spaces.ts'
import { words, type GatheringFigure } from './figures.words.ts'

type Told = { measure: Figure['measure']; extras: readonly Extra[]; cuts?: readonly CutKey[] }

/** What every figure about gatherings has in common. Its rows are gatherings, which everybody may know of. */
const about = (key: GatheringFigure, { measure, extras, cuts = ['kind', 'audience', 'venue'] }: Told) => ({
  key,
  module: 'gatherings',
  measure,
  definitionVersion: 1,
  words: (lang: Ctx['lang']) => {
    const w = words(lang)
    return { about: w.about, ...w.figures[key] }
  },
  mayReadEvidence: () => true,
  columns: (ctx: Ctx) => gatheringColumns(ctx, extras),
  cuts: cutsOf(cuts),
})

const counted = (key: GatheringFigure, countingOf: (ctx: Ctx) => Counting, told: Told): Figure => ({
  ...about(key, told),
  value: (tx, ctx, span) => valueIn(tx, ctx, { counting: countingOf(ctx), span }),
  series: (tx, ctx, { span, by }) => pointsIn(tx, ctx, { counting: countingOf(ctx), span, by: stepOf(by) }),
  parts: async (tx, ctx, { span, cut }) => {
    const by = partOf(cut)
    return by ? pointsIn(tx, ctx, { counting: countingOf(ctx), span, by }) : []
  },
  evidence: (tx, ctx, ask) => rowsIn(tx, ctx, { ...ask, counted: countingOf(ctx).counted }),
})

/** Different persons. Which sessions they were in is told to the committee: few persons in few sessions are soon known. */
const persons = (told: Told): Figure => ({
  ...about('gatherings.distinctPersons', told),
  mayReadEvidence: ({ grants }) => grants.some(({ role }) => committee.includes(role)),
  value: personsIn,
  series: (tx, ctx, { span, by }) => personPoints(tx, ctx, { span, by: stepOf(by) }),
  parts: async (tx, ctx, { span, cut }) => {
    const by = partOf(cut)
    return by ? personPoints(tx, ctx, { span, by }) : []
  },
  evidence: (tx, ctx, ask) => rowsIn(tx, ctx, { ...ask, counted: hasNames(ctx) }),
})

/** The figures about gatherings and venues, in the order they are best read. */
export const gatheringsFigures: readonly Figure[] = [
  counted('gatherings.sessions', countings.sessions, { measure: 'count', extras: ['attendances', 'method'] }),
  counted('gatherings.attendances', countings.attendances, { measure: 'count', extras: ['attendances', 'method'] }),
  persons({ measure: 'count', extras: ['present'] }),
  counted('gatherings.fillRate', countings.fillRate, {
    measure: 'percent',
    extras: ['attendances', 'capacity', 'taken'],
  }),
  {
    ...counted('spaces.hours', spaceHours, {
      measure: 'count',
      extras: ['hours', 'purpose'],
      cuts: ['venue', 'purpose', 'kind', 'audience'],
    }),
    value: spacesIn,
  },
]
