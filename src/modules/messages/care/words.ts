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
      'visit-yours': (when) => `${when}的探访改由您去，请打开看看；去不了也在那里说一声。`,
      'visit-not-yours': (when) => `${when}的探访有别人去了，您这次不用去。`,
      'company-asked': () => '有一位老人想请您常去看看，愿不愿意都请回一声。',
      'company-over': () => '您去探访的一位老人那里，以后不用再去了。谢谢您。',
      'company-rests': () => '您去探访的一位老人那里，从现在起先不用去了。谢谢您。',
      'company-again': () => '您去探访的一位老人那里，又请您去了，请看看是哪天。',
      'company-changed': () => '您的一处探访改了约定，请看看是哪天、几点。',
      'company-week': () => '您去探访的一位老人说，这一周不用去。',
      'unanswered-door': (when) => `${when}的探访没人应，请马上去看。`,
      'door-word': (when) => `${when}没人应的那扇门有了消息，请看一看。`,
      'visit-missed': (when) => `${when}的探访过了时间没人记下，请打电话问一声。`,
      'visit-nobody': (when) => `${when}的探访没有志愿者能去，请您去，或者另请人。`,
      'visit-to-ring': (when) => `${when}的探访换了人去，这位志愿者收不到消息，请打电话说一声。`,
      'company-declined': () => '有一位志愿者不再去探访了，请看看谁接着去。',
      'elder-moved': () => '有一份关爱约定，老人已记为搬走，探访先停了，请核实。',
    },
  },
  {
    part: { morning: 'in the morning', afternoon: 'in the afternoon', evening: 'in the evening' },
    said: {
      'visit-today': (when) => `There is a visit on ${when}; open it when it is time.`,
      'visit-yours': (when) => `The visit on ${when} is yours now: please look, and say there if you cannot go.`,
      'visit-not-yours': (when) => `Somebody else goes on ${when}: you need not.`,
      'company-asked': () => 'An elder would like you to come regularly: please say yes or no.',
      'company-over': () => 'An elder you go to needs no more visits from you. Thank you.',
      'company-rests': () => 'An elder you go to needs no visits for now. Thank you.',
      'company-again': () => 'An elder you go to is visited again: please look on which day.',
      'company-changed': () => 'Something about a visit of yours has changed: please look on which day and when.',
      'company-week': () => 'An elder you go to wants no visit this week.',
      'unanswered-door': (when) => `Nobody answered at a visit on ${when}: please look at once.`,
      'door-word': (when) => `There is word about the door nobody opened on ${when}: please look.`,
      'visit-missed': (when) => `A visit on ${when} is past its time and nobody wrote it down: please ring.`,
      'visit-nobody': (when) => `No volunteer can go on ${when}: please go, or ask somebody.`,
      'visit-to-ring': (when) => `Another volunteer goes on ${when} and gets no messages: please ring them.`,
      'company-declined': () => 'A volunteer goes to an elder no more: please see who does.',
      'elder-moved': () =>
        'An elder with an arrangement is noted as moved away. Visits have stopped: please see whether it is so.',
    },
  },
)

const NOON = 12 * 60
const SIX = 18 * 60

/** The whole text of a message about care: of a visit the day and half of it, and what happened. Never whose, never where, never why. */
export function sayOfCare(lang: Lang, kind: CareKind, startsAt: Date | null): string {
  const w = words(lang)
  if (!startsAt) return w.said[kind]('').trim()
  const minute = minuteOfDay(startsAt)
  const part = minute < NOON ? w.part.morning : minute < SIX ? w.part.afternoon : w.part.evening
  const day = sayDay(lang, startsAt, startsAt)
  return w.said[kind](lang === 'zh' ? `${day}${part}` : `${day} ${part}`)
}
