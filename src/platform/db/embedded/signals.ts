const numbers = { SIGHUP: 1, SIGINT: 2, SIGTERM: 15 } as const

/**
 * Ends the program in good order on SIGTERM, SIGINT and SIGHUP: runs `stop` once, then exits as shells expect. Another
 * signal, a second later or more, ends it at once (npm passes on what the terminal has sent already). To be called by the
 * program, which knows what else to close before the database.
 */
export function stopOnSignals(stop: () => Promise<void>): void {
  let asked: number | undefined
  for (const [signal, number] of Object.entries(numbers)) {
    process.on(signal, () => {
      const again = asked !== undefined
      if (asked !== undefined && performance.now() - asked > 1_000) process.exit(128 + number)
      asked ??= performance.now()
      if (!again) void stop().finally(() => process.exit(128 + number))
    })
  }
}
