import type { Hears } from '#platform/facts/deliver.ts'

/** Who hears which fact, after commit and at least once. */
export const hears: Hears = []
