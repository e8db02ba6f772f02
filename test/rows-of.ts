import type { Cell } from '#base/sheet.ts'

/** One line a row, bars between cells; ^ and < take the text from above and from the left, as merged cells do. */
export function rowsOf(text: string): Cell[][] {
  const rows: Cell[][] = []
  for (const line of text.split('\n')) {
    const row: Cell[] = []
    line.split('|').forEach((raw, at) => {
      const one = raw.trim()
      if (one === '^') row.push({ text: rows.at(-1)?.[at]?.text ?? '', merged: true })
      else if (one === '<') row.push({ text: row[at - 1]?.text ?? '', merged: true })
      else row.push({ text: one })
    })
    rows.push(row)
  }
  return rows
}
