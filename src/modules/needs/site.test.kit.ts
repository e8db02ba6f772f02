import { guest, type Actor } from '#platform/ctx.ts'
import type { View } from '#platform/web/env.ts'
import { siteOf } from '#test/site.ts'
import type { Neighbourhood } from './cast.test.kit.ts'
import { needsDoor } from './routes.ts'

/** The module's pages as this actor would reach them, without the rest of the program around them. */
export const site = (where: Neighbourhood, actor: Actor = guest, look: Partial<View> = {}) =>
  siteOf(where, needsDoor([]), { actor, look })

/** The value of a hidden or text field on a page. */
export const fieldOn = (page: string, name: string): string | undefined =>
  new RegExp(`name="${name}"[^>]*? value="([^"]*)"`).exec(page)?.[1]
