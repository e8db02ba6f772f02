import type { Lang } from '#base/words.ts'
import type { Ctx } from '#platform/ctx.ts'
import { actions, button, form, hiddenField, type FieldError, type Kept } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import type { IconName } from '#platform/web/icons.ts'
import type { NeedCase } from '../case.ts'
import type { Colleagues } from '../disputes/disputes.ts'
import type { Asker } from '../intake/wish.rules.ts'
import type { KeptAgain } from '../kept-photos.ts'
import type { Act } from '../moves.rules.ts'
import { contactOwed } from './acceptance.rules.ts'
import type { Contact } from '../allies.ts'
import type { AllyChoice } from './hand.rules.ts'
import { sayNumber } from '../number.ts'
import type { PlaceChoices } from '../places.ts'
import { replyChooser } from '../replies/chooser.page.ts'
import type { Reply } from '../replies/replies.ts'
import type { SimilarNeed } from '../similar/similar.ts'
import type { FormState } from '../tiles.ts'

/** The forms of a need's page, by the noun in their address. */
export const actPaths = {
  accept: 'acceptance',
  contact: 'first-contact',
  assign: 'assignment',
  reassign: 'reassignment',
  take: 'taking',
  promise: 'promised-day',
  return: 'return',
  start: 'start',
  resolve: 'result',
  confirm: 'answer',
  withdraw: 'withdrawal',
  show: 'board-entry',
  ask: 'question',
  tell: 'reply',
  wait: 'waiting',
  resume: 'resumption',
  extend: 'extension',
  refer: 'referral',
  leave: 'unsolved',
  hotline: 'hotline-ref',
  merge: 'merging',
  unmerge: 'separation',
  entrust: 'handler',
  reveal: 'look',
  open: 'contact-opening',
} as const
export type FormName = keyof typeof actPaths

/** A form that came back: which, what was typed, what is wrong, and the photos it had. */
export type Back = {
  form: FormName
  values: Kept
  errors: readonly FieldError[]
  kept?: KeptAgain | undefined
}

/** Everything the page of one need shows to somebody who works on it. */
export type CasePage = {
  need: NeedCase
  /** The acts open to this reader now. */
  acts: readonly Act[]
  /** Whether this reader may open the asker's name and telephone, and what they are once opened. */
  mayOpen: boolean
  asker: Asker | null
  places: PlaceChoices
  /** Partners and teams it can be handed to, at the committee's desk. */
  allies: readonly AllyChoice[]
  /** Whom to call at the partner that has it in hand. */
  contact: Contact | null
  /** What may be the same matter, where it can be merged. */
  similar: readonly SimilarNeed[]
  /** Who can be named handler of a dispute, and who can be let to look; none where it is none. */
  colleagues: Colleagues
  /** Sentences kept ready for answering, at the committee's desk. */
  replies: readonly Reply[]
  ctx: Ctx
  newId: () => string
  /** Where this reader works: the desk, or the list of what was handed over. */
  base: '/desk/needs' | '/desk/work'
  /** A full address that lets whoever has it in hand answer without signing in; for the desk to send. */
  link: string | null
  back?: Back | undefined
}

/** What a form of this page finds its own errors and values in. */
export const stateOf = (lang: Lang, { back }: CasePage, name: FormName): FormState =>
  back?.form === name ? { lang, errors: back.errors, values: back.values } : { lang }

type ActForm = {
  name: FormName
  body: Html
  go: { text: string; icon?: IconName; big?: boolean; quiet?: boolean }
  photos?: boolean
}

/** A form of an act: its fields, one button, and hidden beneath them the version of the page and an id of its own. */
export const actForm = (lang: Lang, page: CasePage, { name, body, go, photos }: ActForm): Html =>
  form({
    lang,
    action: `${page.base}/${sayNumber(page.need)}/${actPaths[name]}`,
    multipart: photos,
    errors: page.back?.form === name ? page.back.errors : [],
    body: html`${hiddenField('id', page.newId())} ${hiddenField('version', page.need.version)} ${body}
    ${actions(button({ text: go.text, icon: go.icon, kind: go.quiet ? 'plain' : 'go', big: go.big, wide: go.big }))}
    ${page.base === '/desk/needs' ? chooser(lang, page, name) : nothing}`,
  })

/** What was kept ready to be said, where this form has a place for it. */
const chooser = (lang: Lang, page: CasePage, name: FormName): Html => {
  // Where no word is owed, the form of acceptance has no place for one.
  if (name === 'accept' && !contactOwed(page.need)) return nothing
  const { errors, values } = stateOf(lang, page, name)
  const address = `${page.base}/${sayNumber(page.need)}`
  return replyChooser(lang, { replies: page.replies, form: name, address, errors, values })
}
