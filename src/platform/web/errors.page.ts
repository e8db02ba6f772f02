import { html, nothing, type Html } from './html.ts'
import { actions, factsList, linkButton, pageHead } from './components.ts'
import { places, samePlace, type Frame } from './frame.ts'
import { deskPage, frontPage } from './layout.ts'
import { errorWords } from './errors.words.ts'
import { sendAgain, type Unsent } from './unsent.ts'

/** The answers that have a page of their own. */
export type ErrorStatus = 403 | 404 | 413 | 422 | 429 | 500 | 503

/** Seconds after which the page about a missing database asks again. */
const tryAgainAfter = 5

type Trouble = {
  status: ErrorStatus
  /** Printed for 500, so that the log line can be found. */
  requestId?: string | undefined
  /** Seconds, for 429. */
  retryAfter?: number | undefined
  /** For 503: what was sent and not taken. */
  unsent?: Unsent | undefined
}

/** The page for a request that could not be answered: what happened, that nothing was lost, what to do. */
export const errorPage = (frame: Frame, trouble: Trouble): Html => {
  const { status, unsent } = trouble
  const w = errorWords(frame.lang)
  const said = unsent ? w.unsent : w[status]
  // A page that asked again by itself would throw away what was typed.
  const refresh = status === 503 && !unsent ? tryAgainAfter : frame.refresh
  const around: Frame = { ...frame, title: said.title, refresh }
  const body = html`<div class="trouble">
    <p class="trouble-no num">${status}</p>
    ${pageHead({ title: said.title, lead: said.text })}
    <p>${said.next}</p>
    ${trouble.retryAfter ? html`<p>${w.waitFor(trouble.retryAfter)}</p>` : nothing}
    ${unsent ? sendAgain(frame, unsent) : waysOut(frame, status)}
    ${trouble.requestId ? factsList([{ term: w.requestId, text: html`<code>${trouble.requestId}</code>` }]) : nothing}
  </div>`
  return pageAt(around, body)
}

const waysOut = (frame: Frame, status: ErrorStatus): Html => {
  const w = errorWords(frame.lang)
  const home = linkButton({ text: w.home, href: atDesk(frame) ? places.desk : places.home, icon: 'house' })
  if (status === 503 || status === 500)
    return actions(linkButton({ text: w.again, href: samePlace(frame.path), icon: 'refresh-cw', kind: 'go' }), home)
  if (status === 403 && !frame.person)
    return actions(linkButton({ text: w.signIn, href: places.signIn, icon: 'log-in', kind: 'go' }), home)
  return actions(home)
}

/** One of the two versions of a thing that two people changed. */
export type Version = { by?: { who: string; when: string } | undefined; body: Html }

type Conflict = {
  /** What the reader tried to save, and what was saved meanwhile. */
  mine: Version
  theirs: Version
  /** Leads to the stored version. */
  theirsHref: string
  /** A form or button that starts over from the reader's words on top of the stored version. */
  keepMine?: Html | undefined
}

/** 409: both versions side by side, so that nothing is lost silently. */
export const conflictPage = (frame: Frame, { mine, theirs, theirsHref, keepMine }: Conflict): Html => {
  const w = errorWords(frame.lang)
  const side = (title: string, version: Version): Html =>
    html`<section class="card version">
      <h2>${title}</h2>
      ${version.by ? html`<p class="small">${w.theirsBy(version.by.who, version.by.when)}</p>` : nothing}
      ${version.body}
    </section>`
  const body = html`${pageHead({ title: w[409].title, lead: w[409].text })}
    <p>${w[409].next}</p>
    <div class="two even">${side(w.mine, mine)} ${side(w.theirs, theirs)}</div>
    ${actions(keepMine ?? nothing, linkButton({ text: w.keepTheirs, href: theirsHref }))}`
  return pageAt({ ...frame, title: w[409].title }, body)
}

const atDesk = ({ path }: Frame): boolean => path === places.desk || path.startsWith(`${places.desk}/`)

const pageAt = (frame: Frame, body: Html): Html => (atDesk(frame) ? deskPage(frame, body) : frontPage(frame, body))
