import { DAY_MS } from '#base/days.ts'

/** How many are shown, how many are looked at, and how long a closed one still counts as the same matter. */
export const mostShown = 5
export const mostLookedAt = 200
export const closedSince = (now: Date): Date => new Date(now.getTime() - 90 * DAY_MS)

/** What two texts are compared by: every two signs that stand side by side, without spaces, marks and capitals. */
export function pairsOf(text: string): Set<string> {
  const signs = Array.from(text.normalize('NFKC').toLowerCase()).filter((sign) => /[\p{L}\p{N}]/u.test(sign))
  return new Set(signs.slice(1).map((sign, at) => `${signs[at] ?? ''}${sign}`))
}

/** How much of the shorter text stands in the other, from 0 to 1: a sentence is longer than a title. */
export function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  const smaller = Math.min(a.size, b.size)
  if (smaller === 0) return 0
  return [...a].filter((pair) => b.has(pair)).length / smaller
}

type Candidate = { category: string; title: string | null }

/**
 * Those that may be the same matter: of the same subject first, then by what the titles share with the words; what came
 * last stands first among equals. Another subject counts only where a third of the words agree, or almost anything would.
 */
export function mostSimilar<Line extends Candidate>(
  said: { category: string | null; words: string },
  lines: readonly Line[],
): Line[] {
  const words = pairsOf(said.words)
  return lines
    .map((line) => ({
      line,
      same: Number(line.category === said.category),
      alike: likeness(words, pairsOf(line.title ?? '')),
    }))
    .filter(({ same, alike }) => same === 1 || alike >= 1 / 3)
    .sort((a, b) => b.same - a.same || b.alike - a.alike)
    .slice(0, mostShown)
    .map(({ line }) => line)
}
