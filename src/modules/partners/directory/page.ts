import type { Lang } from '#base/words.ts'
import {
  actions,
  card,
  factsList,
  linkButton,
  pageHead,
  postButton,
  section,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { conflictPage } from '#platform/web/errors.page.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { allyKinds, type AllyKind, type AllyText } from './ally.rules.ts'
import type { Ally } from './directory.ts'
import { changeForm, endForm, newForm, type DirectoryData } from './forms.page.ts'
import { partnerWords } from './words.ts'

/** Partners, then teams, each with whom to call; one of them open to be changed, and forms for another. */
export const directoryPage = (view: View, data: DirectoryData): Html => {
  const { lang } = view
  const w = partnerWords(lang)
  return deskPage(
    { ...view, title: w.title, printable: true },
    html`${pageHead({ title: w.title, lead: w.lead })} ${allyKinds.map((kind) => part(lang, kind, data))}
    ${endedPart(lang, data)}`,
  )
}

const part = (lang: Lang, kind: AllyKind, data: DirectoryData): Html => {
  const w = partnerWords(lang)
  const living = data.allies.filter((ally) => ally.kind === kind && !ally.ended)
  const cards = html`<div class="card-grid">${living.map((ally) => one(lang, ally, data))}</div>`
  return section({
    title: w.kinds[kind],
    id: kind,
    body: html`<div class="stack">
      ${living.length ? cards : html`<p>${w.empty[kind]}</p>`}
      <div class="no-print">${adding(lang, kind, data)}</div>
    </div>`,
  })
}

/** The form for another, or the way to it: one form stands on the page at a time. */
const adding = (lang: Lang, kind: AllyKind, data: DirectoryData): Html => {
  const href = `/desk/partners?open=${kind}#${kind}`
  if (data.open !== kind)
    return actions(linkButton({ text: partnerWords(lang).add[kind], icon: 'plus', kind: 'quiet', href }))
  return html`<div class="card"><div class="card-body">${newForm(lang, kind, data)}</div></div>`
}

const one = (lang: Lang, ally: Ally, data: DirectoryData): Html => {
  const w = partnerWords(lang)
  if (data.open === ally.id)
    return html`<div class="card">
      <div class="card-body stack">${changeForm(lang, ally, data)} ${endForm(lang, ally)}</div>
    </div>`
  return card({
    level: 3,
    title: ally.name,
    body: html`${ally.does ? html`<p>${ally.does}</p>` : nothing} ${factsList(whom(lang, ally))}
    ${actions(
      linkButton({ text: w.edit, icon: 'pencil', kind: 'quiet', href: `/desk/partners?open=${ally.id}` }),
      linkButton({ text: w.inHand, kind: 'quiet', href: `/desk/needs?hand=${ally.id}` }),
    )}`,
  })
}

/** Whom to call, or who leads it. */
function whom(lang: Lang, { contact, leadName }: Ally): { term: string; text: string | Html }[] {
  const w = partnerWords(lang)
  const phone = contact?.phone
    ? html`<a class="row-link num" href="tel:${contact.phone}">${contact.phone}</a>`
    : nothing
  return [
    ...(contact ? [{ term: w.contact, text: html`${contact.name ?? ''} ${phone}` }] : []),
    ...(leadName === null ? [] : [{ term: w.leadName, text: leadName }]),
  ]
}

const endedPart = (lang: Lang, { allies }: DirectoryData): Html => {
  const w = partnerWords(lang)
  const ended = allies.filter((ally) => ally.ended)
  if (ended.length === 0) return nothing
  return html`<details>
    <summary>${w.ended(ended.length)}</summary>
    <ul>
      ${ended.map(({ id, name, kind }) => html`<li><a class="row-link" href="/desk/needs?hand=${id}&amp;state=all">${name}</a> · ${w.kinds[kind]}</li>`)}
    </ul>
  </details>`
}

/** 409: a colleague changed the same one meanwhile. */
export const allyConflict = (view: View, { mine, sent, now }: { mine: AllyText; sent: Kept; now: Ally }): Html => {
  const said = (name: string, does: string | null): Html =>
    html`<p>${name}</p>
      ${does ? html`<p>${does}</p>` : nothing}`
  return conflictPage(
    { ...view, title: '' },
    {
      mine: { body: said(mine.name, mine.does) },
      theirs: {
        body: html`${said(now.name, now.does)} ${factsList(whom(view.lang, now))}`,
      },
      theirsHref: `/desk/partners?open=${now.id}`,
      keepMine: postButton({
        text: partnerWords(view.lang).keepMine,
        action: `/desk/partners/${now.id}`,
        fields: { ...sent, version: String(now.version) },
      }),
    },
  )
}
