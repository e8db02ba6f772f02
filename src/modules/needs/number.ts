import { dayOf } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Tx } from '#platform/db/database.ts'
import { countUp } from '#platform/numbers/count-up.ts'

/** The number people read aloud: the year of the Shanghai date and a count from 1. */
export type NeedNumber = { year: number; seq: number }

/** 「2024-0312」. */
export const sayNumber = ({ year, seq }: NeedNumber): string => `${year}-${String(seq).padStart(4, '0')}`

/** Reads a number as people type it: full width digits, other dashes, spaces and missing zeros are all right. Null for anything else. */
export function readNumber(text: string | undefined): NeedNumber | null {
  const plain = (text ?? '').normalize('NFKC').replace(/[\s\u2010-\u2015\u2212_.]+/g, '-')
  const match = /^-?(20\d{2})-(\d{1,7})-?$/.exec(plain)
  return match ? { year: Number(match[1]), seq: Number(match[2]) } : null
}

/** A number as somebody asks for it, where a count alone is of this year: 312. Null for anything else. */
export function numberAsked(text: string, { now }: Ctx): NeedNumber | null {
  const isCount = /^0*[1-9]\d{0,6}$/.test(text)
  return isCount ? { year: Number(dayOf(now).slice(0, 4)), seq: Number(text) } : readNumber(text)
}

/** A number in an address, written exactly as we write it; null otherwise, which is answered like an unknown one. */
export function pathNumber(text: string | undefined): NeedNumber | null {
  const number = readNumber(text)
  return number && sayNumber(number) === text ? number : null
}

/**
 * The next numbers of this area, one for each moment, counted by the year of its date. Holds the area's counter until the end
 * of the transaction; a transaction that fails gives its numbers back.
 */
export async function nextNumbers(tx: Tx, ctx: Ctx, moments: readonly Date[]): Promise<NeedNumber[]> {
  const years = moments.map((moment) => Number(dayOf(moment).slice(0, 4)))
  const last = new Map<number, number>()
  for (const year of new Set(years)) {
    const by = years.filter((other) => other === year).length
    last.set(year, (await countUp(tx, ctx, { name: 'needs.need', year, by })) - by)
  }
  return years.map((year) => {
    const seq = (last.get(year) ?? 0) + 1
    last.set(year, seq)
    return { year, seq }
  })
}
