import pg from 'pg'
import { visitEmbedded } from '#platform/db/embedded/visit.ts'
import { readSecretFile, secretsFrom } from '#platform/secret/secrets.ts'

/** A connection beside the running server of the journeys, to make what a journey begins with and to look at what came of it. */
export async function beside(dataDir: string) {
  const visit = visitEmbedded(`${dataDir}/postgres`)
  if (!visit) throw new Error('The server of the journeys does not run.')
  const db = new pg.Client(visit.ownerUrl('jinlin'))
  await db.connect()
  const secrets = secretsFrom(readSecretFile(`${dataDir}/secret`))
  const { rows } = await db.query<{ id: number }>("select id from platform.area where code = 'dongdaming'")
  const area = rows[0]?.id ?? 0
  /** In one transaction, which alone knows of which area it is. */
  const within = async <T>(work: () => Promise<T>): Promise<T> => {
    await db.query('begin')
    await db.query('select platform.set_area($1)', [area])
    const value = await work()
    await db.query('commit')
    return value
  }
  return { db, secrets, area, within }
}
