import type { Lang } from '#base/words.ts'
import type { Ctx } from '../ctx.ts'
import type { Json } from '../db/tables.generated.ts'
import type { Job } from './job.ts'
import type { Progress } from './progress.ts'

/** A kind of work the program knows: what people call it, how it is done, and where its result is to be seen. */
export type JobKind = {
  /** As `startJob` names it: `people.import`. */
  name: string
  title: (lang: Lang) => string
  /**
   * Does the work. It may be begun again after a crash, up to three times, so it must not do anything twice.
   * What it returns is kept as the result; an error means another try.
   */
  run: (ctx: Ctx, job: Job, progress: Progress) => Promise<Json | undefined>
  link?: (lang: Lang, job: Job) => { href: string; text: string } | undefined
}
