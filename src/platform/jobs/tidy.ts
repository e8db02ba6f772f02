import type { Services } from '../services.ts'
import { openQueue } from './queue.ts'
import { buryLost } from './recover.ts'

/** Lets the queue forget what is long done, and fails what has lost its place in it. For the clock, once an hour. */
export async function tidyQueue(services: Services): Promise<void> {
  const boss = await openQueue(services.db)
  await boss.maintain()
  await boss.stop({ graceful: false })
  await buryLost(services)
}
