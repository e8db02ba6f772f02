import { constants } from 'node:os'

const SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const

/** A signal within this time after the first is its echo: npm passes on what the terminal has sent already. */
const ECHO_MS = 1_000

const lastResorts = new Map<(signal: NodeJS.Signals) => void, () => Promise<void>>()

/**
 * Stops the database on those signals where the program listens to none of them (yet, or any more): while it starts, and
 * in commands that take no care of it. Returns how to take it back.
 */
export function stopAsLastResort(stop: () => Promise<void>): () => void {
  let first: number | undefined
  const heard = (signal: NodeJS.Signals): void => {
    const now = performance.now()
    const isEcho = first !== undefined && now - first < ECHO_MS
    first ??= now
    if (isEcho || process.listenerCount(signal) > lastResorts.size) return
    void stopAll().finally(() => process.exit(128 + constants.signals[signal]))
  }
  lastResorts.set(heard, stop)
  // First in line, so that a listener that hears only once is still counted.
  for (const signal of SIGNALS) process.prependListener(signal, heard)
  return () => {
    lastResorts.delete(heard)
    for (const signal of SIGNALS) process.removeListener(signal, heard)
  }
}

const stopAll = () => Promise.allSettled([...lastResorts.values()].map((stop) => stop()))
