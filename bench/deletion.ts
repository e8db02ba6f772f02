import type { Bench } from './measurements.ts'
import { signInAs } from './session.ts'

const people = 5

/** Milliseconds of the last press that deletes somebody over all tables, for a few neighbours, each asked for at the counter first. */
export async function deletionTimes(bench: Bench): Promise<number[]> {
  const cookie = await signInAs(bench.url, 'director', 'street-09')
  const headers = { cookie, 'sec-fetch-site': 'same-origin' }
  const get = async (path: string) => (await fetch(bench.url + path, { headers })).text()
  const post = (path: string, sent: Record<string, string>) =>
    fetch(bench.url + path, { method: 'POST', headers, body: new URLSearchParams(sent), redirect: 'manual' })
  const list = await get(`/desk/people?q=${encodeURIComponent('王')}`)
  const ids = new Set([...list.matchAll(/\/desk\/people\/([0-9a-f-]{36})"/g)].map(([, id]) => id ?? ''))
  const times: number[] = []
  for (const id of [...ids].slice(0, people)) {
    await expected(post(`/desk/people/${id}/ask`, { kind: 'delete', channel: 'counter', id: crypto.randomUUID() }))
    const [, paper = ''] = /\/desk\/requests\/([0-9a-f-]{36})"/.exec(await get('/desk/requests')) ?? []
    const version = /name="version" value="(\d+)"/.exec(await get(`/desk/requests/${paper}`))?.[1] ?? ''
    const started = performance.now()
    await expected(post(`/desk/requests/${paper}/erase`, { version, sure: 'yes' }))
    times.push(performance.now() - started)
    const gone = await fetch(`${bench.url}/desk/people/${id}`, { headers })
    if (gone.status !== 404) throw new Error(`${gone.url} was answered ${gone.status} after the deletion.`)
  }
  return times
}

async function expected(sent: Promise<Response>): Promise<void> {
  const answer = await sent
  if (answer.status !== 303) throw new Error(`${answer.url} was answered ${answer.status}.`)
}
