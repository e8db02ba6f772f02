import { uuidv7 } from '#base/uuid.ts'
import { knownPart, ownRequests } from '#modules/privacy/public.ts'
import type { Ctx } from '#platform/ctx.ts'
import { actions, factsList, linkButton, pageHead, section } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { places } from '#platform/web/frame.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { knownWords } from './known.words.ts'
import type { Known } from './known.ts'
import { mineWords } from './mine.words.ts'

/** The switches a browser may keep, by the name of their cookie. */
export type Switches = Partial<Record<'lang' | 'elder' | 'theme' | 'area', string>>

type KnownPage = { ctx: Ctx; known: Known; switches: Switches }

/** /me/known: what is stored about whoever asks. */
export const knownPage = (view: View, { ctx, known, switches }: KnownPage): Html => {
  const w = knownWords(view.lang)
  return frontPage(
    { ...view, title: w.title, printable: true, crumbs: [{ href: places.mine, label: mineWords(view.lang).title }] },
    html`${pageHead({ title: w.title, lead: w.lead })}
    ${section({ title: w.withUs, body: withUs(view, { ctx, known }) })} ${stored(view, { ctx, known })}
    ${section({ title: w.here, body: inBrowser(view, switches) })}
    ${section({
      title: w.never,
      body: html`<ul>
        ${w.neverList.map((line) => html`<li>${line}</li>`)}
      </ul>`,
    })}
    ${section({ title: w.rights, body: html`<p>${w.rightsText(view.area?.phone ?? '')}</p>` })}`,
  )
}

const withUs = ({ lang }: View, { ctx, known }: { ctx: Ctx; known: Known }): Html => {
  const w = knownWords(lang)
  const { actor } = ctx
  const devices = { term: w.devices, text: w.deviceCount(known.devices) }
  if (known.household)
    return html`<div class="stack">
      <p>${w.signedAs(actor.name)}</p>
      <p>${known.household.persons.length ? w.belowAll(known.household.persons.length) : w.nobodyHere}</p>
    </div>`
  if (actor.kind === 'account')
    return html`<div class="stack">
      <p>${w.signedAs(actor.name)}</p>
      ${factsList([devices, { term: w.account, text: w.accountText }])}
      ${actions(linkButton({ text: w.toAccount, href: '/account', icon: 'user-round' }))}
    </div>`
  return html`<div class="stack">
    <p>${w.guest}</p>
    <p>${w.guestNeeds}</p>
    ${actions(linkButton({ text: w.look, href: '/needs/follow', icon: 'search' }))}
  </div>`
}

/** Everything about each person under the household's door, one after the other. */
const stored = (view: View, { ctx, known: { household } }: { ctx: Ctx; known: Known }): Html => {
  if (!household) return nothing
  const shown = { now: ctx.now, newId: () => uuidv7(ctx.now), base: places.known }
  return html`${ownRequests(view, { papers: household.requests, now: ctx.now })}
  ${household.persons.map((known) => knownPart(view, { ...shown, known }))}`
}

const inBrowser = ({ lang }: View, switches: Switches): Html => {
  const w = knownWords(lang)
  const kept = Object.entries(switches) as [keyof Switches, string][]
  return html`<div class="stack">
    <p>${w.hereText}</p>
    ${kept.length ? factsList(kept.map(([name, value]) => ({ term: w.switches[name], text: value }))) : html`<p>${w.noSwitches}</p>`}
    <p class="small">${w.forget}</p>
  </div>`
}
