import { Hono } from 'hono'
import type { WebEnv } from '#platform/web/env.ts'
import { figureList } from './list/routes.ts'
import { oneFigure } from './figure/routes.ts'
import { figureRows } from './taking/routes.ts'

/** Every page of this module. */
export const reports = new Hono<WebEnv>().route('/', figureList).route('/', oneFigure).route('/', figureRows)
