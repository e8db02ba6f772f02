import { readFileSync } from 'node:fs'
import { backup } from '#platform/backup/backup.ts'
import { restore } from '#platform/backup/restore.ts'
import { verify } from '#platform/backup/verify.ts'
import { backupWords } from '#platform/backup/words.ts'
import { visitCluster } from '../cluster.ts'
import { migrationsDir, openSecrets } from '../boot.ts'
import type { Config } from '#platform/config.ts'
import { print, read, usageError, withInstallation, type Command } from './command.ts'

/** Commands that keep what is recorded safe. */
const w = backupWords('en')

export const backupCommand: Command = {
  about: 'Writes one file with everything as it is at one moment; the server may go on working.',
  usage: 'FILE [--with-secret PASSPHRASE_FILE] [--json]',
  details: `${w.secretOutside}\nWith --with-secret it is put in, locked with the passphrase in that file.`,
  run: async (config, words) => {
    const { values, positionals } = read(words, { 'with-secret': { type: 'string' }, json: { type: 'boolean' } })
    const outFile = oneFile(positionals)
    return withInstallation(config, async ({ services, cluster }) => {
      const passphrase = passphraseIn(values['with-secret'])
      const answer = await backup({
        owner: cluster.owner,
        filesDir: services.filesDir,
        outFile,
        secrets: services.secrets,
        program: services.level,
        now: services.now(),
        ...(passphrase === undefined ? {} : { withSecret: { secretFile: config.secretFile, passphrase } }),
      })
      if (!answer.done) throw new Error(w.backupRefused[answer.why])
      const { file, bytes } = answer.value
      print(answer.value, values.json, () => [
        `${file}: ${(bytes / 2 ** 20).toFixed(1)} MB`,
        passphrase === undefined ? w.secretOutside : w.secretInside,
      ])
      return 0
    })
  },
}

export const restoreCommand: Command = {
  about: 'Puts a backup into an empty installation (a new JINLIN_DATA).',
  usage: 'FILE [--with-secret PASSPHRASE_FILE] [--json]',
  run: async (config: Config, words) => {
    const { values, positionals } = read(words, { 'with-secret': { type: 'string' }, json: { type: 'boolean' } })
    const file = oneFile(positionals)
    const passphrase = passphraseIn(values['with-secret'])
    const cluster = await visitCluster(config, openSecrets(config))
    try {
      const answer = await restore({
        owner: cluster.owner,
        filesDir: `${config.dataDir}/files`,
        file,
        migrationsDir,
        secretFile: config.secretFile,
        ...(passphrase === undefined ? {} : { passphrase }),
      })
      if (!answer.done) throw new Error(w.restoreRefused[answer.why](answer.about))
      print(answer.value, values.json, () => [
        `Restored, with ${answer.value.files} files.`,
        w.secret[answer.value.secret],
      ])
      return 0
    } finally {
      await cluster.stop()
    }
  },
}

export const verifyCommand: Command = {
  about:
    'Checks the seals of all facts, the rows they speak of, and the files; names what was changed behind the program’s back.',
  usage: '[--json]',
  run: async (config, words) => {
    const { values } = read(words, { json: { type: 'boolean' } })
    return withInstallation(config, async ({ services }) => {
      const verdict = await verify(services)
      print(verdict, values.json, () => verdict.sentences)
      return verdict.clean ? 0 : 1
    })
  },
}

function oneFile(positionals: string[]): string {
  const [file, more] = positionals
  if (file === undefined || more !== undefined) throw usageError('Name one file.')
  return file
}

function passphraseIn(path: string | undefined): string | undefined {
  if (path === undefined) return undefined
  const text = readFileSync(path, 'utf8').trim()
  if (text.length < 8) throw new Error('The passphrase is too short: at least eight characters.')
  return text
}
