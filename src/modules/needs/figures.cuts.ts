import { sql } from 'kysely'
import type { Ctx } from '#platform/ctx.ts'
import type { Cut, Test } from './figures.query.ts'
import { rowWords } from './figures.rows.words.ts'

/*
 * What each figure counts (domain.md D). Where D leaves something open it is settled here in the direction that flatters
 * less, and said in the figure's own words.
 */

const all: Test = sql`true`
/** Reported as done: resolved, or closed after that. A need that was sent back is not. */
const ended: Test = sql`n.resolved_at is not null`
const closed: Test = sql`n.state in ('confirmed', 'closed_no_reply')`
const withdrawn: Test = sql`n.state = 'withdrawn'`
const unresolved: Test = sql`n.state = 'closed_unresolved'`
const referred: Test = sql`n.state = 'referred'`
/** Seen to under another number: the matter is counted there, once. */
const merged: Test = sql`n.state = 'merged'`
const open: Test = sql`(n.resolved_at is null and n.closed_at is null)`
const contacted: Test = sql`n.contacted_at is not null`
const saidSolved: Test = sql`(n.state = 'confirmed' and n.solved)`
/** Somebody could be asked: a way to answer was left, or an answer came all the same. */
const asked: Test = sql`(n.reply_possible or n.solved is not null)`
const answered: Test = sql`n.satisfaction is not null`

/** Needs sent in. All of them, those taken back or merged into another too: they were received. */
export const received = ({ lang }: Ctx): Cut => {
  const { beside, piece: unit } = rowWords(lang)
  return {
    date: 'submitted_at',
    counted: all,
    beside: [
      { text: beside.withdrawn, unit, is: withdrawn },
      { text: beside.merged, unit, is: merged },
    ],
  }
}

const percentile = (share: number) =>
  sql<number | null>`percentile_cont(${sql.lit(share)}) within group (order by n.contact_minutes)`

/** Working minutes until somebody spoke with the asker: the median by percentile_cont, half-way between the middle two. */
export const firstContactMedian = ({ lang }: Ctx): Cut => {
  const { beside, minutes, piece: unit } = rowWords(lang)
  return {
    date: 'submitted_at',
    counted: contacted,
    number: percentile(0.5),
    beside: [
      { text: beside.ninth, unit: minutes, is: { number: percentile(0.9) } },
      { text: beside.takenInPerson, unit, is: sql`${contacted} and n.channel in ('telephone', 'door')` },
      { text: beside.notContacted, unit, is: sql`not ${contacted} and n.reply_possible` },
      { text: beside.noChannel, unit, is: sql`not ${contacted} and not n.reply_possible` },
    ],
  }
}

/** First contact in time ÷ needs of people who can be reached, once they were contacted or the time for it was over. */
export const responseRate = ({ lang, now }: Ctx): Cut => {
  const { beside, piece: unit } = rowWords(lang)
  const takenBackFirst: Test = sql`(not ${contacted} and ${withdrawn} and n.closed_at <= n.contact_due_at)`
  const stillTime: Test = sql`(not ${contacted} and n.state <> 'withdrawn' and n.contact_due_at > ${now})`
  return {
    date: 'submitted_at',
    counted: sql`n.reply_possible and not ${takenBackFirst} and not ${stillTime}`,
    hit: sql`coalesce(n.contacted_at <= n.contact_due_at, false)`,
    beside: [
      { text: beside.stillTime, unit, is: sql`n.reply_possible and ${stillTime}` },
      { text: beside.takenBackFirst, unit, is: sql`n.reply_possible and ${takenBackFirst}` },
      { text: beside.noChannel, unit, is: sql`not n.reply_possible` },
    ],
  }
}

/** Ended ÷ received, without those the asker took back or that were merged into another. What nobody has accepted yet, was closed unsolved or sent elsewhere counts as not ended. */
export const closeRate = ({ lang }: Ctx): Cut => {
  const { beside, piece: unit } = rowWords(lang)
  return {
    date: 'submitted_at',
    counted: sql`not ${withdrawn} and not ${merged}`,
    hit: ended,
    beside: [
      { text: beside.confirmedSolved, unit, is: saidSolved },
      { text: beside.closedUnresolved, unit, is: unresolved },
      { text: beside.referred, unit, is: referred },
      { text: beside.withdrawn, unit, is: withdrawn },
      { text: beside.merged, unit, is: merged },
    ],
  }
}

/**
 * Ended by the due date ÷ needs whose due date (extensions and pauses included) lies in the span and has come. While the clock
 * stands no date comes. Sent elsewhere or merged in time is not counted; after the date it counts as late, as does closed unsolved.
 */
export const onTimeCloseRate = ({ lang, now }: Ctx): Cut => {
  const { beside, piece: unit } = rowWords(lang)
  const away: Test = sql`n.state in ('withdrawn', 'referred', 'merged')`
  const awayFirst: Test = sql`(${away} and n.closed_at <= n.due_at)`
  const come: Test = sql`n.due_at <= coalesce(n.paused_at, ${now})`
  return {
    date: 'due_at',
    counted: sql`${come} and not ${awayFirst}`,
    hit: sql`coalesce(n.resolved_at <= n.due_at, false)`,
    beside: [
      { text: beside.lateButEnded, unit, is: sql`${come} and n.resolved_at > n.due_at` },
      { text: beside.lateAndOpen, unit, is: sql`${come} and ${open}` },
      { text: beside.lateAndWithdrawn, unit, is: sql`${come} and ${away} and n.closed_at > n.due_at` },
      { text: beside.unresolvedNotInTime, unit, is: sql`${come} and ${unresolved}` },
      { text: beside.notYetDue, unit, is: sql`not ${come} and not ${away}` },
    ],
  }
}

/** Said to be solved by the asker ÷ closed needs whose asker was asked, and those closed unsolved; silence is in the denominator only. */
export const solveRate = ({ lang }: Ctx): Cut => {
  const { beside, piece: unit } = rowWords(lang)
  return {
    date: 'submitted_at',
    counted: sql`((${closed} and ${asked}) or ${unresolved})`,
    hit: saidSolved,
    beside: [
      { text: beside.noReply, unit, is: sql`n.state = 'closed_no_reply' and ${asked}` },
      { text: beside.closedUnresolved, unit, is: unresolved },
      { text: beside.saidUnsolved, unit, is: sql`n.state = 'confirmed' and not n.solved` },
      { text: beside.takenDown, unit, is: sql`${saidSolved} and n.answered_by = 'committee'` },
      { text: beside.claimed, unit, is: ended },
      { text: beside.waitingForAnswer, unit, is: sql`n.state = 'resolved'` },
      { text: beside.reopenedAndOpen, unit, is: sql`n.reopenings > 0 and ${open}` },
      { text: beside.couldNotAsk, unit, is: sql`${closed} and not ${asked}` },
    ],
  }
}

/** Very satisfied or satisfied ÷ answers. Neutral is not satisfied, silence is not an answer. */
export const satisfaction = ({ lang }: Ctx): Cut => {
  const { beside, piece: unit } = rowWords(lang)
  const couldAnswer: Test = sql`(${answered} or (${closed} and ${asked}))`
  const rate = sql<number | null>`100.0::float8 * count(*) filter (where ${answered})
    / nullif(count(*) filter (where ${couldAnswer}), 0)`
  return {
    date: 'submitted_at',
    counted: answered,
    hit: sql`n.satisfaction in ('very', 'satisfied')`,
    beside: [
      { text: beside.answerRate, unit: '%', is: { number: rate } },
      { text: beside.didNotAnswer, unit, is: sql`${couldAnswer} and not ${answered}` },
    ],
  }
}

/** Sent back at least once ÷ needs that were ever said to be done. */
export const reopenRate = ({ lang }: Ctx): Cut => {
  const { beside, piece: unit } = rowWords(lang)
  return {
    date: 'submitted_at',
    counted: sql`(${ended} or n.reopenings > 0)`,
    hit: sql`n.reopenings > 0`,
    beside: [{ text: beside.reopenedTwice, unit, is: sql`n.reopenings > 1` }],
  }
}
