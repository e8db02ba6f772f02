import type { Figure } from '#platform/figures/figure.ts'

/** The figures about care, in the order they are best read. */
export const careFigures: readonly Figure[] = []
