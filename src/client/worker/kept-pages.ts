/// <reference lib="dom" />
import type { Lasting } from './worker.ts'

type Asked = Lasting & { request: Request; respondWith: (answer: Promise<Response>) => void }
type Told = Lasting & { data: { keep?: unknown } | null; ports: readonly MessagePort[] }
type Worker = {
  addEventListener: ((kind: 'fetch', hear: (event: Asked) => void) => void) &
    ((kind: 'message', hear: (event: Told) => void) => void) &
    ((kind: 'install' | 'activate', hear: (event: Lasting) => void) => void)
  clients: { claim: () => Promise<void> }
  skipWaiting: () => Promise<void>
  location: Location
}
const house = globalThis as unknown as Worker

const shelf = 'kept-pages'
const uuid = '[0-9a-f-]{36}'
/** The pages that open without a network: where a roll is called, where stalls are counted, a visit at hand, signed in or by a private address. */
const pages = new RegExp(
  `^(/desk/gatherings/${uuid}/rollcall|/desk/vanguard/${uuid}/morning|/care/visits/${uuid}|/volunteering/${uuid}/[\\w-]+/visits/${uuid})$`,
)
const isKept = (path: string): boolean => pages.test(path)
/** Said by the page: how long a device may keep it, in milliseconds; and written beside it, until when by the device's own clock. */
const forHeader = 'x-kept-for'
const untilHeader = 'x-kept-until'

/** Keeps those of these pages that were opened here until a day after each, and answers with them when there is no network. */
export function keepPages(): void {
  house.addEventListener('install', (event) => event.waitUntil(house.skipWaiting()))
  house.addEventListener('activate', (event) => event.waitUntil(Promise.all([house.clients.claim(), tidy()])))
  house.addEventListener('message', (event) => {
    const path = event.data?.keep
    if (typeof path === 'string' && isKept(path))
      event.waitUntil(fetchAndKeep(path).then((kept) => kept && event.ports[0]?.postMessage('kept')))
  })
  house.addEventListener('fetch', (event) => {
    const { method, url } = event.request
    const { pathname, origin } = new URL(url)
    if (origin !== house.location.origin) return
    // Whoever signs out leaves no names behind.
    if (method === 'POST' && pathname === '/sign-out') event.waitUntil(caches.delete(shelf))
    if (method !== 'GET') return
    if (isKept(pathname)) event.respondWith(page(event, pathname))
    else if (pathname.startsWith('/assets/')) event.respondWith(asset(event.request))
    else if (event.request.mode === 'navigate') event.waitUntil(tidy())
  })
}

/** The page as it is now; without a network as it was when it was opened here last. */
async function page(event: Asked, path: string): Promise<Response> {
  try {
    const answer = await fetch(event.request)
    event.waitUntil(keep(path, answer.clone()).catch(noRoom))
    return answer
  } catch (away) {
    await tidy()
    const kept = await caches.match(path, { cacheName: shelf })
    if (!kept) throw away
    return kept
  }
}

const fetchAndKeep = async (path: string): Promise<boolean> => {
  const answer = await fetch(path, { headers: { accept: 'text/html' }, redirect: 'manual' }).catch(noRoom)
  return answer ? ((await keep(path, answer).catch(noRoom)) ?? false) : false
}

/** A full disk or a lost network: then there is no page for later, and nothing else is wrong. */
const noRoom = (): undefined => undefined

/** Keeps a page with the script and the looks it needs. Whoever is sent away from it, signed out or not leading, keeps nothing of it. */
async function keep(path: string, answer: Response): Promise<boolean> {
  // Trouble at the server says nothing about who asks.
  if (answer.status >= 500) return false
  const shelved = await caches.open(shelf)
  const lasts = Number(answer.headers.get(forHeader) ?? 0)
  if (!answer.ok || answer.redirected || lasts <= 0) {
    await shelved.delete(path)
    return false
  }
  const text = await answer.text()
  const headers = new Headers(answer.headers)
  headers.set(untilHeader, String(Date.now() + lasts))
  await shelved.put(path, new Response(text, { headers }))
  const needs = [...text.matchAll(/(?:href|src)="(\/assets\/[^"]+)"/g)].flatMap(([, one]) => one ?? [])
  const missing = await Promise.all(needs.map(async (one) => ((await shelved.match(one)) ? [] : [one])))
  await shelved.addAll(missing.flat())
  return true
}

/** What carries a hash in its name is what it was: from the shelf where it stands there. */
const asset = async (request: Request): Promise<Response> =>
  (await caches.match(request, { cacheName: shelf })) ?? fetch(request)

/** Takes pages off the shelf whose day has passed; with the last of them everything. */
async function tidy(): Promise<void> {
  if (!(await caches.has(shelf))) return
  const kept = await caches.open(shelf)
  const shelved = (await kept.keys()).filter(({ url }) => isKept(new URL(url).pathname))
  const over = await Promise.all(shelved.map(async (one) => ((await isOver(kept, one)) ? [one] : [])))
  for (const one of over.flat()) await kept.delete(one)
  if (over.flat().length === shelved.length) await caches.delete(shelf)
}

const isOver = async (kept: Cache, one: Request): Promise<boolean> =>
  Number((await kept.match(one))?.headers.get(untilHeader) ?? 0) < Date.now()
