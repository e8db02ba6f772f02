import { kindWords, type ReasonKind } from '#modules/gatherings/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import { chip, type ChipKind } from '#platform/web/components.ts'
import type { Html } from '#platform/web/html.ts'
import { fateOf, type DayState, type Fate } from './board.rules.ts'
import { boardWords } from './words.ts'

const chips: Record<Fate, ChipKind> = { held: 'done', off: 'off', unwritten: 'late', ahead: 'going' }

/** What became of a day, in a chip. */
export const fateChip = ({ lang, now }: Ctx, day: { state: DayState; ends_at: Date }): Html => {
  const fate = fateOf(day, now)
  return chip(chips[fate], boardWords(lang).fates[fate])
}

type Why = { reason_kind: ReasonKind | null; reason: string | null }

/** Why a day was not held: 「天气：台风」; empty for one that was. */
export const sayWhy = ({ lang }: Ctx, { reason_kind, reason }: Why): string =>
  reason_kind === null ? '' : [kindWords(lang).reasons[reason_kind], reason].filter(Boolean).join('：')
