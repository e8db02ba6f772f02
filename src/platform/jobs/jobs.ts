/** Work that takes longer than a page, and work that comes round. The one door to this folder. */
export { startJob } from './job.ts'
export type { JobKind } from './kinds.ts'
export type { Progress } from './progress.ts'
export { installQueue } from './queue.ts'
export { workOff, type Worker } from './work.ts'
export { runSchedules, type Schedule } from './schedules.ts'
export { tidyQueue } from './tidy.ts'
export { jobRoutes } from './routes.ts'
