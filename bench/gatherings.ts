import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { dayOf } from '#base/days.ts'
import { visitEmbedded } from '#platform/db/embedded/visit.ts'
import type { Bench } from './measurements.ts'
import { signInAs } from './session.ts'

const DAY_MS = 86_400_000
const headers = { 'sec-fetch-site': 'same-origin' }

type Planned = { area: string; capacity: number; inDays?: number; at?: readonly [string, string]; partyMost?: number }

/** A gathering of one area, planned by its staff as the form does it; answers its id and the staff's cookie. */
export async function planned(
  bench: Bench,
  { area, capacity, inDays = 20, at = ['14:00', '16:00'], partyMost = 4 }: Planned,
) {
  const cookie = await signInAs(bench.url, 'staff', area)
  const id = randomUUID().replace(/^(.{14})./, '$17')
  const day = dayOf(new Date(Date.now() + inDays * DAY_MS))
  const [from, to] = at
  const plan = {
    id,
    title: 'Measured class',
    kind: 'class',
    elsewhere: 'Third floor',
    signUp: 'first-come',
    publish: 'yes',
  }
  const answer = await fetch(`${bench.url}/desk/gatherings`, {
    method: 'POST',
    headers: { ...headers, cookie },
    body: new URLSearchParams({
      ...plan,
      day,
      from,
      to,
      closesHours: '0',
      capacity: String(capacity),
      partyMost: String(partyMost),
    }),
    redirect: 'manual',
  })
  if (answer.status !== 303) throw new Error(`Planning was answered ${answer.status}.`)
  return { id, cookie }
}

let last = 0
/** Somebody nobody knows, with a telephone of their own. */
export const somebody = (): Record<string, string> => {
  last += 1
  return { id: randomUUID(), name: `Guest ${last}`, phone: `138${String(10_000_000 + last)}`, self: 'yes', wait: 'yes' }
}

/** Writes gatherings into an area until it has so many, spread over the months around today: a dozen years of a busy pavilion. */
export async function fillCalendar(bench: Bench, code: string, wanted: number): Promise<void> {
  const client = new pg.Client(visitEmbedded(`${bench.dataDir}/postgres`)?.appUrl('jinlin'))
  await client.connect()
  const { rows } = await client.query<{ id: number }>('select id from platform.area where code = $1', [code])
  const area = Number(rows[0]?.id)
  await client.query(`begin; select platform.set_area(${area})`)
  const { rows: known } = await client.query<{ n: number }>(
    'select count(*)::int as n from gatherings.gathering where area_id = $1',
    [area],
  )
  await client.query(
    `insert into gatherings.gathering (area_id, id, title, kind, purpose, audience, elsewhere, starts_at, ends_at, state, sign_up, made_at, published_at)
     select $1::int, gen_random_uuid(), 'Measured class ' || n, 'class', 'learning', 'everybody', 'Third floor', at, at + interval '90 minutes',
       'published', 'none', now(), now()
     from generate_series(1, $2::int) n, lateral (select date_trunc('hour', now()) + (n - $2::int / 2) * interval '5 hours' as at) t
     returning area_id`,
    [area, Math.max(0, wanted - (known[0]?.n ?? 0))],
  )
  await client.query('commit')
  await client.end()
}

/** Seconds until five hundred who come at once for twenty places all have their answer; and how many sit in the end. */
export async function rush(bench: Bench): Promise<{ seconds: number; seated: string }> {
  const { id, cookie } = await planned(bench, { area: 'street-11', capacity: 20 })
  const people = Array.from({ length: 500 }, somebody)
  const started = performance.now()
  const answers = await Promise.all(
    people.map(async (one) => {
      const sent = { method: 'POST', headers: { ...headers, cookie: 'area=street-11' }, redirect: 'manual' as const }
      const answer = await fetch(`${bench.url}/gatherings/${id}/signup`, { ...sent, body: new URLSearchParams(one) })
      await answer.arrayBuffer()
      return answer.status
    }),
  )
  const seconds = (performance.now() - started) / 1000
  const wrong = answers.filter((status) => status !== 303)
  if (wrong.length > 0) throw new Error(`${wrong.length} of 500 were answered ${wrong[0]}.`)
  const list = await (await fetch(`${bench.url}/desk/gatherings/${id}/signups`, { headers: { cookie } })).text()
  return { seconds, seated: /(\d+) \/ 20/.exec(list)?.[1] ?? '?' }
}

const devices = 20
const listed = 200

/** A roll of two hundred, on the list by sign-ups, ready to be called; answers whose lines it has. */
async function rollOf(bench: Bench) {
  const { id, cookie } = await planned(bench, {
    area: 'street-12',
    capacity: listed,
    inDays: 1,
    at: ['00:05', '02:00'],
    partyMost: 1,
  })
  for (let i = 0; i < listed; i += 20)
    await Promise.all(
      Array.from({ length: 20 }, () =>
        fetch(`${bench.url}/gatherings/${id}/signup`, {
          method: 'POST',
          headers: { ...headers, cookie: 'area=street-12' },
          body: new URLSearchParams(somebody()),
          redirect: 'manual',
        }).then((answer) => answer.arrayBuffer()),
      ),
    )
  const page = await (await fetch(`${bench.url}/desk/gatherings/${id}/rollcall`, { headers: { cookie } })).text()
  const about = [...new Set([...page.matchAll(/data-about="([0-9a-f-]{36})"/g)].map(([, one]) => one ?? ''))]
  if (about.length !== listed) throw new Error(`The roll has ${about.length} lines.`)
  return { id, cookie, about }
}

/** Milliseconds a tap waits for the one before it: as people tap, about once a second. */
export const atPeoplesPace = (): number => 500 + Math.random() * 1000
/** The next tap goes out as soon as the one before it is answered. */
export const withoutPause = (): number => 0

/**
 * Milliseconds of each mark of a roll-call of two hundred by list, from twenty devices: ten people each, so many times over.
 * The first round of several is not counted: the server has just started.
 */
export async function markTimes(bench: Bench, pause: () => number, rounds = 1): Promise<number[]> {
  const { id, cookie, about } = await rollOf(bench)
  const each = listed / devices
  const times: number[] = []
  const tap = async (device: number, one: string, what: string) => {
    const now = new Date().toISOString()
    const marks = [{ id: randomUUID(), about: one, what, at: now }]
    const body = new URLSearchParams({ batch: JSON.stringify({ device: `device-${device}`, now, marks }) })
    const started = performance.now()
    const sent = { method: 'POST', headers: { ...headers, cookie }, body }
    const answer = await fetch(`${bench.url}/desk/gatherings/${id}/marks`, sent)
    const said = (await answer.json()) as { taken: string[] }
    if (said.taken.length !== 1) throw new Error('A mark was not taken.')
    return performance.now() - started
  }
  await Promise.all(
    Array.from({ length: devices }, async (_, device) => {
      const own = about.slice(device * each, (device + 1) * each)
      for (let round = 0; round < rounds; round++)
        for (const one of own) {
          await new Promise((resolve) => setTimeout(resolve, pause()))
          const ms = await tap(device, one, round % 2 ? 'left' : 'arrived')
          if (rounds === 1 || round > 0) times.push(ms)
        }
    }),
  )
  return times
}
