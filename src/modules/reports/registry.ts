import { careFigures } from '#modules/care/public.ts'
import { gatheringsFigures } from '#modules/gatherings/public.ts'
import { needsFigures } from '#modules/needs/public.ts'
import { vanguardFigures } from '#modules/vanguard/public.ts'
import type { Figure } from '#platform/figures/figure.ts'

/** Every figure of the house, in the order the efforts are told. A module joins here through its public.ts. */
export const allFigures: readonly Figure[] = [...needsFigures, ...gatheringsFigures, ...vanguardFigures, ...careFigures]

const byKey = new Map(allFigures.map((figure) => [figure.key, figure]))

/** The figure of this key; undefined for any other text. */
export const figureOf = (key: string): Figure | undefined => byKey.get(key)
