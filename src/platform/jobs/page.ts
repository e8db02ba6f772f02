import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import {
  chip,
  dataTable,
  emptyState,
  linkButton,
  notice,
  pageHead,
  postButton,
  progress,
  type ChipKind,
} from '../web/components.ts'
import type { View } from '../web/env.ts'
import { html, nothing, type Html } from '../web/html.ts'
import { deskPage } from '../web/layout.ts'
import { words as webWords } from '../web/words.ts'
import type { Job } from './job.ts'
import type { JobKind } from './kinds.ts'
import { jobWords } from './words.ts'

const colours: Record<Job['state'], ChipKind> = {
  waiting: 'waiting',
  running: 'going',
  done: 'done',
  failed: 'late',
  cancelled: 'off',
}

const stateChip = (lang: Lang, job: Job): Html => chip(colours[job.state], jobWords(lang).states[job.state])

const titleOf = (lang: Lang, job: Job, kinds: readonly JobKind[]): string =>
  kinds.find(({ name }) => name === job.name)?.title(lang) ?? jobWords(lang).otherWork

type Listed = { jobs: readonly Job[]; kinds: readonly JobKind[]; now: Date }

/** /desk/jobs */
export const jobsPage = (view: View, { jobs, kinds, now }: Listed): Html => {
  const { lang } = view
  const w = jobWords(lang)
  return deskPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: w.lead })}
    ${dataTable({
      lang,
      caption: w.title,
      captionUnseen: true,
      rows: jobs,
      empty: emptyState({ title: w.none, text: w.noneNote, icon: 'list-checks' }),
      columns: [
        {
          key: 'what',
          head: w.what,
          names: true,
          cell: (job) => html`<a href="/desk/jobs/${job.id}">${titleOf(lang, job, kinds)}</a>`,
        },
        { key: 'state', head: w.state, cell: (job) => stateChip(lang, job) },
        { key: 'progress', head: w.progress, number: true, cell: (job) => progressText(lang, job) },
        { key: 'when', head: w.when, cell: (job) => sayMoment(lang, job.made_at, now) },
      ],
    })}`,
  )
}

const progressText = (lang: Lang, job: Job): string =>
  job.total_count === null ? String(job.done_count) : webWords(lang).of(job.done_count, job.total_count)

type Shown = { job: Job; kinds: readonly JobKind[]; now: Date }

/** /desk/jobs/:id; asks again by itself while there is something to wait for. */
export const jobPage = (view: View, { job, kinds, now }: Shown): Html => {
  const { lang } = view
  const w = jobWords(lang)
  const title = titleOf(lang, job, kinds)
  const open = job.state === 'waiting' || job.state === 'running'
  return deskPage(
    { ...view, title, crumbs: [{ href: '/desk/jobs', label: w.title }], refresh: open ? 2 : undefined },
    html`${pageHead({ title, chip: stateChip(lang, job), lead: open ? w.stays : undefined })}
      ${open ? bar(lang, title, job) : ending(lang, job)}
      <p class="small">
        ${w.started(sayMoment(lang, job.made_at, now))} · ${w.changed(sayMoment(lang, job.changed_at, now))} ·
        ${progressText(lang, job)}
      </p>
      ${resultLink(lang, job, kinds)} ${linkButton({ text: w.back, href: '/desk/jobs', kind: 'quiet' })}`,
  )
}

const resultLink = (lang: Lang, job: Job, kinds: readonly JobKind[]): Html => {
  const link = kinds.find(({ name }) => name === job.name)?.link?.(lang, job)
  return link ? linkButton({ ...link, kind: 'go' }) : nothing
}

const ending = (lang: Lang, job: Job): Html => {
  if (job.state === 'failed') return failure(lang, job)
  return job.note ? html`<p>${job.note}</p>` : nothing
}

const bar = (lang: Lang, label: string, job: Job): Html => {
  const w = jobWords(lang)
  return progress({
    lang,
    label,
    done: job.done_count,
    total: Math.max(job.total_count ?? 0, job.done_count, 1),
    text: job.cancel_asked ? w.stopping : (job.note ?? undefined),
    cancel: job.cancel_asked
      ? undefined
      : postButton({ text: w.cancel, action: `/desk/jobs/${job.id}/cancel`, kind: 'quiet' }),
  })
}

const failure = (lang: Lang, job: Job): Html => {
  const w = jobWords(lang)
  const why = (job.result as { why?: string } | null)?.why ?? ''
  const sentences: Record<string, string | undefined> = w.failed
  return notice({ kind: 'problem', text: (Object.hasOwn(sentences, why) ? sentences[why] : undefined) ?? w.unfinished })
}
