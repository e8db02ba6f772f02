import type { Lang } from '#base/words.ts'
import type { WorkCalendar } from '#base/workdays.ts'
import { chip, type ChipKind } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import type { IconName } from '#platform/web/icons.ts'
import { isPaused, openStates, type AssigneeRole, type State } from './moves.rules.ts'
import { categoryOf, dueMark, type Category } from './needs.rules.ts'
import { needWords } from './words.ts'

/** The picture on a category's tile. */
export const categoryIcon: Record<Category, IconName> = {
  stairwell: 'building-2',
  lift: 'arrow-up-down',
  garbage: 'trash-2',
  parking: 'square-parking',
  pipes: 'wrench',
  ground: 'map-pin',
  lighting: 'sun',
  greening: 'flower-2',
  noise: 'volume-2',
  'fire-safety': 'triangle-alert',
  other: 'message-square-text',
}

const stateKind: Record<State, ChipKind> = {
  submitted: 'waiting',
  accepted: 'going',
  needs_info: 'waiting',
  assigned: 'going',
  in_progress: 'going',
  waiting_external: 'waiting',
  resolved: 'waiting',
  reopened: 'late',
  confirmed: 'done',
  closed_no_reply: 'off',
  closed_unresolved: 'off',
  referred: 'off',
  merged: 'off',
  withdrawn: 'off',
}

type Answered = { state: State; solved?: boolean | null | undefined }

/** The state in a word; a confirmed need says what the asker said. */
export function stateChip(lang: Lang, { state, solved = null }: Answered): Html {
  const unsolved = state === 'confirmed' && solved === false
  return chip(unsolved ? 'off' : stateKind[state], stateText(lang, { state, solved }))
}

/** The same word without its chip. */
export function stateText(lang: Lang, { state, solved = null }: Answered): string {
  const w = needWords(lang)
  if (state === 'confirmed') return solved === false ? w.notSolved : w.solved
  return w.state[state]
}

type Dated = { state: State; submitted_at: Date; due_at: Date }

/** How far the due date of an open need is; nothing for one that is resolved or closed, nor while its clock stands. */
export function dueChip(lang: Lang, calendar: WorkCalendar, { need, now }: { need: Dated; now: Date }): Html {
  if (!openStates.includes(need.state) || isPaused(need.state)) return nothing
  return dateChip(lang, calendar, { from: need.submitted_at, at: need.due_at, now })
}

const dueKind = { ahead: 'plain', today: 'waiting', late: 'late' } as const

type DueDate = { from: Date; at: Date; now: Date }

/** How far any due date is, in a few words. */
export function sayDue(lang: Lang, calendar: WorkCalendar, { from, at, now }: DueDate): string {
  const { text, mark } = dueWords(lang, calendar, { from, at, now })
  return mark.likely ? `${text}（${needWords(lang).dueLikely}）` : text
}

function dueWords(lang: Lang, calendar: WorkCalendar, { from, at, now }: DueDate) {
  const w = needWords(lang)
  const mark = dueMark(calendar, { from, at }, now)
  return { mark, text: { ahead: w.dueAhead(mark.days), today: w.dueToday, late: w.dueLate(mark.days) }[mark.kind] }
}

/** The same as a chip. */
export function dateChip(lang: Lang, calendar: WorkCalendar, date: DueDate): Html {
  const { mark, text } = dueWords(lang, calendar, date)
  const likely = mark.likely ? html` <span class="small">${needWords(lang).dueLikely}</span>` : nothing
  return html`${chip(dueKind[mark.kind], text)}${likely}`
}

type Placed = { compoundName: string | null; buildingName: string | null }

/** 「长江大楼 3号楼」, or nothing where no place was given. A building whose name says the compound again says it once. */
export const sayPlace = ({ compoundName, buildingName }: Placed): string =>
  compoundName && buildingName?.startsWith(compoundName)
    ? buildingName
    : [compoundName, buildingName].filter(Boolean).join(' ')

/** What a need is called: its public title, or its subject and place until it has one. Never the asker's own words. */
export const titleOf = (lang: Lang, need: Placed & { title: string | null; category: string }): string => {
  const w = needWords(lang)
  return need.title ?? w.titleOf(w.category[categoryOf(need.category)], sayPlace(need))
}

/** In whose hands: the name of the partner or team, or the role; never a person's. */
export const sayHand = (lang: Lang, hand: AssigneeRole, allyName: string | null): string =>
  allyName ?? needWords(lang).hand[hand]
