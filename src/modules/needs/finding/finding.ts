import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { look } from '#platform/db/in-area.ts'
import { mayBeNear, readQuestion, type Question } from '#platform/search/question.ts'
import { numberAsked } from '../number.ts'
import { placesOf } from '../places.ts'
import { isCommittees } from '../visible.ts'
import { withPlaceNames } from '../with-places.ts'
import { askedOf, type Asked } from './asked.ts'
import { judged, type NeedFound } from './judged.ts'
import { bareNumber, hotlineAsked } from './numbers.rules.ts'
import { pointsOf } from './points.ts'
import { seen } from './seen.ts'

export type { NeedFound } from './judged.ts'

/** What was found: `near` when nothing fitted but for a letter. `more` when the list was cut. */
export type NeedsFound = { needs: NeedFound[]; near: boolean; more: boolean }

/**
 * Needs this reader may see, by number in any form, order number of the hotline (the committee alone), words, pinyin, initials, place
 * or subject; the best first and the newest among equals. Where nothing fits, what is one letter of pinyin away.
 */
export async function findNeeds(ctx: Ctx, text: string, limit: number): Promise<NeedsFound> {
  const question = readQuestion(text)
  if (question.runs.length === 0) return { needs: [], near: false, more: false }
  const asking = { question, asked: askedOf(question, await placesOf(ctx)), limit }
  const exact = await answers(ctx, { ...asking, near: false })
  const found = exact.length || !mayBeNear(question) ? exact : await answers(ctx, { ...asking, near: true })
  return { needs: found.slice(0, limit), near: exact.length === 0 && found.length > 0, more: found.length > limit }
}

type Asking = { question: Question; asked: Asked; near: boolean; limit: number }

async function answers(ctx: Ctx, asking: Asking): Promise<NeedFound[]> {
  const [byNumber, byText] = await look(ctx, (tx) => [numbered(tx, ctx, asking), texts(tx, ctx, asking)])
  const rows = await withPlaceNames(ctx, [...byNumber, ...byText])
  return judged(rows, asking)
}

/** How many are read once more, letter by letter, for so many that are shown. */
const mostRead = (limit: number): number => limit * 3 + 20

const texts = (tx: Tx, ctx: Ctx, { asked, near, limit }: Asking) =>
  tx
    .selectFrom(seen(tx, ctx).select(pointsOf(asked, near).as('points')).as('f'))
    .selectAll('f')
    .where('f.points', '>', 0)
    .orderBy('f.points', 'desc')
    .orderBy('f.submitted_at', 'desc')
    .limit(mostRead(limit))

const numbered = (tx: Tx, ctx: Ctx, { question }: Asking) => {
  const number = numberAsked(bareNumber(question.typed), ctx)
  const hotline = hotlineAsked(question.typed)
  return seen(tx, ctx)
    .select(sql<number>`1000`.as('points'))
    .where(
      sql<boolean>`((n.year = ${number?.year ?? 0} and n.seq = ${number?.seq ?? 0})
        or (n.hotline_ref = any (${hotline}::text[]) and ${isCommittees(ctx.actor)}))`,
    )
    .limit(5)
}
