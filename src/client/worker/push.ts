/// <reference lib="dom" />
import type { Lasting } from './worker.ts'

type Told = { title: string; body: string; open: string; lang: string }
type Pushed = Lasting & { data: { json: () => unknown } | null }
type Tapped = Lasting & { notification: Notification }
type Page = { focus: () => Promise<unknown>; navigate: (address: string) => Promise<Page | null> }
type Worker = {
  addEventListener: ((kind: 'push', hear: (event: Pushed) => void) => void) &
    ((kind: 'notificationclick', hear: (event: Tapped) => void) => void)
  registration: ServiceWorkerRegistration
  location: Location
  clients: { matchAll: (what: object) => Promise<Page[]>; openWindow: (address: string) => Promise<unknown> }
}
const house = globalThis as unknown as Worker

const toldIn = ({ data }: Pushed): Partial<Told> => {
  try {
    return data?.json() ?? {}
  } catch {
    return {}
  }
}

/** Shows a line for each message the house tells of. */
export function hearPushes(): void {
  house.addEventListener('push', (event) => {
    const { title = house.location.hostname, body = '', open = '/', lang = '' } = toldIn(event)
    // One tag: a second message takes the place of the first line instead of standing under it.
    event.waitUntil(house.registration.showNotification(title, { body, lang, tag: 'news', data: open }))
  })

  house.addEventListener('notificationclick', (event) => {
    event.notification.close()
    event.waitUntil(openAt(String(event.notification.data)))
  })
}

/** Opens a page of ours, in a window that is already there if there is one. */
async function openAt(path: string): Promise<unknown> {
  const { origin } = house.location
  const asked = URL.canParse(path, origin) ? new URL(path, origin) : null
  const address = asked?.origin === origin ? asked.href : `${origin}/`
  const [page] = await house.clients.matchAll({ type: 'window' })
  if (!page) return house.clients.openWindow(address)
  const moved = await page.navigate(address)
  return (moved ?? page).focus()
}
