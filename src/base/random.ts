/** Numbers that look random and are the same on every machine: for demonstrations, draws and tests. */
export type Random = {
  /** A number from 0 up to, not including, 1. */
  next: () => number
  /** A whole number from `low` to `high`, both included. */
  between: (low: number, high: number) => number
  /** One of these. */
  pick: <T>(from: readonly T[]) => T
  /** True with this chance, 0 to 1. */
  chance: (probability: number) => boolean
}

/** A generator from a seed (mulberry32: 32 bits of state, even enough for demonstrations, not for secrets). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = state
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
  const between = (low: number, high: number) => low + Math.floor(next() * (high - low + 1))
  return {
    next,
    between,
    pick: (from) => {
      const one = from[between(0, from.length - 1)]
      if (one === undefined) throw new Error('Nothing to pick from.')
      return one
    },
    chance: (probability) => next() < probability,
  }
}
