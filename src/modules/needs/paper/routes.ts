import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { may } from '../access.ts'
import { paperPage } from './page.ts'

/** The blank sheet for those who write by hand. */
export const paper = new Hono<WebEnv>().get('/needs/paper', may('report a need'), (c) => c.html(paperPage(c.var.view)))
