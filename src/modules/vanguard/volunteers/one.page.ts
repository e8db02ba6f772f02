import { dayOf } from '#base/days.ts'
import { sayDay, sayMoment } from '#base/say-date.ts'
import type { Lang } from '#base/words.ts'
import { personHref } from '#modules/people/public.ts'
import {
  actions,
  button,
  dataTable,
  factsList,
  form,
  linkButton,
  pageHead,
  postButton,
  radiosField,
  section,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { volunteerHref, volunteersHref } from './address.ts'
import type { Contact } from './contact.ts'
import { contactReasons } from './contact.rules.ts'
import { deskWords } from './desk.words.ts'
import { standingChip } from './list.page.ts'
import type { One } from './one.ts'
import { cameBack, type OnePage } from './one-page.ts'
import { accountPart, skillPart, trainingPart } from './one.parts.ts'
import { oneWords } from './one.words.ts'
import { standingWords } from './standing.words.ts'
import { sayOn, sayServices, sayTimes } from './say.ts'

/** /desk/volunteers/:id */
export const onePage = (view: View, page: OnePage): Html => {
  const { lang } = view
  const { one, now } = page
  const left = one.row.state === 'left'
  const title = one.helper.name
  return deskPage(
    { ...view, title, crumbs: [{ href: volunteersHref, label: deskWords(lang).title }] },
    html`${pageHead({
        title,
        chip: standingChip(lang, one.helper, dayOf(now)),
        actions: left ? undefined : headActions(lang, one),
      })}
      ${left ? leftPart(lang, page) : nothing}
      <div class="two even">
        <div>${factsList(facts(lang, page))}</div>
        <div>${left ? nothing : html`${skillPart(lang, page)} ${ownPart(lang, one)}`}</div>
      </div>
      ${left ? nothing : html`${contactPart(lang, page)} ${trainingPart(lang, page)} ${accountPart(lang, page)}`}
      ${looksPart(lang, page)}`,
  )
}

const headActions = (lang: Lang, { row, helper }: One): Html => {
  const w = standingWords(lang)
  const href = volunteerHref(row.id)
  const rest =
    helper.state === 'paused'
      ? postButton({ text: w.resume, action: `${href}/resume`, kind: 'quiet' })
      : linkButton({ text: w.pause, href: `${href}/pause`, kind: 'quiet' })
  return actions(
    linkButton({ text: oneWords(lang).edit, href: `${href}/edit`, icon: 'pencil', kind: 'go' }),
    rest,
    linkButton({ text: w.leave, href: `${href}/leave`, kind: 'quiet' }),
  )
}

const leftPart = (lang: Lang, { one: { row }, now }: OnePage): Html => {
  const w = standingWords(lang)
  const action = `${volunteerHref(row.id)}/return`
  return html`<p>${w.leftOn(sayDay(lang, row.left_at ?? now, now))}</p>
    ${actions(postButton({ text: w.comeBack, action, icon: 'undo-2' }))}`
}

type Fact = { term: string; text: string | Html }

const facts = (lang: Lang, page: OnePage): Fact[] => {
  const { helper } = page.one
  const d = deskWords(lang)
  return [
    ...entryFacts(lang, page),
    { term: d.columns.askedBy, text: d.waysOfAsking[helper.askedBy] },
    { term: oneWords(lang).limits, text: oneWords(lang).limitsValue(helper.mostAWeek, helper.mostAMonth) },
    { term: d.columns.wants, text: sayServices(lang, helper.wants) || d.none },
    { term: d.columns.mayNot, text: sayServices(lang, helper.mayNot) || d.none },
    { term: d.columns.times, text: sayTimes(lang, helper.freeTimes) || d.none },
    { term: oneWords(lang).insured, text: insuredText(lang, page.one, page.now) },
  ]
}

const entryFacts = (lang: Lang, { one, now }: OnePage): Fact[] => {
  const w = oneWords(lang)
  const d = deskWords(lang)
  const { row, teams, teamIds, sealed } = one
  const agreed = row.guardian_agreed_at && sayDay(lang, row.guardian_agreed_at, now)
  const own = teams.flatMap(({ id, name }) => (teamIds.includes(id) ? name : []))
  return [
    { term: d.columns.teams, text: own.join(d.and) || d.noTeam },
    { term: w.phone, text: sealed.phone ? html`<span class="num">${sealed.phone}</span>` : w.noPhone },
    { term: w.onRoster, text: rosterText(lang, one) },
    { term: w.agreed, text: w.agreedValue(sayDay(lang, row.agreed_at, now), w.agreedHows[row.agreed_how]) },
    ...(agreed ? [{ term: w.guardian, text: w.guardianAgreed(agreed) }] : []),
    ...(sealed.note ? [{ term: w.note, text: w.noteThere }] : []),
  ]
}

const rosterText = (lang: Lang, { row, personName }: One): Html | string => {
  const w = oneWords(lang)
  if (row.person_id !== null && personName !== null)
    return html`<a class="row-link" href="${personHref(row.person_id)}">${personName}</a>`
  if (row.state === 'left') return w.rosterNone
  return html`${w.rosterNone} · <a class="row-link" href="${volunteerHref(row.id)}/person">${w.rosterFind}</a>`
}

const insuredText = (lang: Lang, { helper }: One, now: Date): string => {
  const w = oneWords(lang)
  const today = dayOf(now)
  if (helper.insuredUntil === null) return w.insuredNone
  const day = sayOn(lang, helper.insuredUntil, today)
  return helper.insuredUntil < today ? w.insuredEnded(day) : w.insuredUntil(day)
}

const ownPart = (lang: Lang, { row }: One): Html => {
  const w = oneWords(lang)
  const href = volunteerHref(row.id)
  return section({
    title: w.ownTitle,
    body: html`<p class="small">${w.ownText}</p>
      ${actions(
        linkButton({ text: w.sheet, href: `${href}/sheet`, icon: 'qr-code' }),
        linkButton({ text: standingWords(lang).newKey, href: `${href}/key`, kind: 'quiet' }),
      )}`,
  })
}

/** Telephone and note stay closed until somebody says why. The answer is the number itself and no redirect. */
const contactPart = (lang: Lang, { one, mayOpen, back }: OnePage): Html => {
  const { phone, note, guardian } = one.sealed
  if (!mayOpen || !(phone !== null || note || guardian)) return nothing
  const w = oneWords(lang)
  const came = cameBack(back, 'contact')
  const options = contactReasons.map((value) => ({ value, label: deskWords(lang).reasons[value] }))
  return section({
    title: w.open,
    note: w.openNote,
    id: 'contact',
    body: form({
      lang,
      action: `${volunteerHref(one.row.id)}/contact`,
      errors: came.errors,
      body: html`${radiosField({ lang, ...came, name: 'reason', label: w.why, options, tiles: true })}
      ${actions(button({ text: w.openGo, icon: 'eye', ownPage: true }))}`,
    }),
  })
}

const looksPart = (lang: Lang, { one, now }: OnePage): Html => {
  const w = oneWords(lang)
  const reasons: Record<string, string | undefined> = deskWords(lang).reasons
  return section({
    title: w.looks,
    body: dataTable({
      lang,
      caption: w.looks,
      captionUnseen: true,
      rows: one.looks,
      empty: html`<p class="small">${w.looksNone}</p>`,
      columns: [
        { key: 'who', head: w.looksWho, cell: (look) => look.by, names: true },
        { key: 'when', head: w.looksWhen, cell: (look) => sayMoment(lang, look.at, now) },
        { key: 'why', head: w.why, cell: (look) => reasons[look.reason] ?? look.reason },
      ],
    }),
  })
}

/** What is sealed, in clear, as the answer to a reason. */
export const openedPage = (view: View, { contact, back }: { contact: Contact; back: string }): Html => {
  const { lang } = view
  const w = oneWords(lang)
  const { name, phone, note, guardian } = contact
  const call = (number: string) => html`<a class="row-link num" href="tel:${number}">${number}</a>`
  return deskPage(
    { ...view, title: w.openedTitle(name) },
    html`${pageHead({ title: w.openedTitle(name), lead: w.openedNote })}
    ${factsList([
      { term: w.phone, text: phone ? call(phone) : w.noPhone },
      ...(note ? [{ term: w.note, text: note }] : []),
      ...(guardian ? [{ term: w.guardian, text: html`${guardian.name} ${call(guardian.phone)}` }] : []),
    ])}
    ${actions(linkButton({ text: w.back(name), href: back, icon: 'arrow-left' }))}`,
  )
}
