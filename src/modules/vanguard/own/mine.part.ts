import { dayOf } from '#base/days.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import { inArea } from '#platform/db/in-area.ts'
import { actions, factsList, linkButton, postButton, section } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import type { Helper } from '../helping.rules.ts'
import { helpersOf } from '../helping.ts'
import type { Own, OwnPart } from '../parts.ts'
import { serviceWords } from '../services.words.ts'
import { deskWords } from '../volunteers/desk.words.ts'
import { sayOn, sayServices, sayTimes } from '../volunteers/say.ts'
import { ownWords } from './words.ts'

/** What somebody can, wants and may not, when they are free; and the two taps to a rest or out. */
export const minePart: OwnPart = async ({ lang }, ctx, own) => {
  const [helper] = await inArea(ctx, (tx) => helpersOf(tx, ctx, [own.volunteer]))
  if (!helper) return null
  const w = ownWords(lang)
  return html`${section({
    title: w.mine,
    id: 'mine',
    body: html`${factsList(facts(lang, ctx, helper))}
    ${actions(
      linkButton({ text: w.change, href: `${own.path}/wishes`, icon: 'pencil' }),
      linkButton({ text: w.skills, href: `${own.path}/skills`, kind: 'quiet' }),
    )}`,
  })}
  ${restPart(lang, own, helper)} ${knownPart(lang, own)}`
}

const facts = (lang: Lang, ctx: Ctx, helper: Helper) => {
  const w = ownWords(lang)
  const d = deskWords(lang)
  return [
    { term: d.columns.skills, text: skillsText(lang, ctx, helper) },
    { term: d.columns.wants, text: sayServices(lang, helper.wants) || w.notSaid },
    { term: d.columns.mayNot, text: sayServices(lang, helper.mayNot) || w.nothing },
    { term: d.columns.times, text: sayTimes(lang, helper.freeTimes) || w.notSaid },
    { term: d.columns.askedBy, text: d.waysOfAsking[helper.askedBy] },
    { term: w.limits, text: w.limitsValue(helper.mostAWeek, helper.mostAMonth) },
  ]
}

const skillsText = (lang: Lang, ctx: Ctx, { skills }: Helper): string => {
  const d = deskWords(lang)
  const today = dayOf(ctx.now)
  const said = skills.map(({ skill, expiresOn }) => {
    const name = serviceWords(lang).skills[skill]
    return expiresOn === null ? name : d.paper(name, sayOn(lang, expiresOn, today))
  })
  return said.join(d.and) || ownWords(lang).notSaid
}

const restPart = (lang: Lang, { path }: Own, { state }: Helper): Html => {
  const w = ownWords(lang)
  const rest =
    state === 'paused'
      ? postButton({ text: w.resume, action: `${path}/resume`, kind: 'go' })
      : linkButton({ text: w.pause, href: `${path}/pause`, icon: 'moon' })
  return section({
    title: w.restTitle,
    body: html`<p>${w.restText}</p>
      ${actions(rest, linkButton({ text: w.leave, href: `${path}/leave`, kind: 'quiet' }))}`,
  })
}

const knownPart = (lang: Lang, { path, volunteer }: Own): Html => {
  const w = ownWords(lang)
  return html`${actions(linkButton({ text: w.known, href: `${path}/known`, icon: 'shield-check', kind: 'quiet' }))}
  ${volunteer.account_id === null ? html`<p class="small">${w.private}</p>` : nothing}`
}
