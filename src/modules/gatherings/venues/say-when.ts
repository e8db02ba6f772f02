import { dayOf } from '#base/days.ts'
import { sayMoment, sayTime } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { During } from '../booking.ts'
import { showWords } from '../show/words.ts'

/** 「10月24日 周四 上午9点 到 上午11点」, with the day of its end where that is another. */
export const sayWhen = (lang: Lang, { startsAt, endsAt }: During, now: Date): string =>
  showWords(lang).until(
    sayMoment(lang, startsAt, now),
    dayOf(startsAt) === dayOf(endsAt) ? sayTime(lang, endsAt) : sayMoment(lang, endsAt, now),
  )
