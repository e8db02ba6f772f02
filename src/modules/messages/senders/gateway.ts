import type { Gateway } from '#platform/senders-config.ts'
import { readAtMost } from './read-at-most.ts'
import { later, type Handed } from './result.ts'
import { signed } from './signature.ts'

/** What a gateway is asked to send. `template` is a name agreed with it; `values` fill it. `id` is the same at every try. */
export type GatewayCall = {
  id: string
  channel: 'sms' | 'wechat'
  to: string
  template: 'news' | 'digest'
  lang: 'zh' | 'en'
  values: Record<string, string>
}

/** A gateway that thinks longer counts as one that is not there. */
const PATIENCE_MS = 10_000
/** No answer of a gateway is longer; what is says nothing to us. */
const mostAnswer = 16 * 1024

/**
 * Asks a gateway to send. It took the message only if it says so in so many words, `{"id": <ours>, "accepted": true}`: a page
 * of a proxy, another id or an empty 200 are no yes. `{"accepted": false, "final": true}` is refused for good; with
 * `"dead": true` because nobody has that number.
 */
export async function callGateway(
  gateway: Gateway,
  call: GatewayCall,
  { at, patience = PATIENCE_MS }: { at: Date; patience?: number },
): Promise<Handed> {
  const body = JSON.stringify(call)
  try {
    const answer = await fetch(gateway.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'idempotency-key': call.id, ...signed(gateway.secret, at, body) },
      body,
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    return judged(answer.status, await answerOf(answer), call.id)
  } catch (error) {
    return later((error as Error).name === 'TimeoutError' ? 'no answer in time' : 'nobody there', true)
  }
}

async function answerOf(answer: Response): Promise<Record<string, unknown>> {
  const text = await readAtMost(answer, mostAnswer)
  try {
    const value: unknown = JSON.parse(text ?? '')
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
  } catch {
    return {}
  }
}

function judged(status: number, answer: Record<string, unknown>, id: string): Handed {
  if (answer['id'] !== id) return later(`${status} without our id`)
  if (answer['accepted'] === true && status < 300) return { kind: 'taken' }
  if (answer['accepted'] === false && answer['final'] === true)
    return { kind: 'refused', dead: answer['dead'] === true, error: `${status} refused` }
  return later(`${status} not accepted`)
}
