import { startOfDay, type Day } from '#base/days.ts'
import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { helpsOn, type FreeTime, type SkillOf, type Standing } from '../helping.rules.ts'
import type { Service } from '../services.rules.ts'
import { serviceWords } from '../services.words.ts'
import { dayParts, partsOn, weekdays } from './times.rules.ts'
import { deskWords } from './desk.words.ts'

/** 「理发、电工」. */
export const saySkills = (lang: Lang, all: readonly Pick<SkillOf, 'skill'>[]): string =>
  all.map(({ skill }) => serviceWords(lang).skills[skill]).join(deskWords(lang).and)

/** 「理发、服务台」. */
export const sayServices = (lang: Lang, all: readonly Service[]): string =>
  all.map((service) => serviceWords(lang).services[service]).join(deskWords(lang).and)

/** 「周四上午、下午；周日晚上」, in parts of days. */
export function sayTimes(lang: Lang, times: readonly FreeTime[]): string {
  const w = deskWords(lang)
  return weekdays
    .flatMap((weekday) => {
      const parts = dayParts.filter((part) => partsOn(times, weekday).includes(part))
      return parts.length ? w.freeOn(w.weekdays[weekday] ?? '', parts.map((part) => w.parts[part]).join(w.and)) : []
    })
    .join(w.semicolon)
}

/** A day as people say it, with its year where that is not this one. */
export const sayOn = (lang: Lang, day: Day, today: Day): string => sayDay(lang, startOfDay(day), startOfDay(today))

/** Whether somebody helps now, in a few words. */
export function sayStanding(lang: Lang, one: Standing, today: Day): string {
  const w = deskWords(lang)
  if (one.state === 'left') return w.states.left
  if (helpsOn(one, today)) return w.states.active
  return one.pausedUntil === null ? w.states.paused : w.pausedUntil(sayOn(lang, one.pausedUntil, today))
}
