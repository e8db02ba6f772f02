import { request as overHttp } from 'node:http'
import { request as overHttps } from 'node:https'
import { isIP } from 'node:net'
import { generateRequestDetails } from 'web-push-neo'
import { isHere, type PushSettings } from '#platform/senders-config.ts'
import { isPublic, publicOnly } from './public-host.ts'
import { later, type Handed } from './result.ts'
import type { VapidKeys } from './vapid.ts'

/** Us, as push services know us. */
export type Pusher = PushSettings & { keys: VapidKeys }

/** One line for one browser. A later one of the same topic takes the place of one that still waits at the push service. */
export type PushCall = {
  subscription: { endpoint: string; keys: { p256dh: string; auth: string } }
  payload: string
  topic: string
}

/** A push service that thinks longer counts as one that is not there. */
const PATIENCE_MS = 10_000
/** How long a push service keeps it for a telephone that is switched off: a day, as a line is tried. */
const KEPT_SECONDS = 24 * 3600

/**
 * Hands one line to the push service of a browser (RFC 8030), closed so that only the browser can open it (RFC 8291). 404 and
 * 410 say that the browser wants no more: dead. Never calls a machine inside, whatever the subscription says.
 */
export async function sendPush(
  { keys, subject, loopback }: Pusher,
  { subscription, payload, topic }: PushCall,
  patience = PATIENCE_MS,
): Promise<Handed> {
  const url = new URL(subscription.endpoint)
  const isTest = loopback && isHere(url.hostname)
  if (!isTest && !mayCall(url)) return { kind: 'refused', dead: true, error: 'an address inside' }
  const call = await closed({ keys, subject }, { subscription, payload, topic })
  if (!call) return later('not sent')
  return post(url, call, { isTest, patience }).then(judged, failed)
}

/** What is sent, or null where the keys are none that a browser gave out. */
async function closed({ keys, subject }: Omit<Pusher, 'loopback'>, call: PushCall): Promise<Call | null> {
  const options = { TTL: KEPT_SECONDS, urgency: 'normal', topic: call.topic } as const
  try {
    const vapidDetails = { subject, ...keys }
    const made = await generateRequestDetails(call.subscription, call.payload, { ...options, vapidDetails })
    return { headers: made.headers, body: made.body as Uint8Array }
  } catch {
    return null
  }
}

const mayCall = ({ protocol, hostname }: URL): boolean => {
  const bare = hostname.replace(/^\[(.*)\]$/, '$1')
  return protocol === 'https:' && (isIP(bare) === 0 || isPublic(bare))
}

type Call = { headers: Record<string, string>; body: Uint8Array }

/** The status of the answer; nothing of the answer itself is read, and no redirect is followed. */
const post = (url: URL, { headers, body }: Call, how: { isTest: boolean; patience: number }): Promise<number> =>
  new Promise((resolve, reject) => {
    const open = url.protocol === 'http:' ? overHttp : overHttps
    const guard = how.isTest ? {} : { lookup: publicOnly }
    const options = { method: 'POST', agent: false, signal: AbortSignal.timeout(how.patience), headers, ...guard }
    const sending = open(url, options, (answer) => {
      resolve(answer.statusCode ?? 0)
      answer.destroy()
    })
    sending.on('error', reject)
    sending.end(body)
  })

function judged(status: number): Handed {
  if (status >= 200 && status < 300) return { kind: 'taken' }
  if (status === 404 || status === 410) return { kind: 'refused', dead: true, error: `${status} at push` }
  return later(`${status} at push`)
}

function failed({ name, message }: Error): Handed {
  if (message === 'an address inside') return { kind: 'refused', dead: true, error: message }
  return later(name === 'AbortError' || name === 'TimeoutError' ? 'no answer in time' : 'nobody there', true)
}
