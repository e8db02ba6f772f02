import { bilingual } from '#base/words.ts'

/** What care says on Today. Nobody's name, no door. */
export const todayWords = bilingual(
  {
    shut: (doors: number) => `${doors} 扇门敲了没人应，正在找人`,
    now: '马上去看',
    missed: (visits: number) => `${visits} 次探访没人记下`,
    ask: '问一问，记下来',
  },
  {
    shut: (doors: number) => (doors === 1 ? 'A door stays shut' : `${doors} doors stay shut`),
    now: 'look at once',
    missed: (visits: number) => (visits === 1 ? 'A visit nobody wrote down' : `${visits} visits nobody wrote down`),
    ask: 'ask, and write it down',
  },
)
