import { serve } from '../serve.ts'
import { loadDemo, loadStreet } from '../demo/demo.ts'
import { bringUp, openSecrets } from '../boot.ts'
import { visitCluster } from '../cluster.ts'
import { print, read, withInstallation, type Command } from './command.ts'
import { examine } from './doctor.ts'

/** Commands that run and look after an installation. */
export const serveCommand: Command = {
  about: 'Runs the server until it is asked to stop.',
  usage: '',
  details:
    'PORT, HOST, JINLIN_DATA, DATABASE_URL, JINLIN_DEMO=off, JINLIN_ORIGIN, JINLIN_PROXIES, JINLIN_SECRET_FILE; see README.',
  run: async (config, words) => {
    read(words, {})
    await serve(config)
    return 0
  },
}

export const migrateCommand: Command = {
  about: 'Brings the database to the level of this program.',
  usage: '[--json]',
  run: async (config, words) => {
    const { values } = read(words, { json: { type: 'boolean' } })
    const cluster = await visitCluster(config, openSecrets(config))
    try {
      const applied = await bringUp(cluster)
      print({ applied }, values.json, () =>
        applied.length > 0 ? applied.map((name) => `applied ${name}`) : ['The database is at this level already.'],
      )
      return 0
    } finally {
      await cluster.stop()
    }
  },
}

export const demoCommand: Command = {
  about: 'Loads the demonstration area into an empty installation, or a street of twenty for measuring.',
  usage: '[--street]',
  run: async (config, words) => {
    const { values } = read(words, { street: { type: 'boolean' } })
    return withInstallation(config, async ({ services }) => {
      if (!config.demo) throw new Error('JINLIN_DEMO=off: invented people are not loaded beside real ones.')
      if (services.areas.all().some((area) => !area.demo))
        throw new Error('There is a real area here: invented people are not loaded beside real ones.')
      const load = values.street ? loadStreet : loadDemo
      const loaded = await load(services, (line) => void process.stdout.write(line + '\n'))
      if (!loaded) throw new Error('This demonstration is loaded already.')
      return 0
    })
  },
}

export const doctorCommand: Command = {
  about: 'Checks this installation and says what is wrong.',
  usage: '[--json]',
  run: async (config, words) => {
    const { values } = read(words, { json: { type: 'boolean' } })
    const findings = await examine(config)
    print(findings, values.json, () => findings.map(({ ok, about, text }) => `${ok ? '✓' : '✗'} ${about}: ${text}`))
    return findings.every(({ ok }) => ok) ? 0 : 1
  },
}
