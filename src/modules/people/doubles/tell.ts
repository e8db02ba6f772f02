import { sayMoment } from '#base/say-date.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Asked, Told } from '#platform/personal/personal.ts'
import { aliasesOf } from './aliases.ts'
import { mergesIn } from './history.ts'
import { doubleWords } from './words.ts'

/** That two entries became one, by whom, whether it was taken back, and how they were also written down. */
export async function tellMerges(tx: Tx, ctx: Ctx, { subject, lang }: Asked): Promise<Told[]> {
  const w = doubleWords(lang)
  const [merges, aliases] = await Promise.all([
    mergesIn(tx, ctx, subject.personId),
    aliasesOf(tx, ctx, subject.personId),
  ])
  return [
    ...merges.map(({ id, at, by, undoneAt }) => {
      const text = undoneAt ? w.toldBack(by, sayMoment(lang, undoneAt, ctx.now)) : w.toldLine(by)
      const term = sayMoment(lang, at, ctx.now)
      return { table: 'people.merge', id, at, title: w.toldTitle, lines: [{ key: 'merged', term, text }] } as const
    }),
    ...aliases.map(({ id, name }) => ({
      table: 'people.alias' as const,
      id,
      at: null,
      title: w.toldAlias,
      lines: [{ key: 'name', term: w.name, text: name }],
    })),
  ]
}
