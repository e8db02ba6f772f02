import { minuteOfDay } from '#base/days.ts'
import { sayDay } from '#base/say-date.ts'
import { bilingual, type Lang } from '#base/words.ts'
import type { CareKind } from '../kinds.rules.ts'

type Part = 'morning' | 'afternoon' | 'evening'
type Words = { part: Record<Part, string>; said: Record<CareKind, (when: string) => string> }

const words = bilingual<Words>(
  {
    part: { morning: '上午', afternoon: '下午', evening: '晚上' },
    said: {
      'visit-today': (when) => `${when}有一次探访，到时候打开看。`,
      'unanswered-door': (when) => `${when}的探访没人应，请马上去看。`,
      'visit-missed': (when) => `${when}的探访过了时间没人记下，请打电话问一声。`,
    },
  },
  {
    part: { morning: 'in the morning', afternoon: 'in the afternoon', evening: 'in the evening' },
    said: {
      'visit-today': (when) => `There is a visit on ${when}; open it when it is time.`,
      'unanswered-door': (when) => `Nobody answered at a visit on ${when}: please look at once.`,
      'visit-missed': (when) => `A visit on ${when} is past its time and nobody wrote it down: please ring.`,
    },
  },
)

const NOON = 12 * 60
const SIX = 18 * 60

/** The whole text of a message about a visit: the day and half of it, and what happened. Never whose, never where, never why. */
export function sayOfCare(lang: Lang, kind: CareKind, startsAt: Date | null): string {
  const w = words(lang)
  if (!startsAt) return w.said[kind]('').trim()
  const minute = minuteOfDay(startsAt)
  const part = minute < NOON ? w.part.morning : minute < SIX ? w.part.afternoon : w.part.evening
  const day = sayDay(lang, startsAt, startsAt)
  return w.said[kind](lang === 'zh' ? `${day}${part}` : `${day} ${part}`)
}
