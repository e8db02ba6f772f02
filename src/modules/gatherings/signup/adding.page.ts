import type { PersonFound } from '#modules/people/public.ts'
import { sayHome } from '#modules/people/public.ts'
import { sayCode } from '#base/follow-code.ts'
import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import {
  actions,
  button,
  form,
  hiddenField,
  linkButton,
  listCard,
  notice,
  pageHead,
  radiosField,
  searchBox,
  textField,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { Gathering } from '../gathering.ts'
import { deskWords } from './desk.words.ts'
import { partyFields } from './fields.ts'
import { followCode } from './follow.ts'
import { placesSaid, type SignUpForm } from './page.ts'
import { deskChannels, most } from './party.rules.ts'
import { isBeforeDraw, phaseOf } from './phase.rules.ts'
import { refusedWords } from './refused.words.ts'

/** The form with which the desk signs somebody up. `found`: whom the words of a search may mean. */
export type AddForm = SignUpForm & { query?: string | undefined; found?: readonly PersonFound[] | undefined }

const addHref = ({ id }: Pick<Gathering, 'id'>): string => `/desk/gatherings/${id}/signups/new`

/** Looking for somebody to sign up: the first of the few taps. */
export const findPart = (lang: Lang, gathering: Gathering, query?: string): Html => {
  const w = deskWords(lang)
  return searchBox({ lang, action: addHref(gathering), label: w.add, hint: w.findHint, value: query ?? '', id: 'who' })
}

/** Signing somebody up at the desk: found in the roster, or by name. */
export const addPage = (view: View, data: AddForm): Html => {
  const { lang } = view
  const w = deskWords(lang)
  const { gathering, ctx, known } = data
  const phase = phaseOf(gathering, { now: ctx.now, desk: true })
  const person = known[0]
  return deskPage(
    { ...view, title: w.form(gathering.title) },
    html`${pageHead({ title: person ? w.leadPerson(person.name) : w.add, kicker: gathering.title })}
    ${data.problem ? notice({ kind: 'problem', text: data.problem }) : nothing}
    ${phase === 'open' ? addBody(lang, data) : notice({ kind: 'note', text: refusedWords(lang).not[phase] })}
    ${actions(linkButton({ text: w.list, href: `/desk/gatherings/${gathering.id}/signups`, icon: 'arrow-left', kind: 'quiet' }))}`,
  )
}

const addBody = (lang: Lang, data: AddForm): Html => {
  const w = deskWords(lang)
  const writing = html`<div>${placesSaid(lang, data)}</div>
    ${addForm(lang, data)}`
  if (data.known.length > 0) return html`<div class="stack">${writing}</div>`
  const byName = data.found?.length
    ? html`<details>
        <summary>${w.freeName}</summary>
        <div class="stack">${writing}</div>
      </details>`
    : writing
  return html`<div class="stack">${findPart(lang, data.gathering, data.query)} ${foundPart(lang, data)} ${byName}</div>`
}

const foundPart = (lang: Lang, { found, gathering, query }: AddForm): Html => {
  const w = deskWords(lang)
  if (found === undefined) return nothing
  if (found.length === 0) return notice({ kind: 'note', text: w.foundNone })
  return html`<p>${w.found(found.length)}</p>
    ${listCard(
      found.map(({ id, name, home }) => ({
        title: name,
        href: `${addHref(gathering)}?person=${id}`,
        note: home ? sayHome(home) : (query ?? ''),
      })),
    )}`
}

const addForm = (lang: Lang, data: AddForm): Html => {
  const w = deskWords(lang)
  const { gathering, known, wait } = data
  const text = isBeforeDraw(gathering) ? w.goDraw : wait ? w.goWait : w.go
  const state = { lang, values: data.values, errors: data.errors }
  const channels = deskChannels.map((value) => ({ value, label: w.channels[value] }))
  const whoms = (['staff', 'relative', 'neighbour'] as const).map((value) => ({ value, label: w.byWhoms[value] }))
  return form({
    lang,
    action: addHref(gathering),
    errors: data.errors,
    body: html`${hiddenField('id', data.id)} ${wait ? hiddenField('wait', 'yes') : nothing}
    ${known[0] ? hiddenField('person', known[0].id) : nothing}
    ${radiosField({ ...state, name: 'channel', label: w.channel, options: channels, value: 'telephone', tiles: true })}
    ${partyFields({ ...data, lang })}
    ${radiosField({ ...state, name: 'byWhom', label: w.byWhom, options: whoms, value: 'staff', tiles: true })}
    ${textField({ ...state, name: 'byName', label: w.byName, size: 'middle', optional: true, maxLength: most.name })}
    ${actions(button({ text, icon: 'check', kind: 'go', big: true }))}`,
  })
}

/** What to read into the telephone once it is done. */
export const sayAloud = (lang: Lang, ctx: Ctx, id: string): string =>
  deskWords(lang).aloud(sayCode(followCode(ctx, id)))
