import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { visitEmbedded } from '../src/platform/db/embedded/visit.ts'

/** Writes a class that began half an hour ago beside the running server, and answers its id: a form would not plan what has begun. */
export async function begunGathering(dataDir: string, title: string): Promise<string> {
  const client = new pg.Client(visitEmbedded(`${dataDir}/postgres`)?.appUrl('jinlin'))
  await client.connect()
  const { rows } = await client.query<{ id: number }>(`select id from platform.area where code = 'dongdaming'`)
  const areaId = Number(rows[0]?.id)
  const id = randomUUID()
  await client.query(`begin; select platform.set_area(${areaId})`)
  await client.query(
    `insert into gatherings.gathering (area_id, id, title, kind, purpose, audience, starts_at, ends_at, state, sign_up, made_at, published_at)
     values ($1, $2, $3, 'class', 'learning', 'everybody', $4, $5, 'published', 'none', $4, $4)`,
    [areaId, id, title, new Date(Date.now() - 1_800_000), new Date(Date.now() + 1_800_000)],
  )
  await client.query('commit')
  await client.end()
  return id
}
