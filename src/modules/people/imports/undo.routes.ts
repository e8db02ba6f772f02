import { Hono, type Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { anywhere, may, reaches } from '../access.ts'
import { importById, type Import } from './import.ts'
import { undoImport, undoState } from './undo.ts'
import { undoPage } from './undo.page.ts'
import { undoWords } from './undo.words.ts'
import { importHref } from './upload.page.ts'

/** An import of this area, for somebody who works in all of it. */
async function importOf(c: Context<WebEnv>): Promise<Import> {
  if (!reaches(c.var.ctx.actor, anywhere)) throw new HTTPException(403)
  const id = idFrom(c.req.param('id'))
  const one = id === null ? null : await importById(c.var.ctx, id)
  if (!one) throw new HTTPException(404)
  return one
}

/** Taking an import back. */
export const undoing = new Hono<WebEnv>()
  .get('/desk/people/import/:id/undo', may('import people'), async (c) => {
    const one = await importOf(c)
    return c.html(undoPage(c.var.view, { one, undo: await undoState(c.var.ctx, one.id) }))
  })
  .post('/desk/people/import/:id/undo', may('import people'), async (c) => {
    const one = await importOf(c)
    const w = undoWords(c.var.view.lang)
    const answer = await undoImport(c.var.ctx, one.id)
    if (!answer.done) return sendTo(c, importHref(one.id), { kind: 'problem', text: w.notNow })
    const { removed, restored, edited } = answer.value
    return sendTo(c, importHref(one.id), { kind: 'done', text: w.back(removed, restored, edited) })
  })
