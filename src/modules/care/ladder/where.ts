import { accountNames } from '#platform/auth/auth.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { eldersById, numbersOf, type Elder } from '../elder.ts'
import { noteLook } from '../look.ts'
import { wordsOf, type PlanWords } from '../plan.ts'
import type { Ladder } from './ladder.ts'
import { ladderWords } from './words.ts'

/** Whom they look for: opened for every member of staff who works there, as long as it lasts; each look is noted. */
export type Sought = { elder: Elder; numbers: readonly string[]; words: PlanWords } | null

/** Name, door, telephones and contact of whoever is looked for; null once it was decided. */
export const soughtOf = (ctx: Ctx, { visit, plan }: Ladder): Promise<Sought> =>
  inArea(ctx, async (tx) => {
    if (visit.state !== 'escalated') return null
    const elder = (await eldersById(tx, ctx, [plan.person_id])).get(plan.person_id)
    if (!elder) return null
    const reason = ladderWords(ctx.lang).lookReason
    await noteLook(tx, ctx, { planId: plan.id, visitId: visit.id, field: 'contact', reason })
    return { elder, numbers: await numbersOf(tx, ctx, plan.person_id), words: wordsOf(ctx, plan) }
  })

/** The names of whoever took a step or decided. */
export const stepNames = (ctx: Ctx, { visit, steps }: Ladder): Promise<Map<string, string>> =>
  inArea(ctx, (tx) => accountNames(tx, [...steps.flatMap(({ by_id }) => by_id ?? []), visit.decided_by ?? '']))
