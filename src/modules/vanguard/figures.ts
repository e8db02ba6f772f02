import type { Figure } from '#platform/figures/figure.ts'

/** The figures about vanguard days, in the order they are best read. */
export const vanguardFigures: readonly Figure[] = []
