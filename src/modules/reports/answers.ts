import type { Span } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { inArea } from '#platform/db/in-area.ts'
import type { Figure, FigureCut, FigureValue, Narrowed, Point } from '#platform/figures/figure.ts'
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

/** One cut of a figure, with the parts that have rows. */
export type Parts = { cut: FigureCut; points: Point[] }

/** One figure over a span, with its months and, where it can be cut, its parts. */
export const answerOf = (
  ctx: Ctx,
  figure: Figure,
  span: Narrowed,
): Promise<Answered & { points: Point[]; parts: Parts[] }> =>
  kept(ctx, ['figure', figure.key, JSON.stringify(span)], () =>
    inArea(ctx, async (tx) => {
      const [said, points, parts] = await Promise.all([
        figure.value(tx, ctx, span),
        figure.series(tx, ctx, { span, by: stepOf(span) }),
        partsOf(tx, ctx, { figure, span }),
      ])
      return { figure, said, points, parts }
    }),
  )

async function partsOf(tx: Tx, ctx: Ctx, { figure, span }: { figure: Figure; span: Narrowed }): Promise<Parts[]> {
  const cuts = (await figure.cuts?.(tx, ctx)) ?? []
  const open = cuts.filter(({ key }) => span.only?.[key] === undefined)
  return Promise.all(
    open.map(async (cut) => ({ cut, points: (await figure.parts?.(tx, ctx, { span, cut: cut.key })) ?? [] })),
  )
}

/** Keeps what does not depend on who asks. */
export const kept = <T>(ctx: Ctx, key: readonly string[], make: () => Promise<T>): Promise<T> =>
  memoOf(ctx.db).keep({ areaId: ctx.area.id, key: [ctx.lang, ...key].join(' ') }, make)
