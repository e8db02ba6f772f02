import { done, refused, type Outcome } from '#base/outcome.ts'
import * as limits from './limits.ts'
import type { ReadRefusal } from './limits.ts'
import { tally, type Tally } from './tally.ts'
import { declaredSizes, unpack } from './unpack.ts'
import { zipDirectory, type ZipEntry } from './zip-directory.ts'

/**
 * Whether a packed workbook may be handed to the reader: it is one, no part is larger than it says, and reading it stays
 * within what a small server can hold. Every part is unpacked once here, one at a time, and dropped again.
 */
export async function guard(bytes: Buffer): Promise<Outcome<null, ReadRefusal>> {
  const entries = zipDirectory(bytes)
  if (!entries) return refused('damaged')
  const kind = kindOf(entries)
  if (kind !== 'xlsx') return refused(kind)
  const declared = declaredSizes(entries, bytes.length)
  if (!declared.done) return declared
  const tallies: Tally[] = []
  for (const entry of entries) {
    const part = await unpack(bytes, entry)
    if (!part.done) return part
    tallies.push(tally(part.value))
  }
  return weigh(tallies)
}

function kindOf(entries: readonly ZipEntry[]): 'xlsx' | 'old-xls' | 'not-a-spreadsheet' {
  const names = new Set(entries.map((entry) => entry.name))
  if (names.has('xl/workbook.bin') || (names.has('mimetype') && names.has('content.xml'))) return 'old-xls'
  const isBook = names.has('[Content_Types].xml') && entries.some((entry) => entry.name.startsWith('xl/'))
  return isBook ? 'xlsx' : 'not-a-spreadsheet'
}

const sum = (tallies: readonly Tally[], key: 'tags' | 'cells' | 'box' | 'columns' | 'merges' | 'sheets'): number =>
  tallies.reduce((total, one) => total + one[key], 0)

const most = (tallies: readonly Tally[], key: 'cells' | 'box'): number =>
  tallies.reduce((largest, one) => Math.max(largest, one[key]), 0)

function weigh(tallies: readonly Tally[]): Outcome<null, ReadRefusal> {
  const trees = tallies.filter((one) => !one.isSheet)
  const sheets = sum(tallies, 'sheets')
  if (tallies.some((one) => one.odd) || sum(tallies, 'columns') > limits.columnTags) return refused('damaged')
  if (sum(trees, 'tags') > limits.treeTags || sum(tallies, 'merges') > limits.mergeTags)
    return refused('unpacks-too-big')
  const cells = Math.max(sum(tallies, 'cells') / limits.cellCount, (sheets * most(tallies, 'cells')) / limits.readCells)
  const boxes = Math.max(sum(tallies, 'box') / limits.boxCells, (sheets * most(tallies, 'box')) / limits.readBox)
  if (cells > 1 || boxes > 1 || sheets > limits.sheetCount) return refused('too-many-rows')
  return done(null)
}
