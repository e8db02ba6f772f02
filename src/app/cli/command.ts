import { parseArgs, type ParseArgsConfig } from 'node:util'
import type { Area } from '#platform/ctx.ts'
import type { Config } from '#platform/config.ts'
import type { Services } from '#platform/services.ts'
import { openInstallation, type Installation } from '../boot.ts'

/** One command of the program. `run` returns the exit code. */
export type Command = {
  /** One line for the overview. */
  about: string
  /** How it is called, after its name. */
  usage: string
  /** More lines for --help. */
  details?: string
  run: (config: Config, words: string[]) => Promise<number>
}

/** The call's words are off: exit 2 with the usage. */
export const usageError = (sentence: string): Error => Object.assign(new Error(sentence), { usage: true })

export const isUsageError = (error: unknown): error is Error => error instanceof Error && 'usage' in error

type Options = NonNullable<ParseArgsConfig['options']>

/** Reads options and words; an unknown option is a usage error. */
export function read<const O extends Options>(words: string[], options: O) {
  try {
    return parseArgs({ args: words, options, allowPositionals: true, strict: true })
  } catch (error) {
    throw usageError((error as Error).message)
  }
}

/** Opens the installation beside a running server, works, and closes it again. */
export async function withInstallation<T>(config: Config, work: (open: Installation) => Promise<T>): Promise<T> {
  const open = await openInstallation(config, 'beside')
  try {
    return await work(open)
  } finally {
    await open.close()
  }
}

/** The area a command is about: by its code, or the only one there is. */
export function areaNamed(services: Services, code: string | undefined): Area {
  const all = services.areas.all()
  if (code === undefined) {
    const [only, another] = all
    if (!only) throw new Error('There is no area yet. Start Jinlin once, or load the demo.')
    if (another)
      throw usageError(
        `There are ${all.length} areas: name one with --area (${all.map((area) => area.code).join(', ')}).`,
      )
    return only
  }
  const area = services.areas.byCode(code)
  if (!area) throw new Error(`There is no area “${code}”. Known: ${all.map((one) => one.code).join(', ') || 'none'}.`)
  return area
}

/** Prints a value: as JSON when asked, else as lines. */
export function print(value: unknown, asJson: boolean | undefined, lines: () => string[]): void {
  process.stdout.write((asJson ? JSON.stringify(value, null, 2) : lines().join('\n')) + '\n')
}
