import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import type { FigureCut } from '#platform/figures/figure.ts'
import { elsewhere, type CutKey } from './figures.query.ts'
import { rowWords } from './figures.rows.words.ts'
import { audiences, kinds, purposes } from './kinds.rules.ts'
import { kindWords } from './kinds.words.ts'

/** The cuts a figure about gatherings can have, in the order asked for, with their choices. */
export const cutsOf =
  (keys: readonly CutKey[]) =>
  async (tx: Tx, ctx: Ctx): Promise<FigureCut[]> => {
    const all = allCuts(ctx, await venueChoices(tx, ctx))
    return keys.map((key) => all[key])
  }

function allCuts({ lang }: Ctx, venues: FigureCut['choices']): Record<CutKey, FigureCut> {
  const { cuts } = rowWords(lang)
  const w = kindWords(lang)
  const named = (names: Readonly<Record<string, string>>, values: readonly string[]) =>
    values.map((value) => ({ value, text: names[value] ?? value }))
  return {
    kind: { key: 'kind', label: cuts.kind, choices: named(w.kinds, kinds) },
    audience: { key: 'audience', label: cuts.audience, choices: named(w.audiences, audiences) },
    purpose: { key: 'purpose', label: cuts.purpose, choices: named(w.purposes, purposes) },
    venue: { key: 'venue', label: cuts.venue, choices: [...venues, { value: elsewhere, text: cuts.elsewhere }] },
  }
}

/** Every venue there is or was. */
const venueChoices = (tx: Tx, ctx: Ctx): Promise<FigureCut['choices']> =>
  tx
    .selectFrom('gatherings.venue')
    .select(['id as value', 'name as text'])
    .where('area_id', '=', ctx.area.id)
    .orderBy('made_at')
    .orderBy('id')
    .execute()
