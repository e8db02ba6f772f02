import { sayMoment } from '#base/say-date.ts'
import { bilingual, type Lang } from '#base/words.ts'
import { kindWords, type GatheringForNews } from '#modules/gatherings/public.ts'
import { gatheringKindOf, vanguardKindOf, type GatheringKind } from '../kinds.rules.ts'
import type { AsOf } from './spoken.ts'
import { sayOfVolunteering } from '../vanguard/words.ts'
import { isOvertaken } from './overtaken.rules.ts'

type Words = {
  said: Record<Exclude<GatheringKind, 'in-draw' | 'seat-offered' | 'called-off' | 'put-off' | 'left-out'>, string>
  inDraw: (when: string) => string
  offered: (until: string) => string
  calledOff: (why: string) => string
  putOff: (why: string, instead: string | null) => string
  leftOut: (why: string) => string
  overtaken: string
  other: string
  gone: string
  line: (title: string, at: string, said: string) => string
  at: (when: string, where: string | null) => string
}

const words = bilingual<Words>(
  {
    said: {
      seat: '给您报上了。来不了就取消，位子好给别人。',
      'in-line': '位子满了，先替您排着队，有位子按次序问您。',
      drawn: '抽签抽中了，有您的位子。来不了就取消，位子好给别人。',
      'not-drawn': '这回没有抽中，按抽出来的次序替您排着队。',
      'seat-given': '排队排到了，有您的位子了。',
      'seat-back': '您的报名取消了。',
      'seat-gone': '到时间没有等到您的答复，位子问下一位了。',
      reminder: '快到了，请记得来。来不了就取消，位子好给别人。',
      moved: '时间改了，按这里写的来。',
      'other-place': '地点改了，按这里写的来。',
      displaced: '场地要让给议事，时间地点等定了再告诉您。',
      'nobody-yet': '还没有人报名。',
      'to-ring': '有报了名的邻居收不到消息，请看名单，打电话说一声。',
    },
    inDraw: (when) => `记下了。${when}抽签，抽中没抽中都告诉您。`,
    offered: (until) => `有位子了。要来，请在${until}以前答应。`,
    calledOff: (why) => `取消了（${why}）。`,
    putOff: (why, instead) => `改期了（${why}），${instead ? `改到${instead}` : '改到哪天再告诉您'}。`,
    leftOut: (why) => `这一次停了（${why}）。`,
    overtaken: '这条不算数了，请看后来的消息。',
    other: '有新的情况。',
    gone: '有一场活动有新的情况。',
    line: (title, at, said) => `${title}（${at}）：${said}`,
    at: (when, where) => (where ? `${when}，${where}` : when),
  },
  {
    said: {
      seat: 'you have a place. If you cannot come, please give it back for somebody else.',
      'in-line': 'it is full; you are on the waiting list, and asked in turn when there is a place.',
      drawn: 'you were drawn and have a place. If you cannot come, please give it back for somebody else.',
      'not-drawn': 'you were not drawn this time; you are on the waiting list in the drawn order.',
      'seat-given': 'it was your turn: you have a place.',
      'seat-back': 'your sign-up was cancelled.',
      'seat-gone': 'we did not hear from you in time, and somebody else is asked.',
      reminder: 'it is soon. If you cannot come, please give the place back for somebody else.',
      moved: 'the time has changed; it is as written here.',
      'other-place': 'the place has changed; it is as written here.',
      displaced: 'its venue is needed for a meeting; we tell you when time and place are settled.',
      'nobody-yet': 'nobody has signed up yet.',
      'to-ring': 'some who signed up cannot be reached by message. Please look at the list and ring them.',
    },
    inDraw: (when) => `noted. Places are drawn on ${when}; we tell you either way.`,
    offered: (until) => `there is a place for you. If you want it, say yes before ${until}.`,
    calledOff: (why) => `called off (${why}).`,
    putOff: (why, instead) => `put off (${why})${instead ? ` to ${instead}` : '; we tell you the new day'}.`,
    leftOut: (why) => `left out this time (${why}).`,
    overtaken: 'this holds no longer; please see the later messages.',
    other: 'there is news.',
    gone: 'There is news of a gathering.',
    line: (title, at, said) => `${title} (${at}): ${said}`,
    at: (when, where) => (where ? `${when}, ${where}` : when),
  },
)

/** The whole text of a message about a gathering: title, when, where, what happened. Whoever else comes is not in it. */
export function sayOfGathering(lang: Lang, kind: string, as: AsOf | null): string {
  const w = words(lang)
  if (!as) return w.gone
  const { title, startsAt, place } = as.about
  return w.line(title, w.at(sayMoment(lang, startsAt, as.now), place), saidOf(lang, kind, as))
}

/** What happened alone, without title and time: for a list under the gathering's own name. */
export const sayKind = (lang: Lang, kind: GatheringKind, as: AsOf): string => saidOf(lang, kind, as)

function saidOf(lang: Lang, text: string, as: AsOf): string {
  const w = words(lang)
  const kind = gatheringKindOf(text)
  const volunteers = vanguardKindOf(text)
  if (volunteers) return sayOfVolunteering(lang, volunteers, as)
  if (!kind) return w.other
  if (isOvertaken(kind, { ...as, gathering: as.about })) return w.overtaken
  const make = made[kind]
  return make ? make(lang, as) : w.said[kind as keyof Words['said']]
}

const whyOf = (lang: Lang, { reasonKind }: GatheringForNews): string => kindWords(lang).reasons[reasonKind ?? 'other']

const when = (lang: Lang, at: Date | null, { now }: AsOf): string | null => at && sayMoment(lang, at, now)

/** Those with a moment or a reason in them. */
const made: Partial<Record<GatheringKind, (lang: Lang, as: AsOf) => string>> = {
  'in-draw': (lang, as) => words(lang).inDraw(when(lang, as.about.closesAt, as) ?? ''),
  'seat-offered': (lang, as) => words(lang).offered(when(lang, as.signUp?.offeredUntil ?? null, as) ?? ''),
  'called-off': (lang, { about }) => words(lang).calledOff(whyOf(lang, about)),
  'put-off': (lang, as) => words(lang).putOff(whyOf(lang, as.about), when(lang, as.about.insteadAt, as)),
  'left-out': (lang, { about }) => words(lang).leftOut(whyOf(lang, about)),
}
