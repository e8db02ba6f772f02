import { readFileSync, writeFileSync } from 'node:fs'
import { basename } from 'node:path'
import { isDay } from '#base/days.ts'
import { importRoster } from '#modules/people/public.ts'
import { figuresDoc, figuresOf } from '#modules/reports/public.ts'
import { auto } from '#platform/ctx.ts'
import { percentText } from '#platform/figures/rounding.ts'
import { ctxOf } from '#platform/services.ts'
import { accessDoc } from '../docs.ts'
import { buildApp } from '../main.ts'
import { areaNamed, print, read, usageError, withInstallation, type Command } from './command.ts'

/** Commands about what is recorded. */
export const importCommand: Command = {
  about: 'Reads a list of residents from a spreadsheet; with --dry-run it only says what would happen.',
  usage: 'residents FILE.xlsx [--area CODE] [--dry-run] [--json]',
  details:
    'The same code as the page. The header and the columns are found by themselves; every row that is not taken is printed with its cell and why.',
  run: async (config, words) => {
    const { values, positionals } = read(words, {
      area: { type: 'string' },
      'dry-run': { type: 'boolean' },
      json: { type: 'boolean' },
    })
    const [what, file, more] = positionals
    if (what !== 'residents' || file === undefined || more !== undefined)
      throw usageError('Say what to import: residents FILE.xlsx')
    const bytes = fileBytes(file)
    return withInstallation(config, async ({ services }) => {
      const ctx = ctxOf(services, areaNamed(services, values.area), { actor: auto, lang: 'zh' })
      const answer = await importRoster(ctx, { bytes, fileName: basename(file), dryRun: values['dry-run'] ?? false })
      if (!answer.done) throw new Error(answer.sentence)
      const { rows, accepted, updated, refused, warnings, homes, persons } = answer.value
      print(answer.value, values.json, () => [
        `${rows} rows: ${accepted} accepted, ${updated} updated, ${refused.length} refused; ${persons} persons in ${homes} homes`,
        ...refused.map((line) => `✗ ${line.cell}: ${line.why}`),
        ...warnings.map((line) => `! ${line.cell}: ${line.why}`),
      ])
      return 0
    })
  },
}

function fileBytes(file: string): Buffer {
  try {
    return readFileSync(file)
  } catch {
    throw new Error(`The file ${file} cannot be read.`)
  }
}

export const figuresCommand: Command = {
  about: 'Prints every figure of an area over a span of days, both included.',
  usage: '--from YYYY-MM-DD --to YYYY-MM-DD [--area CODE] [--json]',
  run: async (config, words) => {
    const { values } = read(words, {
      area: { type: 'string' },
      from: { type: 'string' },
      to: { type: 'string' },
      json: { type: 'boolean' },
    })
    const [from, to] = [dayIn('--from', values.from), dayIn('--to', values.to)]
    if (from > to) throw usageError('--from is later than --to.')
    return withInstallation(config, async ({ services }) => {
      const ctx = ctxOf(services, areaNamed(services, values.area), { actor: auto, lang: 'zh' })
      const answer = await figuresOf(ctx, { from, to })
      print(answer, values.json, () =>
        answer.figures.map((figure) => `${figure.key}: ${numberOf(figure)} ${figure.unit} (${figure.evidence})`),
      )
      return 0
    })
  },
}

/** As people read it; `--json` has the number whole. */
function numberOf({ value, unit }: { value: number | null; unit: string }): string {
  if (value === null) return '–'
  return unit === '%' ? percentText(value) : String(value)
}

function dayIn(name: string, text: string | undefined): string {
  if (text === undefined || !isDay(text)) throw usageError(`${name} takes a day such as 2024-10-25.`)
  return text
}

export const docsCommand: Command = {
  about: 'Writes docs/access.md and docs/figures.md from the program itself.',
  usage: '',
  run: async (config, words) => {
    read(words, {})
    return withInstallation(config, ({ services }) => {
      writeFileSync('docs/access.md', accessDoc(buildApp(services)))
      writeFileSync('docs/figures.md', figuresDoc())
      return Promise.resolve(0)
    })
  },
}
