import type { Command } from './command.ts'

/** All commands, a line each. */
export function overview(commands: Record<string, Command>): string {
  const width = Math.max(...Object.keys(commands).map((name) => name.length))
  const lines = Object.entries(commands).map(([name, command]) => `  ${name.padEnd(width)}  ${command.about}`)
  return ['Jinlin: jinlin <command> [--help]', '', ...lines].join('\n')
}

/** One command in full. */
export const helpFor = (name: string, command: Command): string =>
  [
    `jinlin ${name} ${command.usage}`.trimEnd(),
    '',
    command.about,
    ...(command.details ? ['', command.details] : []),
  ].join('\n')
