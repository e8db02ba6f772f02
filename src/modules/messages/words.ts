import { bilingual, type Lang } from '#base/words.ts'
import { titleOf } from '#modules/needs/public.ts'
import type { HoursForNews } from '#modules/vanguard/public.ts'
import { sayOfCare } from './care/words.ts'
import type { AsOf } from './gatherings/spoken.ts'
import { sayOfGathering } from './gatherings/words.ts'
import { sayOfHours } from './hours/words.ts'
import { careKindOf, hoursKindOf, needKindOf, type NeedKind } from './kinds.rules.ts'

type Words = {
  said: Record<NeedKind, string>
  other: string
  line: (number: string, about: string, said: string) => string
}

const words = bilingual<Words>(
  {
    said: {
      asked: '居委会想问您一件事，答复了才好接着办。',
      accepted: '已经受理。',
      waiting: '要等外面的单位，什么时候再看都写在上面。',
      extended: '要多用些时间，新的日子和原因都写在上面。',
      promised: '办的人说了哪天办好，日子写在上面。',
      merged: '和邻居反映的同一件事并在一起办，并到哪个编号写在上面。不是一回事，可以说不同意。',
      joined: '有邻居反映了同一件事，并到您这件里一起办。',
      unmerged: '又单独办了，从受理接着往下办，到期的日子没有变。',
      parted: '原先并进来的一件又单独办了，您这件照常办。',
      resolved: '说是办好了，请您说一声：解决了没有？',
      closed: '一直没有等到您的回音，先结案，不算满意。没解决随时可以再说。',
      unsolved: '这回没能解决，为什么写在上面。',
      referred: '这件事该由别处管，找谁写在上面。',
      handed: '交给您这边办。',
      'given-back': '退回来了，要另外安排。',
      answered: '反映人答复了，可以接着办。',
      reopened: '反映人说没有解决，要重新办。',
      entrusted: '主任请您经办，不公开，登录看。',
      'to-read': '主任请您看一看，不公开，登录看。',
    },
    other: '有新的进展。',
    line: (number, about, said) => `${number}（${about}）：${said}`,
  },
  {
    said: {
      asked: 'the committee would like to ask you something before it can go on.',
      accepted: 'has been accepted.',
      waiting: 'waits for somebody outside; its page says when we look again.',
      extended: 'needs more time; its page says until when and why.',
      promised: 'has a day by which it will be done; its page says which.',
      merged:
        'goes on together with what a neighbour told us; its page says under which number. If it is another matter, say so there.',
      joined: 'has been joined by what a neighbour told us about the same matter.',
      unmerged: 'goes its own way again, from where it was accepted; its due date is the same.',
      parted: 'goes on as before; what had been joined to it goes its own way again.',
      resolved: 'is said to be done. Please tell us: is it solved?',
      closed: 'was closed without your answer, which does not count as satisfied. You can still say it is not solved.',
      unsolved: 'could not be solved this time; its page says why.',
      referred: 'belongs elsewhere; its page says whom to ask.',
      handed: 'was given to you.',
      'given-back': 'was given back and needs somebody else.',
      answered: 'has an answer from the asker; you can go on.',
      reopened: 'is not solved, says the asker; it begins again.',
      entrusted: 'was entrusted to you by the director. It is private: sign in to read it.',
      'to-read': 'may be read by you for some days. It is private: sign in to read it.',
    },
    other: 'has moved on.',
    line: (number, about, said) => `${number} (${about}) ${said}`,
  },
)

/** `gathering`: what it is about where that is no need, as it stands now. */
export type Said = {
  kind: string
  need_number: string | null
  category: string | null
  gathering?: AsOf | null
  /** Of hours: whose they are, for the address they are read at. */
  hours?: HoursForNews | null
  /** Of a visit, and of hours: when it begins. */
  starts_at?: Date | null
}

/** The whole text of a message: number or title, subject, what happened. Nothing in it says who asked or what they wrote. */
export function sayMessage(lang: Lang, said: Said): string {
  const { kind, need_number: number, category, gathering = null, starts_at: startsAt = null } = said
  const [hours, care] = [hoursKindOf(kind), careKindOf(kind)]
  if (hours) return sayOfHours(lang, hours, startsAt)
  if (care) return sayOfCare(lang, care, startsAt)
  return number === null || category === null
    ? sayOfGathering(lang, kind, gathering)
    : sayOfNeed(lang, { kind, number, category })
}

function sayOfNeed(lang: Lang, { kind, number, category }: { kind: string; number: string; category: string }): string {
  const w = words(lang)
  const known = needKindOf(kind)
  const about = titleOf(lang, { title: null, category, compoundName: null, buildingName: null })
  return w.line(number, about, known ? w.said[known] : w.other)
}
