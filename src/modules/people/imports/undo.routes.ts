import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { may } from '../access.ts'
import { undoImport, undoState } from './undo.ts'
import { undoPage } from './undo.page.ts'
import { undoWords } from './undo.words.ts'
import { importHref } from './upload.page.ts'
import { importOf } from './whose.ts'

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
