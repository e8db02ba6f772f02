import type { Command } from './command.ts'
import { backupCommand, restoreCommand, verifyCommand } from './keep.ts'
import { demoCommand, doctorCommand, migrateCommand, serveCommand } from './run.ts'
import { rosterCommand } from './roster.ts'
import { docsCommand, figuresCommand, importCommand } from './records.ts'

/** Every command by its name, in the order of the overview. */
export const commands: Record<string, Command> = {
  serve: serveCommand,
  migrate: migrateCommand,
  doctor: doctorCommand,
  demo: demoCommand,
  backup: backupCommand,
  restore: restoreCommand,
  verify: verifyCommand,
  import: importCommand,
  figures: figuresCommand,
  roster: rosterCommand,
  docs: docsCommand,
}
