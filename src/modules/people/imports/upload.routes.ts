import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { dayOf } from '#base/days.ts'
import { oneLine, type Sent } from '#base/form.rules.ts'
import { uuidv7 } from '#base/uuid.ts'
import { fileBytes } from '#platform/sheets/limits.ts'
import type { FieldError } from '#platform/web/components.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { formId, readForm, sentForm } from '#platform/web/read-form.ts'
import { may } from '../access.ts'
import { fileAnswer } from '#platform/web/file-answer.ts'
import { recentImports, takeList } from './import.ts'
import { pageWords } from './page.words.ts'
import { exportPeople, templateFile } from './roster-out.ts'
import { importHref, uploadPage } from './upload.page.ts'
import { inWholeArea } from './whose.ts'

type Asked = Context<WebEnv>

/** A list on its way in, a blank one to fill in, and the roster out. */
export const uploads = new Hono<WebEnv>()
  .get('/desk/people/import', may('import people'), (c) => uploadAgain(c))
  .post('/desk/people/import', may('import people'), (c) => upload(c))
  .get('/desk/people/import/template.xlsx', may('import people'), async (c) =>
    fileAnswer(c, {
      bytes: await templateFile(c.var.ctx),
      name: pageWords(c.var.view.lang).templateFile,
      type: 'xlsx',
    }),
  )
  .post('/desk/people/export', may('export people'), async (c) => {
    inWholeArea(c)
    const { ctx, view } = c.var
    const w = pageWords(view.lang)
    const sent = await sentForm(c)
    const reason = oneLine(sent['reason']).slice(0, 100)
    if (reason === '') return uploadAgain(c, [{ field: 'reason', text: w.problem['reason-missing'] }], { values: sent })
    const type = sent['format'] === 'csv' ? 'csv' : 'xlsx'
    const bytes = await exportPeople(ctx, { format: type, reason })
    return fileAnswer(c, { bytes, name: `${ctx.area.name} ${w.exportFile} ${dayOf(ctx.now)}`, type })
  })

async function uploadAgain(
  c: Asked,
  errors: FieldError[] = [],
  more: { id?: string; status?: 200 | 413 | 422; values?: Sent } = {},
) {
  inWholeArea(c)
  const { ctx, view } = c.var
  const recent = await recentImports(ctx)
  const page = uploadPage({ ...view, path: '/desk/people/import' }, ctx, {
    recent,
    newId: more.id ?? uuidv7(ctx.now),
    errors,
    ...(more.values ? { values: more.values } : {}),
  })
  return c.html(page, more.status ?? (errors.length ? 422 : 200))
}

/** A little more than the file itself, for the rest of the form. */
const mostBytes = fileBytes + 64 * 1024

async function upload(c: Asked): Promise<Response> {
  inWholeArea(c)
  const { ctx, view } = c.var
  const w = pageWords(view.lang)
  const form = await readForm(c, { maxFiles: 1, field: 'file', mostBytes }).catch((error: unknown) => {
    if (error instanceof HTTPException && error.status === 413) return null
    throw error
  })
  if (form === null) return uploadAgain(c, [{ field: 'file', text: w.problem['too-big'] }], { status: 413 })
  const id = formId(form.sent, ctx.now)
  const [file] = form.files
  if (!file) return uploadAgain(c, [{ field: 'file', text: w.problem['no-file'] }], { id })
  const answer = await takeList(ctx, { id, bytes: Buffer.from(file.bytes), fileName: oneLine(file.name) || 'list' })
  if (answer.done) return c.redirect(`${importHref(id)}/columns`, 303)
  return uploadAgain(c, [{ field: 'file', text: w.problem[answer.why] }], { id })
}
