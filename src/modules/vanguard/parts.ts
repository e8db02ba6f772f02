import type { Ctx } from '#platform/ctx.ts'
import type { View } from '#platform/web/env.ts'
import type { Html } from '#platform/web/html.ts'
import type { Day } from './day.ts'
import type { Volunteer } from './volunteer.ts'

/** What a slice adds to the board of one day; null where it has nothing to say to this reader. */
export type DayPart = (view: View, ctx: Ctx, day: Day) => Promise<Html | null>

/** Whose own page it is, and the address its forms send to: the private one, or `/volunteering` for whoever is signed in. */
export type Own = { volunteer: Volunteer; path: string }

/** What a slice adds to a volunteer's own page; null where it has nothing to say. */
export type OwnPart = (view: View, ctx: Ctx, own: Own) => Promise<Html | null>
