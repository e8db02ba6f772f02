import type { Lang } from '#base/words.ts'
import { actions, linkButton, notice, pageHead, postButton, section } from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import type { Gathering } from '../gathering.ts'
import type { Age } from './children.rules.ts'
import { sayNames } from './desk.page.ts'
import { withoutOne } from './fewer.rules.ts'
import { fewerWords } from './fewer.words.ts'
import { listHref } from './list-page.ts'
import type { Line } from './list.ts'
import { signUpWords } from './words.ts'

type Coming = { id: string; name: string | null; age: Age }

/** One button for each who may stay at home while the others come. */
const buttons = (lang: Lang, { members, action }: { members: readonly Coming[]; action: string }): Html => {
  const w = fewerWords(lang)
  const { ages } = signUpWords(lang)
  const free = members.filter(({ id }) => withoutOne(members, id) === 'fewer')
  const press = free.map(({ id, name, age }) =>
    postButton({ text: w.of(name ?? ages[age]), action, fields: { member: id }, kind: 'plain' }),
  )
  const some = members.length > 1 && free.length < members.length
  return html`<div class="stack">${actions(...press)} ${some ? html`<p class="small">${w.adult}</p>` : nothing}</div>`
}

/** On the page of a sign-up for several: one of them stays at home. */
export const fewerPart = (lang: Lang, party: { members: readonly Coming[]; action: string }): Html => {
  if (party.members.length < 2) return nothing
  const w = fewerWords(lang)
  return section({ title: w.title, id: 'fewer', note: w.text, body: buttons(lang, party) })
}

type Desk = { gathering: Gathering; line: Line; problem?: string | undefined }

/** The same at the desk, for whoever rang. */
export const fewerDeskPage = (view: View, { gathering, line, problem }: Desk): Html => {
  const { lang } = view
  const w = fewerWords(lang)
  const title = w.deskTitle(sayNames(lang, line))
  const action = `${listHref(gathering)}/${line.id}/fewer`
  return deskPage(
    { ...view, title },
    html`${pageHead({ title, kicker: gathering.title, lead: w.text })}
      <div class="stack">
        ${problem ? notice({ kind: 'problem', text: problem }) : nothing}
        ${buttons(lang, { members: line.members, action })}
        ${actions(linkButton({ text: w.back, href: listHref(gathering), icon: 'arrow-left', kind: 'quiet' }))}
      </div>`,
  )
}
