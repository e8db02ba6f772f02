import { careClock, careRetention } from '#modules/care/public.ts'
import { gatheringsClock, gatheringsRetention } from '#modules/gatherings/public.ts'
import { messagesRetention, startPostman } from '#modules/messages/public.ts'
import { closeUnanswered, mendSearchText, needsRetention } from '#modules/needs/public.ts'
import { partnersRetention } from '#modules/partners/public.ts'
import { importJob, peopleRetention } from '#modules/people/public.ts'
import { privacyRetention } from '#modules/privacy/public.ts'
import { rosterJob, vanguardClock, vanguardRetention } from '#modules/vanguard/public.ts'
import { tidyAuth } from '#platform/auth/auth.ts'
import { auto, type Ctx } from '#platform/ctx.ts'
import { deliver } from '#platform/facts/deliver.ts'
import { sealFacts } from '#platform/facts/seal.ts'
import { sweepFiles } from '#platform/files/files.ts'
import { runSchedules, tidyQueue, workOff, type JobKind, type Schedule } from '#platform/jobs/jobs.ts'
import { platformRetention } from '#platform/retention/own-rules.ts'
import { applyRetention } from '#platform/retention/retention.ts'
import { ctxOf, type Services } from '#platform/services.ts'
import { hears } from './hears.ts'

/** Work a person can watch: each kind by its name. */
export const jobKinds: readonly JobKind[] = [importJob, rosterJob]

/** How long each table keeps its rows. */
export const retention = [
  ...platformRetention,
  ...peopleRetention,
  ...partnersRetention,
  ...needsRetention,
  ...gatheringsRetention,
  ...vanguardRetention,
  ...careRetention,
  ...messagesRetention,
  ...privacyRetention,
]

const inEachArea = (work: (ctx: Ctx) => Promise<unknown>) => async (services: Services) => {
  for (const area of services.areas.all()) await work(ctxOf(services, area, { actor: auto, lang: 'zh' }))
}

const HOUR = 3600

const schedules: readonly Schedule[] = [
  { name: 'seal facts', everySeconds: 60, run: inEachArea(sealFacts) },
  { name: 'close unanswered needs', everySeconds: HOUR, run: inEachArea(closeUnanswered) },
  ...[...gatheringsClock, ...vanguardClock, ...careClock].map(({ work, ...schedule }) => ({
    ...schedule,
    run: inEachArea(work),
  })),
  { name: 'retention', everySeconds: 6 * HOUR, run: inEachArea((ctx) => applyRetention(ctx, retention)) },
  { name: 'what needs are found by', everySeconds: 6 * HOUR, run: inEachArea(mendSearchText) },
  { name: 'pictures nobody sent', everySeconds: 6 * HOUR, run: sweepFiles },
  { name: 'sessions that ended', everySeconds: HOUR, run: tidyAuth },
  { name: 'finished work in the queue', everySeconds: HOUR, run: tidyQueue },
]

/** Work that no request waits for: jobs, deliveries, and what happens on a clock. Returns how to stop it. */
export async function startHousekeeping(services: Services): Promise<() => Promise<void>> {
  const delivery = deliver(services, hears)
  const worker = await workOff(services, jobKinds)
  const clock = runSchedules(services, schedules)
  const stopPostman = startPostman(services)
  return async () => {
    await clock.stop()
    await stopPostman()
    await worker.stop()
    await delivery.stop()
  }
}
