import { aheadList, type SignUpAhead } from '#modules/gatherings/public.ts'
import { ownList, type OwnLine } from '#modules/needs/public.ts'
import { holds } from '#platform/access/doorkeeper.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  emptyState,
  form,
  linkButton,
  pageHead,
  postButton,
  section,
  textField,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { places } from '#platform/web/frame.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { mineWords } from './mine.words.ts'

/** /me for somebody nobody knows: three ways to one's own matters, the one that needs nothing first. */
export const guestPage = (view: View): Html => {
  const w = mineWords(view.lang)
  return framed(
    view,
    html`${pageHead({ title: w.title })}
      <div class="two even">
        ${section({
          title: w.followTitle,
          body: html`<div class="stack">
            <p>${w.followText}</p>
            ${followForm(view)}
          </div>`,
        })}
        <div>
          ${section({
            title: w.cardTitle,
            body: html`<p>${w.cardText}</p>
              ${actions(linkButton({ text: w.card, href: '/card', icon: 'qr-code' }))}`,
          })}
          ${section({
            title: w.staffTitle,
            body: actions(linkButton({ text: w.signIn, href: '/sign-in', icon: 'log-in', kind: 'quiet' })),
          })}
        </div>
      </div>`,
  )
}

/** The form of the follow-up page, laid ready here to save a step. */
const followForm = ({ lang }: View): Html => {
  const w = mineWords(lang)
  return form({
    lang,
    action: '/needs/follow',
    body: html`${textField({ lang, name: 'number', label: w.number, hint: w.numberHint, size: 'middle', maxLength: 20 })}
    ${textField({ lang, name: 'code', label: w.code, hint: w.codeHint, type: 'tel', size: 'middle', maxLength: 20 })}
    ${actions(button({ text: w.look, kind: 'go', icon: 'search' }))}`,
  })
}

/** /me for whoever has a desk. */
export const deskOwnerPage = (view: View, ctx: Ctx): Html => {
  const w = mineWords(view.lang)
  return framed(
    view,
    html`${pageHead({ title: w.title, lead: w.deskText(ctx.actor.name) })}
    ${actions(
      linkButton({ text: w.toDesk, href: places.desk, icon: 'door-open', kind: 'go' }),
      linkButton({ text: w.account, href: '/account', icon: 'user-round' }),
      holds(ctx.actor, ['volunteer'])
        ? linkButton({ text: w.volunteering, href: '/volunteering', icon: 'hand-heart' })
        : nothing,
      ctx.actor.grants.length ? linkButton({ text: w.lend, href: '/desk/staff/loans', icon: 'users' }) : nothing,
    )}
    ${actions(calendar(view), known(view), leave(view))}`,
  )
}

/** /me for a household with its card: what it told us, what waits for its answer first. */
export const householdPage = (
  view: View,
  ctx: Ctx,
  { lines, unread, ahead }: { lines: readonly OwnLine[]; unread: number; ahead: readonly SignUpAhead[] },
): Html => {
  const { lang } = view
  const w = mineWords(lang)
  const waiting = lines.filter(({ state }) => state === 'resolved')
  const others = lines.filter(({ state }) => state !== 'resolved')
  const listed = (some: readonly OwnLine[]): Html => ownList(lang, { lines: some, now: ctx.now })
  const report = linkButton({ text: w.report, href: '/needs/new', icon: 'message-square-text', kind: 'go' })
  return framed(
    view,
    html`${pageHead({ title: w.title, kicker: w.household(ctx.actor.name), actions: actions(report, messagesLink(view, unread)) })}
    ${waiting.length ? section({ title: w.answer, body: listed(waiting) }) : nothing}
    ${ahead.length ? section({ title: w.ahead, body: aheadList(lang, ctx, ahead) }) : nothing}
    ${others.length ? section({ title: w.needs, body: listed(others) }) : nothing}
    ${lines.length ? nothing : emptyState({ title: w.none, text: w.noneText })}
    ${actions(calendar(view), known(view), leave(view))}`,
  )
}

const messagesLink = ({ lang }: View, unread: number): Html =>
  linkButton({ text: mineWords(lang).messages(unread), href: '/me/messages', icon: 'mail' })

const calendar = ({ lang }: View): Html =>
  linkButton({ text: mineWords(lang).calendar, href: '/me/calendar', icon: 'calendar-days', kind: 'quiet' })

const known = ({ lang }: View): Html =>
  linkButton({ text: mineWords(lang).known, href: places.known, icon: 'shield-check', kind: 'quiet' })

const leave = ({ lang }: View): Html =>
  postButton({ text: mineWords(lang).leave, action: places.signOut, kind: 'quiet' })

const framed = (view: View, body: Html): Html => frontPage({ ...view, title: mineWords(view.lang).title }, body)
