import type { Lang } from '#base/words.ts'
import { uuidv7 } from '#base/uuid.ts'
import type { Ctx } from '#platform/ctx.ts'
import { actions, factsList, linkButton, listCard, postButton, section } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { may } from '../access.ts'
import { hrefOf, type Gathering } from '../gathering.ts'
import type { Part } from '../parts.ts'
import { signUpPath } from './address.ts'
import { deskWords } from './desk.words.ts'
import { ownHousehold } from './known.ts'
import { listHref } from './list-page.ts'
import { signUpsOfHome, type HomeSignUp } from './own.ts'
import { placesSaid } from './page.ts'
import { phaseOf } from './phase.rules.ts'
import { refusedWords } from './refused.words.ts'
import { groundFor, standingOf, wouldWait, type Ground } from './taking.ts'
import { signUpWords } from './words.ts'

/** What everybody sees of it on the page of a gathering: places left, the way in, and what one's own home signed up for. */
export const signUpPart: Part = async ({ lang }, ctx, gathering) => {
  const phase = phaseOf(gathering, { now: ctx.now, desk: false })
  if (phase === 'called-off' || phase === 'over' || gathering.ends_at <= ctx.now) return null
  const w = signUpWords(lang)
  if (phase === 'no-sign-up') return section({ title: w.title, id: 'signup', body: html`<p>${w.noNeed}</p>` })
  const body = phase === 'open' ? nothing : html`<p>${refusedWords(lang).not[phase]}</p>`
  const draw = gathering.sign_up === 'draw' ? drawLink(lang, gathering) : nothing
  return section({ title: w.title, id: 'signup', body: html`${body} ${await nowPart(lang, ctx, gathering)} ${draw}` })
}

const drawLink = (lang: Lang, gathering: Gathering): Html =>
  actions(
    linkButton({
      text: signUpWords(lang).drawPage,
      href: `${hrefOf(gathering)}/draw`,
      icon: 'list-checks',
      kind: 'quiet',
    }),
  )

async function nowPart(lang: Lang, ctx: Ctx, gathering: Gathering): Promise<Html> {
  const w = signUpWords(lang)
  const phase = phaseOf(gathering, { now: ctx.now, desk: false })
  const party = await ownHousehold(ctx)
  const [ground, ours] = await Promise.all([
    groundFor(ctx, gathering.id, { way: party.homeId === null ? 'web' : 'card', party }),
    signUpsOfHome(ctx, gathering.id),
  ])
  if (!ground) return nothing
  return html`<div class="stack">
    ${phase === 'open' ? placesSaid(lang, ground) : nothing} ${ours.length ? oursPart(lang, ctx, ours) : nothing}
    ${phase === 'open' ? wayIn(lang, ground, ours) : nothing}
    ${actions(linkButton({ text: w.see, href: '/signups/follow', icon: 'eye', kind: 'quiet' }))}
    ${gathering.walk_ins ? html`<p class="small">${w.direct}</p>` : nothing}
  </div>`
}

const oursPart = (lang: Lang, ctx: Ctx, ours: readonly HomeSignUp[]): Html => {
  const w = signUpWords(lang)
  return html`<p>${w.ours}</p>
    ${listCard(
      ours.map(({ id, state, names, seats }) => ({
        title: names.join(w.and) || w.selfHint(seats),
        href: signUpPath(ctx, id),
        note: w.states[state],
      })),
    )}`
}

/** How many names of a household get a button of their own. */
const mostTaps = 4

/** One tap for somebody of the household where only one comes at a time; the form for everybody else. */
const wayIn = (lang: Lang, ground: Ground, ours: readonly HomeSignUp[]): Html => {
  const w = signUpWords(lang)
  const { asked, ctx, gathering } = ground
  const wait = wouldWait(ground, undefined)
  const there = new Set(ours.flatMap(({ names }) => names))
  const taps = asked.way === 'card' && asked.alone ? asked.known.filter(({ name }) => !there.has(name)) : []
  const action = `${hrefOf(gathering)}/signup`
  const buttons = taps.slice(0, mostTaps).map(({ id, name }) => {
    const fields: Record<string, string> = { id: uuidv7(ctx.now), who: id, ...(wait ? { wait: 'yes' } : {}) }
    return postButton({
      text: wait ? w.oneTapWait(name) : w.oneTap(name),
      action,
      fields,
      kind: taps.length === 1 ? 'go' : 'plain',
      big: true,
    })
  })
  const form = linkButton({
    text: taps.length ? w.somebodyElse : w.title,
    href: action,
    icon: 'hand-heart',
    kind: taps.length ? 'quiet' : 'go',
    big: taps.length === 0,
  })
  return actions(...buttons, form)
}

/** What whoever leads a gathering sees of it at the desk: how many, and the way to the list. */
export const signUpDeskPart: Part = async ({ lang }, ctx, gathering) => {
  const w = deskWords(lang)
  if (gathering.sign_up === 'none') return section({ title: w.part, body: html`<p>${w.noSignUp}</p>` })
  const standing = await standingOf(ctx, gathering.id)
  const links = may.allows(ctx.actor, 'see sign-ups')
    ? actions(
        linkButton({ text: w.list, href: listHref(gathering), icon: 'list-checks' }),
        linkButton({ text: w.add, href: `${listHref(gathering)}/new`, icon: 'phone', kind: 'quiet' }),
      )
    : nothing
  return section({
    title: w.part,
    id: 'signups',
    body: html`${factsList(facts(lang, gathering, standing?.waiting ?? 0))} ${links}`,
  })
}

const facts = (lang: Lang, gathering: Gathering, waiting: number) => {
  const w = deskWords(lang)
  return [
    { term: w.free, text: w.freeValue(gathering.taken, gathering.capacity ?? 0) },
    ...(waiting > 0 ? [{ term: w.waiting, text: String(waiting) }] : []),
  ]
}
