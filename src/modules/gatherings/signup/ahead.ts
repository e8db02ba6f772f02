import type { Lang } from '#base/words.ts'
import { sayMoment } from '#base/say-date.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { listCard } from '#platform/web/components.ts'
import type { Html } from '#platform/web/html.ts'
import type { GatheringState } from '../kinds.rules.ts'
import { kindWords } from '../kinds.words.ts'
import { signUpPath } from './address.ts'
import type { SignUp } from './leaving.ts'
import { signUpWords } from './words.ts'

/** What a household signed up for and is still ahead. */
export type SignUpAhead = { id: string; state: SignUp['state']; title: string; startsAt: Date; held: GatheringState }

/** The sign-ups of a household that stand, of what has not ended yet, soonest first. */
export const signUpsAhead = (ctx: Ctx, homeId: string): Promise<SignUpAhead[]> =>
  inArea(ctx, (tx) =>
    tx
      .selectFrom('gatherings.signup as s')
      .innerJoin('gatherings.gathering as g', (join) =>
        join.onRef('g.area_id', '=', 's.area_id').onRef('g.id', '=', 's.gathering_id'),
      )
      .select(['s.id', 's.state', 'g.title', 'g.starts_at as startsAt', 'g.state as held'])
      .where('s.area_id', '=', ctx.area.id)
      .where('s.home_id', '=', homeId)
      .where('s.state', 'in', ['requested', 'confirmed', 'waitlisted', 'offered'])
      .where('g.ends_at', '>', ctx.now)
      .orderBy('g.starts_at')
      .orderBy('s.id')
      .limit(50)
      .execute(),
  )

/** Each as a line that leads to its own page; one that was called off says so. */
export const aheadList = (lang: Lang, ctx: Ctx, lines: readonly SignUpAhead[]): Html => {
  const w = signUpWords(lang)
  const off = ({ held }: SignUpAhead) => held !== 'published' && held !== 'planned'
  return listCard(
    lines.map((line) => ({
      title: line.title,
      href: signUpPath(ctx, line.id),
      note: sayMoment(lang, line.startsAt, ctx.now),
      end: off(line) ? kindWords(lang).states[line.held] : w.states[line.state],
    })),
  )
}
