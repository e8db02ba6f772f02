import { Hono } from 'hono'
import { doorkeeper } from '#platform/access/doorkeeper.ts'
import type { WebEnv } from '#platform/web/env.ts'
import { galleryPage } from '#platform/web/gallery.page.ts'
import { words } from '../words.ts'

const may = doorkeeper('gallery', { 'see every component': ['public'] })

/** Every component in its states, for whoever builds pages: in the demonstration only. */
export const gallery = new Hono<WebEnv>().get('/desk/gallery', may('see every component'), (c) =>
  c.var.services.config.demo
    ? c.html(galleryPage({ ...c.var.view, title: words(c.var.view.lang).gallery }))
    : c.notFound(),
)
