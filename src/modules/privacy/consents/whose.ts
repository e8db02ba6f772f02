import { subjectOf } from '#modules/people/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Subject } from '#platform/personal/personal.ts'

/** The person whose consents a page is about; null when unknown or not the reader's. */
export const personToAsk = (ctx: Ctx, personId: string): Promise<Subject | null> =>
  inArea(ctx, (tx) => subjectOf(tx, ctx, personId))
