import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { visitEmbedded } from '#platform/db/embedded/visit.ts'
import type { Bench } from './measurements.ts'
import { signInAs } from './session.ts'

const headers = { 'sec-fetch-site': 'same-origin' }
const devices = 20
const peopleEach = 10

/** A vanguard day under way with two stalls, in an area of the bench. */
async function morning(bench: Bench, code: string): Promise<{ id: string; stalls: string[] }> {
  const client = new pg.Client(visitEmbedded(`${bench.dataDir}/postgres`)?.appUrl('jinlin'))
  await client.connect()
  const { rows } = await client.query<{ id: number }>('select id from platform.area where code = $1', [code])
  const area = Number(rows[0]?.id)
  const [id, stalls] = [randomUUID(), [randomUUID(), randomUUID()]]
  await client.query(`begin; select platform.set_area(${area})`)
  await client.query(
    `insert into gatherings.gathering (area_id, id, title, kind, purpose, audience, effort, starts_at, ends_at, state, sign_up, made_at, published_at)
     values ($1, $2, 'Measured day', 'vanguard', 'service', 'everybody', 'e3', now() - interval '1 hour', now() + interval '1 hour', 'published', 'none', now(), now())`,
    [area, id],
  )
  for (const stall of stalls)
    await client.query(
      `insert into vanguard.stall (area_id, id, gathering_id, service, title, starts_at, ends_at, state, made_at)
       values ($1, $2, $3, 'haircut', 'Haircuts', now() - interval '1 hour', now() + interval '1 hour', 'planned', now())`,
      [area, stall, id],
    )
  await client.query('commit')
  await client.end()
  return { id, stalls }
}

/** Milliseconds of each tap at two stalls, from twenty devices on which somebody taps again after so long. */
export async function tapTimes(bench: Bench, pause: () => number): Promise<number[]> {
  const { id, stalls } = await morning(bench, 'street-14')
  const cookie = await signInAs(bench.url, 'staff', 'street-14')
  const times: number[] = []
  const send = async (device: string, marks: object[]): Promise<{ taken: string[] }> => {
    const body = new URLSearchParams({ batch: JSON.stringify({ device, now: new Date().toISOString(), marks }) })
    const answer = await fetch(`${bench.url}/desk/vanguard/${id}/morning/taps`, {
      method: 'POST',
      headers: { ...headers, cookie },
      body,
    })
    return (await answer.json()) as { taken: string[] }
  }
  await Promise.all(
    Array.from({ length: devices }, async (_, at) => {
      const device = `device-${at}`
      await send(device, [])
      for (let one = 0; one < peopleEach; one++) {
        await new Promise((resolve) => setTimeout(resolve, pause()))
        const tap = { id: randomUUID(), stall: stalls[at % 2], ticket: randomUUID(), what: 'served' }
        const started = performance.now()
        const { taken } = await send(device, [{ ...tap, at: new Date().toISOString() }])
        times.push(performance.now() - started)
        if (taken.length !== 1) throw new Error('A tap was not taken.')
      }
    }),
  )
  return times
}
