import { startOfDay, type Day } from '#base/days.ts'
import { sayDay, sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { section, timeline, type ChipKind } from '#platform/web/components.ts'
import type { Html } from '#platform/web/html.ts'
import type { MergeReason } from '../merging/merging.rules.ts'
import type { StepAct } from '../step.ts'
import type { AssigneeRole } from '../moves.rules.ts'
import type { Step } from './timeline.ts'
import { timelineWords } from './words.ts'

/** Who reads: the desk sees names and notes, the asker notes meant for them, everybody only what happened. */
export type Reader = 'desk' | 'asker' | 'everybody'

const kinds: Partial<Record<StepAct, ChipKind>> = {
  assign: 'going',
  take: 'going',
  promise: 'going',
  start: 'going',
  resolve: 'waiting',
  confirm: 'done',
  reopen: 'late',
  return: 'late',
  close: 'off',
  withdraw: 'off',
  ask: 'waiting',
  wait: 'waiting',
  extend: 'late',
  refer: 'off',
  leave: 'off',
  merge: 'off',
  unmerge: 'late',
}

/** What the asker has no part in. */
const deskOnly: readonly StepAct[] = ['show', 'hotline']

/** The timeline of a need as this reader may see it. */
export const needTimeline = (
  lang: Lang,
  steps: readonly Step[],
  { reader, now }: { reader: Reader; now: Date },
): Html =>
  section({
    title: timelineWords(lang).title,
    id: 'timeline',
    body: timeline(
      steps
        .filter((step) => reader !== 'everybody' || step.isPublic)
        .filter((step) => reader !== 'asker' || !deskOnly.includes(step.act))
        .map((step) => ({
          when: sayMoment(lang, step.at, now),
          datetime: step.at.toISOString(),
          what: sayStep(lang, asRead(step, reader)),
          who: sayWho(lang, step, reader),
          body: mayRead(step, reader) ? (step.note ?? undefined) : undefined,
          kind: kinds[step.act] ?? 'plain',
        })),
    ),
  })

/** Two needs that were merged or parted: the number of the other is the desk's, and the asker's whose need it was. */
function asRead(step: Step, reader: Reader): Step {
  const isOwn = step.act === 'merge' || step.act === 'unmerge'
  return reader === 'desk' || (reader === 'asker' && isOwn) || !aboutTwo.includes(step.act)
    ? step
    : { ...step, body: null }
}

/** The lines that carry the number of another need. */
const aboutTwo: readonly StepAct[] = ['merge', 'unmerge', 'joined', 'parted']

const mayRead = (step: Step, reader: Reader): boolean =>
  reader === 'desk' || (reader === 'asker' && step.noteFor === 'asker')

/** What happened, in a few words. */
export function sayStep(lang: Lang, step: Step): string {
  const { act, about } = step
  const w = timelineWords(lang)
  if (step.untilOn !== null) return dated(lang, step, step.untilOn)
  if (aboutTwo.includes(act)) return saidOfTwo(w, step)
  if (about === null) return w.act[act]
  if (act === 'confirm') return about === 'solved' ? w.solved : w.notSolved
  return saidAbout(w, step, about) ?? w.act[act]
}

/** A line about another need: why, and its number where this reader is told it. */
function saidOfTwo(w: ReturnType<typeof timelineWords>, { act, about, body }: Step): string {
  const what = (about !== null && w.merged[about as MergeReason]) || w.act[act]
  return body === null ? what : w.numbered(what, body)
}

/** A line that promises a day: when it will be done, whom it waits for and when that is looked at again, or the later due date. */
function dated(lang: Lang, { act, body, at }: Step, until: Day): string {
  const w = timelineWords(lang)
  const day = sayDay(lang, startOfDay(until), at)
  if (act === 'promise') return w.promised(day)
  return body === null ? `${w.act[act]} · ${w.until(day)}` : w.waitsFor(body, day)
}

/** Whom it was handed to: a role, or a partner or team by its name. */
function saidOfHands(w: ReturnType<typeof timelineWords>, { act, about, body }: Step): string {
  const whom = body === null ? w.handedTo[about as AssigneeRole] : w.handedToAlly(body)
  return act === 'reassign' ? `${w.act.reassign} · ${whom}` : whom
}

function saidAbout(w: ReturnType<typeof timelineWords>, step: Step, about: string): string | undefined {
  const { act } = step
  if (act === 'assign' || act === 'reassign') return saidOfHands(w, step)
  if (act === 'accept') return w.contacted[about] ? `${w.act.accept} · ${w.contacted[about]}` : undefined
  const sets: Partial<Record<StepAct, Record<string, string>>> = {
    submit: w.received,
    contact: w.contacted,
    return: w.returned,
    'open-contact': w.opened,
    refer: w.referred,
    leave: w.left,
  }
  return sets[act]?.[about]
}

/** What an asker may say on the telephone or in person. */
const spoken: readonly StepAct[] = ['confirm', 'reopen', 'withdraw', 'tell']

/** Who did it, as far as this reader is told. */
export function sayWho(lang: Lang, { by, byName, act }: Step, reader: Reader): string {
  const w = timelineWords(lang)
  if (by === 'asker') return reader === 'asker' ? w.you : w.by.asker
  // A partner has no account: where a name stands beside it, somebody of the committee wrote it down.
  const isNoted = by === 'partner' ? Boolean(byName) : by === 'committee' && spoken.includes(act)
  const noted = isNoted ? ` · ${w.theySaid}` : ''
  const name = reader === 'desk' && byName ? `${byName} · ` : ''
  return `${name}${w.by[by]}${noted}`
}
