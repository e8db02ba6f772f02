import type { Warned, Warning, Where } from './lines.rules.ts'

/** Warnings about what would be written down, as against what a list got wrong. */
const aboutTheRecord: readonly Warning[] = [
  'name-is-a-title',
  'name-short',
  'name-odd',
  'name-character-lost',
  'telephone-without-area',
  'telephone-in-other-home',
  'same-person-again',
  'telephones-joined',
  'same-name-in-building',
]

type Listed = { rows: readonly Where[]; onRecord?: boolean }

const rowKey = ({ sheet, row }: Where): string => `${row}|${sheet}`

/**
 * The warnings without those that only repeat what is on record: that 何阿姨 is no full name was said when she came in, and is
 * not said of every list she stands in. A line about two rows stays unless both are on record; what could not be read stays.
 */
export function withoutSettled(warnings: readonly Warned[], persons: readonly Listed[]): Warned[] {
  const known = new Set(persons.filter(({ onRecord }) => onRecord).flatMap(({ rows }) => rows.map(rowKey)))
  const isKnown = (at: Where | undefined): boolean => at === undefined || known.has(rowKey(at))
  return warnings.filter((line) => !(aboutTheRecord.includes(line.why) && isKnown(line) && isKnown(line.other)))
}
