import { Hono } from 'hono'
import { isUuid } from '#base/uuid.ts'
import type { WebEnv } from '../web/env.ts'
import { sendTo } from '../web/flash.ts'
import { may } from './access.ts'
import { cancelJob, listJobs, readJob } from './job.ts'
import type { JobKind } from './kinds.ts'
import { jobPage, jobsPage } from './page.ts'
import { jobWords } from './words.ts'

/** The pages about long work; `kinds` tell what each is called and where its result is. */
export const jobRoutes = (kinds: readonly JobKind[]) =>
  new Hono<WebEnv>()
    .get('/desk/jobs', may('watch jobs'), async (c) =>
      c.html(await jobsPage(c.var.view, { jobs: await listJobs(c.var.ctx), kinds, now: c.var.ctx.now })),
    )
    .get('/desk/jobs/:id', may('watch jobs'), async (c) => {
      const id = c.req.param('id')
      const job = isUuid(id) ? await readJob(c.var.ctx, id) : undefined
      return job ? c.html(await jobPage(c.var.view, { job, kinds, now: c.var.ctx.now })) : c.notFound()
    })
    .post('/desk/jobs/:id/cancel', may('watch jobs'), async (c) => {
      const id = c.req.param('id')
      if (!isUuid(id)) return c.notFound()
      const outcome = await cancelJob(c.var.ctx, id)
      const w = jobWords(c.var.view.lang)
      if (outcome.done)
        return sendTo(c, `/desk/jobs/${id}`, {
          kind: 'done',
          text: outcome.value === 'asked' ? w.cancelAsked : w.cancelled,
        })
      if (outcome.why === 'unknown') return c.notFound()
      return sendTo(c, `/desk/jobs/${id}`, { kind: 'note', text: w.over })
    })
