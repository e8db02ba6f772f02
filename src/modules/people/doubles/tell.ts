import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { auto, type Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { Asked, Told } from '#platform/personal/personal.ts'
import { homeRow } from '../places/home.ts'
import { sayHome } from '../places/names.rules.ts'
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
    ...(await Promise.all(aliases.map((alias) => toldAlias(tx, ctx, { alias, lang })))),
  ]
}

type Alias = Awaited<ReturnType<typeof aliasesOf>>[number]

/** The name of then, and the door of then as long as it stands. */
async function toldAlias(tx: Tx, ctx: Ctx, { alias, lang }: { alias: Alias; lang: Lang }): Promise<Told> {
  const w = doubleWords(lang)
  const home = alias.home_id === null ? null : await homeRow(tx, { ...ctx, actor: auto }, alias.home_id)
  return {
    table: 'people.alias',
    id: alias.id,
    at: null,
    title: w.toldAlias,
    lines: [
      { key: 'name', term: w.name, text: alias.name },
      ...(home ? [{ key: 'home', term: w.home, text: sayHome(home) }] : []),
    ],
  }
}
