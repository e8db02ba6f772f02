import { sayDay } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { notice, pageHead, section } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { askForm, tellForm } from '../asking/page.ts'
import { openQuestion } from '../asking/asking.rules.ts'
import { askingWords } from '../asking/words.ts'
import { disputeNotice, entrustForm, revealForm } from '../disputes/page.ts'
import { leaveForm, referForm } from '../ending/page.ts'
import { extendForm } from '../extending/page.ts'
import { dueChip, sayHand, stateChip, titleOf } from '../marks.ts'
import { sendPanel } from '../link/send.page.ts'
import { mergeForm, partForm } from '../merging/page.ts'
import { mergingWords } from '../merging/words.ts'
import type { Act } from '../moves.rules.ts'
import { silentUntil } from '../needs.rules.ts'
import { sayNumber } from '../number.ts'
import { needTimeline } from '../timeline/page.ts'
import { resumeForm, sayWaiting, waitForm } from '../waiting/page.ts'
import { waitingWords } from '../waiting/words.ts'
import { needWords } from '../words.ts'
import { promiseForm, resolveForm, returnForm, startForm, takeForm } from './assignee-acts.page.ts'
import type { CasePage } from './case-page.ts'
import {
  acceptForm,
  answerForm,
  assignForm,
  contactForm,
  hotlineForm,
  reassignForm,
  withdrawForm,
} from './committee-acts.page.ts'
import { askerPanel, boardPanel, needFacts, theirWords } from './panels.page.ts'
import { handlingWords } from './words.ts'

/** One need with everything about it, for the desk and for whoever it was handed to. */
export const needPage = (view: View, page: CasePage): Html => {
  const { lang } = view
  const { need, ctx, base } = page
  const number = sayNumber(need)
  const title = titleOf(lang, need)
  const chips = html`${stateChip(lang, need)} ${dueChip(lang, ctx.calendar, { need, now: ctx.now })}`
  const crumbs = [{ href: base, label: base === '/desk/work' ? handlingWords(lang).work : needWords(lang).needs }]
  return deskPage(
    { ...view, title: `${number} ${title}`, crumbs },
    html`${pageHead({ title, kicker: number, lead: chips })} ${disputeNotice(lang, page)}
      <div class="two">
        <div class="stack">${theirWords(lang, page)} ${nextActs(lang, page)}</div>
        <div class="stack">
          ${needFacts(lang, page)} ${sendPanel(lang, page.link, page.contact)} ${askerPanel(lang, page)}
          ${base === '/desk/needs' ? boardPanel(lang, page) : nothing}
        </div>
      </div>
      ${needTimeline(lang, need.steps, { reader: base === '/desk/needs' ? 'desk' : 'everybody', now: ctx.now })}`,
  )
}

const formOf: Partial<Record<Act, (lang: Lang, page: CasePage) => Html>> = {
  accept: acceptForm,
  assign: assignForm,
  take: takeForm,
  start: startForm,
  resolve: resolveForm,
  promise: promiseForm,
  return: returnForm,
  resume: resumeForm,
  tell: tellForm,
  ask: askForm,
  wait: waitForm,
  contact: contactForm,
  reassign: reassignForm,
  extend: extendForm,
  hotline: hotlineForm,
  entrust: entrustForm,
  reveal: revealForm,
  merge: mergeForm,
  unmerge: partForm,
  refer: referForm,
  withdraw: withdrawForm,
  leave: leaveForm,
}

/** What the form of acceptance asks for itself. */
const atAcceptance: readonly Act[] = ['contact', 'hotline']

/** What this reader can do next: the likely step large, the rare ones folded. */
const nextActs = (lang: Lang, page: CasePage): Html => {
  const w = handlingWords(lang)
  const { acts, need } = page
  const open = (Object.keys(formOf) as Act[]).filter((act) => acts.includes(act))
  const answering = acts.includes('reopen') || acts.includes('confirm') ? answerForm(lang, page) : nothing
  return section({
    title: w.next,
    id: 'next',
    body: html`<div class="card">
      <div class="card-body stack">
        ${waiting(lang, page)}
        ${open.filter((act) => !atAcceptance.includes(act) || need.state !== 'submitted').map((act) => formOf[act]?.(lang, page) ?? nothing)}
        ${answering}
      </div>
    </div>`,
  })
}

/** Whom the need waits for, when it is not the reader. */
const waiting = (lang: Lang, page: CasePage): Html => {
  const { need, acts, ctx } = page
  const w = handlingWords(lang)
  if (need.state === 'resolved' && need.resolved_at)
    return notice({ kind: 'note', text: w.silentUntil(sayDay(lang, silentUntil(need.resolved_at), ctx.now)) })
  const paused = pausedFor(lang, page)
  if (paused) return notice({ kind: 'note', text: paused })
  if (need.closed_at) return notice({ kind: 'done', text: w.isClosed })
  const mine = ['accept', 'assign', 'start', 'resolve'].some((act) => acts.includes(act as Act))
  if (mine || need.assignee_role === null) return nothing
  const who = sayHand(lang, need.assignee_role, need.allyName)
  return notice({ kind: 'note', text: isSilent(page) ? w.waitsLong(who) : w.waitsFor(who) })
}

/** What the clock stands for, if it does, or that the matter goes on under another number. */
function pausedFor(lang: Lang, { need, ctx, base }: CasePage): string | null {
  if (need.state === 'merged') return mergingWords(lang).boardInto
  // What was asked is between the committee and the asker.
  const question = need.state === 'needs_info' && base === '/desk/needs' ? openQuestion(need.steps) : null
  if (question !== null) return askingWords(lang).asked(question)
  const waits = sayWaiting(lang, need, ctx.now)
  return waits && `${needWords(lang).state.waiting_external}: ${waits}。${waitingWords(lang).notice}`
}

/** Whether the assignee owes an answer since longer than promised. */
const isSilent = ({ need, ctx }: CasePage): boolean =>
  need.state === 'assigned' && !need.taken_at && (need.answer_due_at ?? ctx.now) < ctx.now
