import { placesMeant } from '#modules/people/public.ts'
import { match } from '#platform/search/match.ts'
import { docOfNames } from '#platform/search/doc.ts'
import { readRun, type Question, type Run } from '#platform/search/question.ts'
import { categories, type Category } from '../needs.rules.ts'
import type { PlaceChoices } from '../places.ts'
import { needWords } from '../words.ts'

/** The places somebody may mean: a need lies in one of these compounds or buildings. */
export type Meant = { compoundIds: readonly string[]; buildingIds: readonly string[] }

/** One way to understand a run: its words, perhaps behind a place, or a subject by its name. */
export type Reading = { place: Meant | null; run: Run | null; categories: readonly Category[] }

/** A question about needs: each run with every way to understand it. */
export type Asked = readonly { readings: readonly Reading[] }[]

/** Understands a question about needs. 「3号楼路灯」 is the words, and the lamp at that building. */
export const askedOf = (question: Question, places: PlaceChoices): Asked =>
  question.runs.map((run) => ({
    readings: [
      { place: null, run, categories: [] },
      ...atPlace(run, places),
      ...[subjects(run)].filter((some) => some.length).map((some) => ({ place: null, run: null, categories: some })),
    ],
  }))

/** The longest beginning of a run that is a place, and what is left behind it. */
function atPlace({ text }: Run, places: PlaceChoices): Reading[] {
  const signs = Array.from(text)
  for (let end = signs.length; end > 0; end--) {
    const meant = placesMeant(places, signs.slice(0, end).join(''))
    if (!meant) continue
    const rest = [meant.room, signs.slice(end).join('')].filter(Boolean).join('')
    return [{ place: meant, run: rest === '' ? null : readRun(rest), categories: [] }]
  }
  return []
}

/** Subjects whose name, in either language, is what was typed. */
const subjects = (run: Run): Category[] =>
  categories.filter((category) =>
    (['zh', 'en'] as const).some((lang) => {
      const name = needWords(lang).category[category]
      const found = match(docOfNames([name]), { runs: [{ ...run, words: [] }] })
      return found?.marks.some(({ from, to }) => to - from >= Math.min(name.length, 2)) ?? false
    }),
  )
