import { Hono } from 'hono'
import { choiceIn, oneLine } from '#base/form.rules.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { formOf } from '../form.ts'
import { tooOften } from '../intake/often.ts'
import { formAgain, intakePage } from '../intake/page.ts'
import { lookedAt } from '../intake/reception.ts'
import { most } from '../intake/wish.rules.ts'
import { categories } from '../needs.rules.ts'
import { findPlace } from '../places.ts'
import { similarNeeds } from './similar.ts'

/** The form once more, unsent, with what neighbours said before it. Nothing is written; a POST because words belong in no address. */
export const similar = new Hono<WebEnv>()
  .get('/needs/similar', may('report a need'), (c) => c.redirect('/needs/new', 303))
  .post('/needs/similar', may('report a need'), async (c) => {
    const { ctx, view } = c.var
    const form = await formOf(c)
    const later = await tooOften(c, form)
    if (later) return later
    const seen = await lookedAt(ctx, form)
    const lines = await similarNeeds(ctx, {
      category: choiceIn(form.sent, 'category', categories),
      words: oneLine(form.sent['words']).slice(0, most.words),
      compoundId: findPlace(seen.places, form.sent['place'])?.compoundId ?? null,
    })
    c.header('cache-control', 'private, no-cache')
    return c.html(intakePage(view, { ...formAgain(ctx, form, seen), similar: { ctx, lines } }))
  })
