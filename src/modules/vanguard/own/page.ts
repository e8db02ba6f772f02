import { dayOf } from '#base/days.ts'
import type { Ctx } from '#platform/ctx.ts'
import type { Told, Opened } from '#platform/personal/personal.ts'
import { sayMoment } from '#base/say-date.ts'
import {
  actions,
  button,
  factsList,
  form,
  hiddenField,
  linkButton,
  listCard,
  notice,
  pageHead,
  postButton,
  readAloud,
  section,
  selectField,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { frontPage } from '#platform/web/layout.ts'
import { waitsForPaper, type Helper } from '../helping.rules.ts'
import type { Own } from '../parts.ts'
import { skills } from '../services.rules.ts'
import { serviceWords } from '../services.words.ts'
import { nameOf } from '../volunteer.ts'
import { wishFields } from '../volunteers/fields.ts'
import { standingChip } from '../volunteers/list.page.ts'
import type { Wishes } from '../volunteers/wishes.rules.ts'
import { ownWords } from './words.ts'

/** /volunteering/…: what one is asked, what one did, and oneself. */
export const ownPage = (view: View, { ctx, own, parts }: { ctx: Ctx; own: Own; parts: readonly Html[] }): Html => {
  const { lang } = view
  const w = ownWords(lang)
  const { volunteer } = own
  const standing = { state: volunteer.state, pausedUntil: volunteer.paused_until }
  return frontPage(
    { ...view, title: w.title },
    html`${pageHead({
        title: w.hello(nameOf(ctx, volunteer)),
        chip: standingChip(lang, standing, dayOf(ctx.now)),
        actions: readAloud(lang),
      })}
      <div class="stack">${parts}</div>`,
  )
}

/** /volunteering for whoever is not known as a volunteer: the ways in. */
export const strangerPage = (view: View, { signedIn }: { signedIn: boolean }): Html => {
  const { lang } = view
  const w = ownWords(lang)
  return frontPage(
    { ...view, title: w.title },
    html`${pageHead({ title: w.title, lead: signedIn ? w.notLinked : w.stranger })}
    ${actions(
      linkButton({ text: w.wantToHelp, href: '/volunteer', icon: 'hand-heart', kind: 'go' }),
      signedIn ? nothing : linkButton({ text: w.signIn, href: '/sign-in', icon: 'log-in' }),
    )}`,
  )
}

type Back = { errors?: readonly FieldError[]; values?: Kept; problem?: string }

/** How one wants to help, to be changed by oneself. */
export const wishesPage = (view: View, own: Own, { now, errors, values, problem }: Back & { now: Wishes }): Html => {
  const { lang } = view
  const w = ownWords(lang)
  const body = html`${hiddenField('version', own.volunteer.version)} ${wishFields({ lang, errors, values }, now)}
  ${actions(
    button({ text: w.save, icon: 'check', kind: 'go', big: true }),
    linkButton({ text: w.back, href: own.path, kind: 'quiet' }),
  )}`
  return frontPage(
    { ...view, title: w.change },
    html`${pageHead({ title: w.change })} ${problem ? notice({ kind: 'problem', text: problem }) : nothing}
    ${form({ lang, action: `${own.path}/wishes`, errors, body })}`,
  )
}

/** What one can: said by oneself; papers are looked at by the committee. */
export const skillsPage = (
  view: View,
  own: Own,
  { helper, ids, errors }: Back & { helper: Helper; ids: Map<string, string> },
): Html => {
  const { lang } = view
  const w = ownWords(lang)
  const named = serviceWords(lang).skills
  const lines = helper.skills.map(({ skill, seen }) => ({
    title: named[skill],
    note: waitsForPaper({ skill, seen }) ? w.paperFirst : undefined,
    chip: postButton({ text: w.skillEnd, action: `${own.path}/skills/${ids.get(skill) ?? ''}/end`, kind: 'quiet' }),
  }))
  const rest = skills.filter((one) => !helper.skills.some(({ skill }) => skill === one))
  const body = html`${selectField({ lang, errors, name: 'skill', label: w.skillAdd, hint: w.skillHint, options: rest.map((value) => ({ value, label: named[value] })) })}
  ${actions(button({ text: w.skillSave, icon: 'plus' }))}`
  return frontPage(
    { ...view, title: w.skills },
    html`${pageHead({ title: w.skills })}
      <div class="stack">
        ${lines.length ? listCard(lines) : html`<p>${w.notSaid}</p>`}
        ${form({ lang, action: `${own.path}/skills`, errors, body })}
      </div>
      ${actions(linkButton({ text: w.back, href: own.path, kind: 'quiet' }))}`,
  )
}

/** The latest few of one kind stand open, however many there are; the rest are a tap away, and all of them on paper. */
const OPEN = 3

const folded = (lang: View['lang'], all: readonly Told[]): Html => {
  const part = ({ title, lines }: Told) => section({ title, body: factsList(lines) })
  const rest = all.slice(OPEN)
  return html`${all.slice(0, OPEN).map(part)}
  ${
    rest.length
      ? html`<details>
          <summary>${ownWords(lang).knownMore(rest[0]?.title ?? '', rest.length)}</summary>
          ${rest.map(part)}
        </details>`
      : nothing
  }`
}

/** What is known of one as a volunteer, and who opened what was sealed. */
export const knownPage = (
  view: View,
  own: Own,
  { told, opened, now }: { told: readonly Told[]; opened: readonly Opened[]; now: Date },
): Html => {
  const { lang } = view
  const w = ownWords(lang)
  const bare = told.filter(({ lines }) => lines.length === 0)
  const kinds = [...new Set(told.map(({ table }) => table))]
  const ofKind = (table: Told['table']) => told.filter((one) => one.table === table && one.lines.length > 0)
  return frontPage(
    { ...view, title: w.known, printable: true },
    html`${pageHead({ title: w.known, lead: w.knownLead })} ${kinds.map((table) => folded(lang, ofKind(table)))}
      ${bare.length ? section({ title: w.knownAlso, body: listCard(bare.map(({ title }) => ({ title }))) }) : nothing}
      ${section({
        title: w.opened,
        body: opened.length
          ? listCard(
              opened.map(({ at, by, reason }) => ({ title: by, note: `${sayMoment(lang, at, now)} · ${reason}` })),
            )
          : html`<p>${w.openedNone}</p>`,
      })}
      <p>${w.knownRights}</p>
      ${actions(linkButton({ text: w.back, href: own.path, kind: 'quiet' }))}`,
  )
}
