import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { fullUrl } from '#platform/web/full-url.ts'
import { may } from '../access.ts'
import { spotOf, spotsBy, venueAsked } from './asked.ts'
import { venueNoticePage, venuePage, venuesPage } from './front.page.ts'
import { picturesOf } from './pictures.ts'
import { comingAt, venueList, venueOf } from './venues.ts'

const read = may('read the calendar')

/** Venues as everybody sees them; the short address on a notice leads to the page. */
export const frontVenues = new Hono<WebEnv>()
  .get('/venues', read, async (c) => {
    const { ctx, view } = c.var
    const venues = (await venueList(ctx)).filter(({ ended_at }) => ended_at === null)
    const pictures = await picturesOf(
      ctx,
      venues.map(({ id }) => id),
    )
    return c.html(venuesPage(view, { ctx, venues, spots: await spotsBy(c, venues), pictures }))
  })
  .get('/venues/:id', read, async (c) => {
    const { ctx, view } = c.var
    const venue = await venueAsked(c)
    const [pictures, coming, spot] = await Promise.all([
      picturesOf(ctx, [venue.id]),
      comingAt(ctx, venue.id),
      spotOf(c, venue),
    ])
    return c.html(venuePage(view, { ctx, venue, spot, pictures, coming }))
  })
  .get('/venues/:id/notice', read, async (c) => {
    const venue = await venueAsked(c)
    const url = fullUrl(c, `/v/${venue.code}`)
    return c.html(venueNoticePage(c.var.view, { venue, spot: await spotOf(c, venue), url }))
  })
  .get('/v/:code', read, async (c) => {
    const code = c.req.param('code').toUpperCase()
    const venue = /^[0-9A-Z]{4,8}$/.test(code) ? await venueOf(c.var.ctx, { code }) : undefined
    return venue ? c.redirect(`/venues/${venue.id}`, 302) : c.notFound()
  })
