import { sayMoment, sayTime } from '#base/say-date.ts'
import { bilingual, type Lang } from '#base/words.ts'
import { kindWords } from '#modules/gatherings/public.ts'
import type { AsOf } from '../gatherings/spoken.ts'
import type { VanguardKind } from '../kinds.rules.ts'
import { isOff, isVolunteeringOver } from './news.rules.ts'

type Words = {
  said: Record<
    Exclude<VanguardKind, 'day-off' | 'helper-off' | 'help-asked'>,
    (shift: string, when: string, until: string) => string
  >
  helpAsked: (stall: string | null, when: string) => string
  helpCame: (stall: string | null, when: string) => string
  dayOff: (why: string) => string
  dayOffAtHome: (why: string) => string
  overtaken: string
}

const words = bilingual<Words>(
  {
    said: {
      'can-you-come': () => '能来吗？点开答一声，能来、来不了都行。',
      'come-for-gap': (shift, when) => `「${shift}」缺人（${when}），您做得来，能来吗？谁先答应就是谁。`,
      'shift-given': (shift, when) => `您的班：「${shift}」，${when}。来不了，点开说一声。`,
      'shift-moved': (shift, when) => `您的班换了：「${shift}」，${when}。来不了，点开说一声。`,
      'shift-shorter': (shift, when, until) => `您的班早一点结束：「${shift}」，${when}到${until}。`,
      'shift-off': (shift) => `「${shift}」不用您来了。谢谢您。`,
      'shift-clashed': (shift, when) =>
        `「${shift}」改到${when}，和您别的班撞了，这个位子替您还了。这里也来得了，请打个电话。`,
      'shift-passed-on': (shift) => `「${shift}」有人替您了，您不用来了。`,
      'swap-over': (shift) => `「${shift}」没有找到人替，位子还是您的。来不了，请打个电话。`,
      'shift-back': (shift) => `「${shift}」有人来不了，位子还回来了。`,
      'gap-filled': (shift) => `「${shift}」的空有人补上了。`,
      'swap-open': (shift) => `「${shift}」有人在找人替。`,
      'swap-done': (shift) => `「${shift}」换好人了。`,
      'helper-news': () => '您家做志愿者的有一条消息，请本人打开自己的页面看，或者给居委会打个电话。',
    },
    dayOff: (why) => `这一天停了（${why}），您不用来了。`,
    helpAsked: (stall, when) => `${when}${stall === null ? '有人' : `「${stall}」`}求助。能去的请马上去，到了点一下。`,
    helpCame: (stall, when) => `${when}${stall === null ? '有人' : `「${stall}」`}求助，已经有人到了，或者说没事了。`,
    dayOffAtHome: (why) => `这一天停了（${why}），请告诉家里来帮忙的那位，不用来了。`,
    overtaken: '这条不算数了，请看后来的消息。',
  },
  {
    said: {
      'can-you-come': () => 'can you come? Open it and say so; yes or no, both are fine.',
      'come-for-gap': (shift, when) =>
        `“${shift}” is short of people (${when}) and you can do it. Can you come? The first yes has it.`,
      'shift-given': (shift, when) => `your shift: “${shift}”, ${when}. If you cannot come, open it and say so.`,
      'shift-moved': (shift, when) =>
        `your shift changed: “${shift}”, ${when}. If you cannot come, open it and say so.`,
      'shift-shorter': (shift, when, until) => `your shift ends earlier: “${shift}”, ${when} to ${until}.`,
      'shift-off': (shift) => `you are not needed for “${shift}”. Thank you.`,
      'shift-clashed': (shift, when) =>
        `“${shift}” moved to ${when}, when you have another shift: this place was given back. If you would rather come here, please ring.`,
      'shift-passed-on': (shift) => `somebody stands in for you at “${shift}”; you need not come.`,
      'swap-over': (shift) =>
        `nobody was found for “${shift}”: the place is still yours. If you cannot come, please ring.`,
      'shift-back': (shift) => `somebody cannot come to “${shift}” and gave the place back.`,
      'gap-filled': (shift) => `the gap in “${shift}” is filled.`,
      'swap-open': (shift) => `somebody looks for a substitute for “${shift}”.`,
      'swap-done': (shift) => `somebody else comes to “${shift}” now.`,
      'helper-news': () =>
        'there is a message for whoever of your home volunteers: please open your own page, or ring the committee.',
    },
    dayOff: (why) => `this day is left out (${why}); you need not come.`,
    helpAsked: (stall, when) =>
      `help was asked for${stall === null ? '' : ` at “${stall}”`}, ${when}. Whoever can, please go now, and tap when you are there.`,
    helpCame: (stall, when) =>
      `help was asked for${stall === null ? '' : ` at “${stall}”`}, ${when}; somebody is there, or it is all right again.`,
    dayOffAtHome: (why) =>
      `this day is left out (${why}); please tell whoever of your home helps that they need not come.`,
    overtaken: 'this holds no longer; please see the later messages.',
  },
)

/** What a message to a volunteer, to whoever leads them, or to a household says. Nobody is named in it. */
export function sayOfVolunteering(lang: Lang, kind: VanguardKind, as: AsOf): string {
  const w = words(lang)
  if (kind === 'help-asked') return sayHelp(lang, as)
  if (isOverFor(kind, as)) return w.overtaken
  const why = kindWords(lang).reasons[as.about.reasonKind ?? 'other']
  if (kind === 'helper-off') return w.dayOffAtHome(why)
  if (kind === 'day-off') return w.dayOff(why)
  return kind === 'shift-off' && isOff(as.about.state) ? w.dayOff(why) : saidOfShift(lang, kind, as)
}

/** Which shift, and when. */
function saidOfShift(lang: Lang, kind: keyof Words['said'], { about, volunteering, now }: AsOf): string {
  const { title, startsAt, endsAt } = volunteering ?? noShift
  const when = sayMoment(lang, startsAt ?? about.startsAt, now)
  return words(lang).said[kind](title ?? about.title, when, sayTime(lang, endsAt ?? about.startsAt))
}

const noShift = { title: null, startsAt: null, endsAt: null }

/** Where and when help was asked for; and that somebody came, once somebody did. */
function sayHelp(lang: Lang, { help, startsAt, about, now }: AsOf): string {
  const w = words(lang)
  const [stall, when] = [help?.stall ?? null, sayMoment(lang, help?.at ?? startsAt ?? about.startsAt, now)]
  return help?.open === true ? w.helpAsked(stall, when) : w.helpCame(stall, when)
}

/** Whether it is said no longer. */
export const isOverFor = (kind: VanguardKind, { about, volunteering, help, now }: AsOf): boolean =>
  kind === 'help-asked'
    ? help?.open !== true
    : isVolunteeringOver(kind, {
        open: volunteering?.open === true,
        dayState: about.state,
        startsAt: about.startsAt,
        now,
      })
