import { sayCode } from '#base/follow-code.ts'
import { sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  factsList,
  linkButton,
  notice,
  pageHead,
  postButton,
  readAloud,
  section,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { entryCode } from '../draw/seed.ts'
import { hrefOf } from '../gathering.ts'
import { kindWords } from '../kinds.words.ts'
import type { OwnHere, OwnHereBack } from '../rollcall/own-here.ts'
import { ownHerePart } from '../rollcall/own-here.page.ts'
import { sayWhen, sayWhere } from '../show/page.ts'
import { signUpPath } from './address.ts'
import { fewerPart } from './fewer.page.ts'
import { followCode } from './follow.ts'
import { ownWords } from './own.words.ts'
import type { OwnSignUp } from './own.ts'
import { phaseOf } from './phase.rules.ts'
import { signUpWords } from './words.ts'

/** `here`: what those of it can say at the door, while it is on. */
type Own = {
  ctx: Ctx
  own: OwnSignUp
  here: (OwnHere & { back?: OwnHereBack | undefined }) | null
  problem?: string | undefined
}

/** A sign-up as whoever made it sees it: how it stands, and the one or two things they can do. */
export const ownPage = (view: View, page: Own): Html => {
  const { lang } = view
  const w = ownWords(lang)
  const { gathering } = page.own
  return frontPage(
    { ...view, title: `${w.title} · ${gathering.title}` },
    html`${pageHead({ title: w.title, kicker: gathering.title, actions: readAloud(lang) })}
      <div class="stack">
        ${page.problem ? notice({ kind: 'problem', text: page.problem }) : nothing} ${standing(lang, page)}
        ${herePart(lang, page)} ${factsList(facts(lang, page))} ${codePart(lang, page)}
      </div>
      ${canChange(page) ? fewerPart(lang, fewerOf(page)) : nothing} ${leavePart(lang, page)}
      ${actions(linkButton({ text: w.page, href: hrefOf(gathering), icon: 'calendar-days', kind: 'quiet' }))}`,
  )
}

const isCalledOff = ({ gathering, signUp }: OwnSignUp, now: Date): boolean =>
  signUp.ended_at === null && phaseOf(gathering, { now, desk: true }) === 'called-off'

const hasBegun = ({ gathering }: OwnSignUp, now: Date): boolean => gathering.starts_at <= now

/** How it stands, first of all; with an offer the answer stands right there. */
const standing = (lang: Lang, page: Own): Html => {
  const { ctx, own } = page
  if (isCalledOff(own, ctx.now)) return calledOff(lang, own)
  if (own.signUp.state === 'offered') return offer(lang, page)
  const { kind, text, body } = says(lang, page)
  return notice({ kind, text, body })
}

type Said = { kind: 'done' | 'note'; text: string; body?: string | Html }

function says(lang: Lang, { ctx, own }: Own): Said {
  const w = ownWords(lang)
  const { signUp, gathering, ahead } = own
  const again = linkButton({ text: w.again, href: `${hrefOf(gathering)}/signup`, kind: 'quiet' })
  const drawAt = gathering.closes_at && sayMoment(lang, gathering.closes_at, ctx.now)
  const all: Record<Exclude<typeof signUp.state, 'offered'>, () => Said> = {
    confirmed: () => ({ kind: 'done', text: w.confirmed(signUp.seats) }),
    requested: () => ({ kind: 'note', text: drawAt ? w.requested(drawAt) : w.requestedSoon }),
    waitlisted: () => ({ kind: 'note', text: w.waitlisted((ahead ?? 0) + 1), body: w.waitlistedHow }),
    cancelled: () => ({ kind: 'note', text: w.cancelled, body: again }),
    expired: () => ({ kind: 'note', text: w.expired, body: again }),
  }
  return signUp.state === 'offered' ? { kind: 'note', text: w.lapsed } : all[signUp.state]()
}

const calledOff = (lang: Lang, { gathering }: OwnSignUp): Html => {
  const w = ownWords(lang)
  const why = gathering.reason ?? (gathering.reason_kind ? kindWords(lang).reasons[gathering.reason_kind] : '')
  const instead = gathering.instead_id && linkButton({ text: w.instead, href: hrefOf({ id: gathering.instead_id }) })
  return notice({ kind: 'problem', text: w.calledOff(why), body: instead ?? undefined })
}

const offer = (lang: Lang, { ctx, own: { signUp, gathering } }: Own): Html => {
  const w = ownWords(lang)
  const until = signUp.offered_until ?? ctx.now
  if (until <= ctx.now || gathering.starts_at <= ctx.now) return notice({ kind: 'note', text: w.lapsed })
  const path = signUpPath(ctx, signUp.id)
  return html`${notice({ kind: 'note', text: w.offered(sayMoment(lang, until, ctx.now)) })}
  ${actions(
    postButton({ text: w.yes, action: `${path}/yes`, kind: 'go', icon: 'check', big: true }),
    postButton({ text: w.no, action: `${path}/leave`, icon: 'x' }),
  )}`
}

const facts = (lang: Lang, { ctx, own }: Own): { term: string; text: string | Html }[] => {
  const w = ownWords(lang)
  const { gathering, signUp, members } = own
  const ages = signUpWords(lang).ages
  const who = members.map(({ name, age }) =>
    name === null ? ages[age] : age === 'adult' ? name : w.aged(name, ages[age]),
  )
  return [
    { term: w.facts.when, text: sayWhen(lang, gathering, ctx.now) },
    { term: w.facts.where, text: sayWhere(lang, gathering) },
    { term: w.facts.who, text: who.join(w.between) },
    { term: w.facts.seats, text: w.people(signUp.seats) },
    ...(gathering.sign_up === 'draw' ? [{ term: w.facts.entry, text: entryLink(ctx, own) }] : []),
  ]
}

/** Under which code it stands on the public list of the draw. */
const entryLink = (ctx: Ctx, { gathering, signUp }: OwnSignUp): Html =>
  html`<a class="row-link num" href="${hrefOf(gathering)}/draw"
    >${entryCode(ctx, { gatheringId: gathering.id, queueNo: signUp.queue_no })}</a
  >`

/** The code is for those who left a telephone: with it the page opens again. */
const codePart = (lang: Lang, { ctx, own: { signUp } }: Own): Html => {
  const w = ownWords(lang)
  if (signUp.phone_hash === null || signUp.ended_at !== null) return nothing
  return html`<div>
    <p id="slip">${w.code} <strong class="num">${sayCode(followCode(ctx, signUp.id))}</strong></p>
    <p class="small">${w.codeHow}</p>
  </div>`
}

const herePart = (lang: Lang, { ctx, own, here }: Own): Html =>
  here === null ? nothing : ownHerePart(lang, { ...here, action: `${signUpPath(ctx, own.signUp.id)}/here` })

/** It stands, and what it is for has not begun. */
const canChange = ({ ctx, own }: Own): boolean =>
  own.signUp.ended_at === null && !isCalledOff(own, ctx.now) && !hasBegun(own, ctx.now)

const fewerOf = ({ ctx, own: { signUp, members } }: Own) => ({ members, action: `${signUpPath(ctx, signUp.id)}/fewer` })

const leavePart = (lang: Lang, { ctx, own }: Own): Html => {
  const w = ownWords(lang)
  const { state, ended_at } = own.signUp
  if (ended_at !== null || state === 'offered' || isCalledOff(own, ctx.now)) return nothing
  if (hasBegun(own, ctx.now)) return html`<p>${w.over}</p>`
  const text = state === 'confirmed' ? w.leave : w.leaveQueue
  return section({
    title: w.leaveTitle,
    body: html`<div class="stack">
      ${state === 'confirmed' ? html`<p>${w.leaveText}</p>` : nothing}
      ${postButton({ text, action: `${signUpPath(ctx, own.signUp.id)}/leave`, kind: 'danger' })}
    </div>`,
  })
}
