import type { Ctx } from '#platform/ctx.ts'
import type { View } from '#platform/web/env.ts'
import type { Html } from '#platform/web/html.ts'
import type { Gathering } from './gathering.ts'

/** What a slice adds to the page of one gathering; null where it has nothing to say to this reader. */
export type Part = (view: View, ctx: Ctx, gathering: Gathering) => Promise<Html | null>
