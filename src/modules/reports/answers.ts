import type { Span } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Figure, FigureValue, Point } from '#platform/figures/figure.ts'
import { memoOf } from '#platform/memo/memo.ts'
import { stepOf } from '#platform/figures/span.ts'

/** A figure with its number over one span. */
export type Answered = { figure: Figure; said: FigureValue }

/** The numbers of some figures over a span. The same for every reader, so they are kept for a few seconds. */
export const answersOf = (ctx: Ctx, figures: readonly Figure[], span: Span): Promise<Answered[]> =>
  kept(ctx, ['figures', ...figures.map(({ key }) => key), span.from, span.to], () =>
    inArea(ctx, (tx) =>
      Promise.all(figures.map(async (figure) => ({ figure, said: await figure.value(tx, ctx, span) }))),
    ),
  )

/** One figure over a span, with its months. */
export const answerOf = (ctx: Ctx, figure: Figure, span: Span): Promise<Answered & { points: Point[] }> =>
  kept(ctx, ['figure', figure.key, span.from, span.to], () =>
    inArea(ctx, async (tx) => {
      const [said, points] = await Promise.all([
        figure.value(tx, ctx, span),
        figure.series(tx, ctx, { span, by: stepOf(span) }),
      ])
      return { figure, said, points }
    }),
  )

/** Keeps what does not depend on who asks. */
export const kept = <T>(ctx: Ctx, key: readonly string[], make: () => Promise<T>): Promise<T> =>
  memoOf(ctx.db).keep({ areaId: ctx.area.id, key: [ctx.lang, ...key].join(' ') }, make)
