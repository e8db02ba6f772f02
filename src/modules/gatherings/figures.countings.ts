import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import { countOf, percentOf, sumOf, wasHeld, type Counting, type Test } from './figures.query.ts'
import { rowWords } from './figures.rows.words.ts'

/*
 * What each figure counts (domain.md D). Where D leaves something open it is settled here in the direction that flatters
 * less, and said in the figure's own words.
 */

const estimated: Test = sql`(${wasHeld} and g.count_method = 'estimate')`
const published: Test = sql`g.published_at is not null`
const calledOff = (state: 'cancelled' | 'postponed' | 'paused'): Test => sql`g.state = ${sql.lit(state)}`
const because = (reason: 'holiday' | 'weather'): Test =>
  sql`(g.state in ('cancelled', 'postponed', 'paused') and g.reason_kind = ${sql.lit(reason)})`
/** Whoever the estimate has beyond those on the list. */
const guessed = sql`greatest(g.counted - g.present, 0)`

/** One place, one continuous time, one purpose, that took place. */
export const sessions = ({ lang, now }: Ctx): Counting => {
  const { beside, session: unit } = rowWords(lang)
  const standing: Test = sql`g.state = 'published'`
  return {
    counted: wasHeld,
    number: countOf(wasHeld),
    beside: [
      { text: beside.planned, unit, is: countOf(published) },
      { text: beside.cancelled, unit, is: countOf(calledOff('cancelled')) },
      { text: beside.paused, unit, is: countOf(calledOff('paused')) },
      { text: beside.postponed, unit, is: countOf(calledOff('postponed')) },
      { text: beside.holiday, unit, is: countOf(because('holiday')) },
      { text: beside.weather, unit, is: countOf(because('weather')) },
      { text: beside.unwritten, unit, is: countOf(sql`${standing} and g.ends_at <= ${now}`) },
      { text: beside.ahead, unit, is: countOf(sql`${standing} and g.ends_at > ${now}`) },
      { text: beside.evidenced, unit, is: countOf(sql`g.state = 'evidenced'`) },
      { text: beside.assumed, unit, is: countOf(sql`${wasHeld} and g.assumed and g.confirmed_at is null`) },
    ],
  }
}

/** Persons present, summed over sessions: one person in n sessions is n. Estimates stand beside, not in it. */
export const attendances = ({ lang }: Ctx): Counting => {
  const { beside, session, visit: unit } = rowWords(lang)
  const counted: Test = sql`(${wasHeld} and g.attendances > 0)`
  return {
    counted,
    number: sumOf(sql`g.attendances`, counted),
    beside: [
      { text: beside.byList, unit, is: sumOf(sql`g.present`, wasHeld) },
      { text: beside.byNumber, unit, is: sumOf(sql`g.attendances - g.present`, wasHeld) },
      { text: beside.guessed, unit, is: sumOf(guessed, estimated) },
      { text: beside.guessedSessions, unit: session, is: countOf(estimated) },
      { text: beside.uncounted, unit: session, is: countOf(sql`${wasHeld} and g.counted is null and g.present = 0`) },
    ],
  }
}

/** Seats that were filled ÷ seats there were, of sessions with sign-up whose attendance was counted. Nobody beyond the seats of a session fills those of another. */
export const fillRate = ({ lang }: Ctx): Counting => {
  const { beside, session, seat: unit } = rowWords(lang)
  const withSeats: Test = sql`(${wasHeld} and g.sign_up <> 'none')`
  const known: Test = sql`(g.present > 0 or (g.counted is not null and g.count_method <> 'estimate'))`
  const counted: Test = sql`(${withSeats} and ${known})`
  const top = sumOf(sql`least(g.attendances, g.capacity)`, counted)
  const bottom = sumOf(sql`g.capacity`, counted)
  return {
    counted,
    number: percentOf(top, bottom),
    share: { top, bottom, counts: unit },
    beside: [
      { text: beside.seatsGiven, unit, is: sumOf(sql`g.taken`, counted) },
      { text: beside.beyond, unit, is: sumOf(sql`greatest(g.attendances - g.capacity, 0)`, counted) },
      { text: beside.notKnown, unit: session, is: countOf(sql`${withSeats} and not ${known}`) },
      { text: beside.noSignUp, unit: session, is: countOf(sql`${wasHeld} and g.sign_up = 'none'`) },
    ],
  }
}
