import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import { idFrom } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { sendTo } from '#platform/web/flash.ts'
import { keptInstead } from '../doubles/history.ts'
import { doubleWords } from '../doubles/words.ts'
import { personById, type Person } from './person.ts'

type Asked = Context<WebEnv>

/** The person an address names; 404 when unknown or not the reader's. */
export async function personOf(c: Asked): Promise<Person> {
  const id = idFrom(c.req.param('id'))
  const person = id === null ? null : await personById(c.var.ctx, id)
  if (!person) throw new HTTPException(404)
  return person
}

/** The person an address leads to: the one it names, or the one that entry was made part of. */
export async function personMeant(c: Asked): Promise<Person> {
  const id = idFrom(c.req.param('id'))
  const named = id === null ? null : await personById(c.var.ctx, id)
  const kept = id === null || named ? null : await keptInstead(c.var.ctx, id)
  const person = named ?? (kept === null ? null : await personById(c.var.ctx, kept))
  if (!person) throw new HTTPException(404)
  return person
}

/** An old address of somebody leads on: what the page would be 404 for is looked up among the entries that were made part of another. */
export const leadingOn = (page: (c: Asked) => Promise<Response>) => async (c: Asked) => {
  try {
    return await page(c)
  } catch (error) {
    if (!(error instanceof HTTPException) || error.status !== 404) throw error
    const { id } = await personMeant(c)
    const path = new URL(c.req.url).pathname.replace(c.req.param('id') ?? '', id)
    const to = c.req.method === 'GET' ? path : `/desk/people/${id}`
    return sendTo(c, to, { kind: 'note', text: doubleWords(c.var.view.lang).ledHere })
  }
}
