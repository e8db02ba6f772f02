/** An answer to one purpose as a row has it. */
export type Answered = {
  id: string
  state: 'given' | 'refused' | 'withdrawn' | 'superseded'
  said_at: Date
  ended_at: Date | null
}

const lastWord = ({ state, said_at, ended_at }: Answered): number =>
  (state === 'withdrawn' && ended_at ? ended_at : said_at).getTime()

/**
 * Two entries of one person have answered the same purpose: which living answers are over. The last word counts, and taking a
 * consent back is a word; of two said in the same moment the no counts. Nothing becomes a yes by this.
 */
export function overtaken(answers: readonly Answered[]): string[] {
  const spoken = answers.filter(({ state }) => state !== 'superseded')
  const last = spoken.reduce<Answered | undefined>((best, one) => (best && !isAfter(one, best) ? best : one), undefined)
  return spoken.filter((one) => one !== last && (one.state === 'given' || one.state === 'refused')).map(({ id }) => id)
}

const isAfter = (one: Answered, other: Answered): boolean =>
  lastWord(one) > lastWord(other) || (lastWord(one) === lastWord(other) && one.state !== 'given')
