import type { Command } from './command.ts'
import { demoCommand, doctorCommand, migrateCommand, serveCommand } from './run.ts'

/** Every command by its name, in the order of the overview. */
export const commands: Record<string, Command> = {
  serve: serveCommand,
  migrate: migrateCommand,
  doctor: doctorCommand,
  demo: demoCommand,
}
