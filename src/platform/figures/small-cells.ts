import type { FigureValue } from './figure.ts'

/** A breakdown shows no cell of one to four: with so few, neighbours know who is meant. */
export const smallest = 5

export const isSmall = (count: number): boolean => count > 0 && count < smallest

/** A count for a reader who may not see the rows behind it: the number, or null where only 「<5」 may be said. */
export const veiled = (count: number): number | null => (isSmall(count) ? null : count)

/**
 * Whether a number tells too much to somebody who may not see its rows: one to four rows (or people) in all, or one to four on either
 * side of a share, which the share itself would give away.
 */
export const isTelling = ({
  evidence,
  people = evidence,
  numerator,
  denominator,
}: Pick<FigureValue, 'evidence' | 'people' | 'numerator' | 'denominator'>): boolean =>
  isSmall(people) || (numerator !== undefined && (isSmall(numerator) || isSmall((denominator ?? 0) - numerator)))

/**
 * The cells of one breakdown whose total is public, for a reader who may not see the rows. Cells of one to four become
 * null; where only one would be hidden, it could be worked out from the total, so the smallest of the others goes too.
 */
export function veiledCells(counts: readonly number[]): (number | null)[] {
  const cells = counts.map(veiled)
  if (cells.filter((cell) => cell === null).length !== 1) return cells
  const rest = cells.filter((cell) => cell !== null && cell > 0)
  if (rest.length === 0) return cells
  const least = Math.min(...rest.filter((cell) => cell !== null))
  cells[cells.indexOf(least)] = null
  return cells
}
