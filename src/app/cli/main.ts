import { readConfig } from '#platform/config.ts'
import { commands } from './commands.ts'
import { isUsageError } from './command.ts'
import { helpFor, overview } from './help.ts'

/** Exit codes: 0 done, 1 refused with a sentence, 2 the call's words are off. */
async function main(words: string[]): Promise<number> {
  const [name = 'help', ...rest] = words
  if (name === 'help' || name === '--help') return say(overview(commands), 0)
  const command = commands[name]
  if (!command) return complain(`There is no command “${name}”.\n\n${overview(commands)}`, 2)
  if (rest.includes('--help')) return say(helpFor(name, command), 0)
  try {
    return await command.run(readConfig(process.env), rest)
  } catch (error) {
    if (isUsageError(error)) return complain(`${error.message}\n\n${helpFor(name, command)}`, 2)
    return complain(sentenceOf(error as Error), 1)
  }
}

/** What went wrong, in a line; all of it for whoever asks with JINLIN_LOG=debug. */
const sentenceOf = (error: Error): string =>
  process.env['JINLIN_LOG'] === 'debug' ? String(error.stack) : error.message

function say(text: string, code: number): number {
  process.stdout.write(text + '\n')
  return code
}

function complain(text: string, code: number): number {
  process.stderr.write(text + '\n')
  return code
}

process.exitCode = await main(process.argv.slice(2))
