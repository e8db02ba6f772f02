import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { readJob } from '#platform/jobs/job.ts'
import { writeXlsx } from '#platform/sheets/write-xlsx.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { sentences, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { placeChoices } from '../places/choices.ts'
import { problemsWith, readChoices } from './choices.form.ts'
import { columnsPage } from './columns.page.ts'
import { confirm, forgetRefused, giveUp, goOn } from './confirm.ts'
import { decide, preview, sheetsOf, type Import } from './import.ts'
import { fileAnswer } from '#platform/web/file-answer.ts'
import { undoState } from './undo.ts'
import { pageWords } from './page.words.ts'
import { resultWords } from './result.words.ts'
import { previewPage } from './preview.page.ts'
import { refusedRows, refusedSheet, rowsNotTaken } from './refused-rows.ts'
import { giveUpPage, resultPage } from './result.page.ts'
import { importHref } from './upload.page.ts'
import { importOf } from './whose.ts'

type Asked = Context<WebEnv>

/** One import: how its columns are read, what it would do, and what it did. */
export const imports = new Hono<WebEnv>()
  .get('/desk/people/import/:id', may('import people'), async (c) => {
    const { ctx, view } = c.var
    const one = await importOf(c)
    if (one.state === 'read') return c.redirect(`${importHref(one.id)}/columns`, 303)
    if (one.state === 'mapped') return c.redirect(`${importHref(one.id)}/preview`, 303)
    const job = one.jobId === null ? undefined : await readJob(ctx, one.jobId)
    const running =
      one.state === 'confirmed' && (job === undefined || job.state === 'waiting' || job.state === 'running')
    const refused = one.state === 'done' ? await refusedRows(ctx, one.id) : null
    const undo = await undoState(ctx, one.id)
    return c.html(resultPage(view, { one, running, refused, undo, now: ctx.now }))
  })
  .get('/desk/people/import/:id/columns', may('import people'), (c) => columns(c))
  .post('/desk/people/import/:id', may('import people'), async (c) => {
    const { ctx, view } = c.var
    const one = await importOf(c)
    const sheets = await sheetsOf(ctx, one.id)
    if (!sheets) return over(c, one)
    const sent = await sentForm(c)
    const choices = readChoices(sent, sheets, one.choices)
    const problems = sent['go'] === 'again' ? [] : problemsWith(sent, choices)
    if (problems.length) return columns(c, { choices, errors: sentences(problems, pageWords(view.lang).problem) })
    const answer = await decide(ctx, one.id, choices)
    if (!answer.done) return over(c, one)
    return c.redirect(`${importHref(one.id)}/${sent['go'] === 'again' ? 'columns' : 'preview'}`, 303)
  })
  .get('/desk/people/import/:id/preview', may('import people'), async (c) => {
    const one = await importOf(c)
    const plan = await preview(c.var.ctx, one)
    return plan ? c.html(previewPage(c.var.view, { one, plan })) : c.redirect(importHref(one.id), 303)
  })
  .post('/desk/people/import/:id/confirm', may('import people'), async (c) => {
    const one = await importOf(c)
    const answer = await confirm(c.var.ctx, one)
    if (answer.done) return c.redirect(importHref(one.id), 303)
    if (answer.why === 'unknown') throw new HTTPException(404)
    const text = pageWords(c.var.view.lang).problem[answer.why]
    return sendTo(c, importHref(one.id), { kind: 'problem', text })
  })
  .post('/desk/people/import/:id/go-on', may('import people'), async (c) => {
    const one = await importOf(c)
    const answer = await goOn(c.var.ctx, one.id)
    return answer.done ? c.redirect(importHref(one.id), 303) : over(c, one)
  })
  .get('/desk/people/import/:id/refused.xlsx', may('import people'), async (c) => {
    const { ctx, view } = c.var
    const one = await importOf(c)
    const plan = one.state === 'read' || one.state === 'mapped' ? await preview(ctx, one) : null
    const rows = plan ? rowsNotTaken(plan) : await refusedRows(ctx, one.id)
    if (!rows) throw new HTTPException(404)
    return fileAnswer(c, {
      bytes: await writeXlsx([refusedSheet(ctx, rows)]),
      name: resultWords(view.lang).refusedTab,
      type: 'xlsx',
    })
  })
  .post('/desk/people/import/:id/forget', may('import people'), async (c) => {
    const one = await importOf(c)
    await forgetRefused(c.var.ctx, one.id)
    return sendTo(c, importHref(one.id), { kind: 'done', text: resultWords(c.var.view.lang).refusedGone })
  })
  .get('/desk/people/import/:id/give-up', may('import people'), async (c) =>
    c.html(giveUpPage(c.var.view, await importOf(c))),
  )
  .post('/desk/people/import/:id/give-up', may('import people'), async (c) => {
    const one = await importOf(c)
    const answer = await giveUp(c.var.ctx, one.id)
    if (!answer.done) return over(c, one)
    return sendTo(c, '/desk/people/import', { kind: 'done', text: pageWords(c.var.view.lang).givenUp })
  })

const over = (c: Asked, one: Import): Response =>
  sendTo(c, importHref(one.id), { kind: 'problem', text: pageWords(c.var.view.lang).problem.over })

async function columns(
  c: Asked,
  again: { choices?: Import['choices']; errors?: FieldError[] } = {},
): Promise<Response> {
  const { ctx, view } = c.var
  const one = await importOf(c)
  const sheets = await sheetsOf(ctx, one.id)
  if (!sheets) return c.redirect(importHref(one.id), 303)
  const compounds = (await placeChoices(ctx)).map(({ name }) => name)
  const page = columnsPage(view, {
    one,
    sheets,
    compounds,
    choices: again.choices ?? one.choices,
    ...(again.errors ? { errors: again.errors } : {}),
  })
  return c.html(page, again.errors ? 422 : 200)
}
