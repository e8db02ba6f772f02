import type { Header } from './header.rules.ts'
import { columnsLeftOut } from './header.rules.ts'
import { labelOf, meaningOf, type Field, type Mapping } from './fields.rules.ts'

/**
 * Lists are often printed side by side: 室号 姓名 电话 | 室号 姓名 电话, or 室号 姓名 电话 姓名 电话 with two persons of a home in
 * one row. Gives one header for each of the repeated groups, the first being the header as it was; columns in front of the
 * groups belong to all of them.
 */
export function sideBySide(header: Header): Header[] {
  const labels = header.labels.map(labelOf)
  const name = header.mapping.name ?? -1
  const next = labels.findIndex((label, at) => at > name && label !== '' && label === labels[name])
  const width = next - name
  if (name < 0 || next < 0) return [header]
  const start = groupStart(labels, name, width)
  const groups = groupCount(labels, start, width)
  if (groups < 2 || !reachable(labels.slice(start, start + width))) return [header]
  const mappings = Array.from({ length: groups }, (_, group) =>
    group === 0 ? header.mapping : shifted(header.mapping, { start, width, by: group * width }),
  )
  const leftOut = columnsLeftOut(header.labels, header.mapping).filter(
    ({ at }) => !mappings.some((one) => Object.values(one).includes(at)),
  )
  return mappings.map((mapping, group) => ({ ...header, mapping, leftOut: group === 0 ? leftOut : [] }))
}

/** As far to the left as the labels repeat. */
function groupStart(labels: readonly string[], name: number, width: number): number {
  let start = name
  while (start > 0 && start > name - width + 1 && labels[start - 1] === labels[start - 1 + width]) start -= 1
  return start
}

/** How often the labels of the first group stand one after the other; the last may lack what is blank. */
function groupCount(labels: readonly string[], start: number, width: number): number {
  const group = labels.slice(start, start + width)
  let count = 1
  while (group.every((label, at) => (labels[start + count * width + at] ?? '') === label)) count += 1
  return count
}

/** A second column of names alone is no second person: each group brings a telephone or a place. */
const reachable = (group: readonly string[]): boolean =>
  group.some((label) => ['phone', 'room', 'address', 'building'].includes(meaningOf(label) ?? ''))

/** What stands in front of the groups belongs to all, what stands behind them to the first. */
const shifted = (mapping: Mapping, group: { start: number; width: number; by: number }): Mapping =>
  Object.fromEntries(
    (Object.entries(mapping) as [Field, number][])
      .filter(([, column]) => column < group.start + group.width)
      .map(([field, column]) => [field, column < group.start ? column : column + group.by]),
  )
