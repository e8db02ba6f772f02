import { sayTime } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { mendWords } from './mend.words.ts'
import type { OnRoll } from './on-roll.ts'
import type { Roll } from './roll.ts'
import { rollWords } from './words.ts'

/** How somebody on the list is called: a name, whose family, how old, or their number. */
export function sayWho(
  lang: Lang,
  { name, family, age, no, walkIn }: Pick<OnRoll, 'name' | 'family' | 'age' | 'no' | 'walkIn'>,
): string {
  const w = rollWords(lang)
  const called = name ?? (family === null ? null : w.familyOf(family)) ?? (walkIn ? w.guest : w.noName(no ?? ''))
  return [called, w.ages[age]].filter(Boolean).join(' · ')
}

/** How they stand, with the time it was noted: 「到了 上午9点2分」. */
export function sayState(lang: Lang, { state, at }: Pick<OnRoll, 'state' | 'at'>): string {
  const w = rollWords(lang)
  if (state === null || at === null) return w.states.none
  return state === 'cleared' ? w.states.cleared : w.stateAt(w.states[state], sayTime(lang, at))
}

/** One line of the list as the page and its script show it. */
export const lineOf = (lang: Lang, one: OnRoll) => ({
  id: one.id,
  walkIn: one.walkIn,
  no: one.no ?? '+',
  who: sayWho(lang, one),
  state: one.state ?? 'none',
  said: sayState(lang, one),
  conflict: one.conflict,
})

/** The count on top: who came, of how many, and the number that was noted beside it. */
export function sayCount(lang: Lang, { gathering, count }: Roll): { count: string; counted: string } {
  const w = rollWords(lang)
  const { counted, count_method: method } = gathering
  return {
    count: w.count(count.there, count.listed),
    counted: counted === null || method === null ? '' : w.counted(counted, w.methods[method]),
  }
}

/** How wrong a clock was: 「1天2小时」; null where it is less than a minute. */
export function saySpan(lang: Lang, ms: number): string | null {
  const w = mendWords(lang)
  const minutes = Math.floor(Math.abs(ms) / 60_000)
  if (minutes === 0) return null
  const [days, hours] = [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60)]
  const parts = [days && w.days(days), hours && w.hours(hours), minutes % 60 && w.minutes(minutes % 60)]
  return parts.filter(Boolean).slice(0, 2).join('').trim()
}
