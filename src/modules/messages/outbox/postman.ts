import { auto } from '#platform/ctx.ts'
import { ctxOf, type Services } from '#platform/services.ts'
import { channels } from '../channels.rules.ts'
import { sendDue, type Resting } from './send.ts'

/** Between two rounds. Several processes may go round: a line is taken up by one of them. */
const ROUND_MS = 15_000

/**
 * Goes round the areas and sends what is due, beside all other work: a mail server that thinks for half a minute holds up
 * nothing but messages. Returns how to stop it, which waits for the line at hand.
 */
export function startPostman(services: Services): () => Promise<void> {
  let stopped = false
  let resting: Resting = new Set()
  let round: Promise<void> = Promise.resolve()
  const go = async () => {
    resting = new Set()
    for (const area of services.areas.all()) {
      if (stopped) return
      await sendDue(() => ctxOf(services, area, { actor: auto, lang: 'zh' }), services.config, resting)
    }
  }
  const again = () => {
    round = go()
      .catch((error: unknown) => services.log.warn({ error: (error as Error).message }, 'messages wait'))
      .finally(() => {
        if (!stopped) timer = setTimeout(again, ROUND_MS)
      })
  }
  let timer = setTimeout(again, 0)
  return () => {
    stopped = true
    clearTimeout(timer)
    // The line at hand is the last: nothing more is taken up by any channel.
    for (const channel of channels) resting.add(channel)
    return round
  }
}
