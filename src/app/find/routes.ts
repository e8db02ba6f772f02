import { Hono } from 'hono'
import { readNumber, sayNumber } from '#modules/needs/public.ts'
import { doorkeeper, holds } from '#platform/access/doorkeeper.ts'
import type { Role } from '#platform/ctx.ts'
import type { WebEnv } from '#platform/web/env.ts'

const office: readonly Role[] = ['staff', 'director', 'secretary']
const may = doorkeeper('find', { 'use the search box': [...office, 'property', 'owners'] })

/** The one search box of the desk: a number opens that need, anything else looks among the neighbours. */
export const find = new Hono<WebEnv>().get('/desk/search', may('use the search box'), (c) => {
  const text = (c.req.query('q') ?? '').slice(0, 100)
  const number = readNumber(text)
  if (number) return c.redirect(`/desk/needs/${sayNumber(number)}`, 303)
  const mayLookUpPeople = holds(c.var.ctx.actor, ['staff', 'director'])
  return c.redirect(mayLookUpPeople ? `/desk/people?q=${encodeURIComponent(text)}` : '/desk/work', 303)
})
