import { clockText } from '#base/clock.rules.ts'
import type { Lang } from '#base/words.ts'
import {
  actions,
  button,
  card,
  factsList,
  form,
  hiddenField,
  linkButton,
  pageHead,
  postButton,
  section,
  type FieldError,
  type Kept,
} from '#platform/web/components.ts'
import type { View } from '#platform/web/env.ts'
import { conflictPage } from '#platform/web/errors.page.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { deskPage } from '#platform/web/layout.ts'
import { serviceWords } from '../services.words.ts'
import { freshStall, stallFields, stallSent } from '../stalls/fields.ts'
import type { UsualStall } from '../stalls/usual.ts'
import { stallWords } from '../stalls/words.ts'
import { boardPath, rulesPath } from './board.page.ts'
import { inputOf } from './prepare.ts'
import { careFields, whenFacts, type Filled } from './programme.page.ts'
import type { Programme, Team } from './programme.ts'
import { programmeWords } from './programme.words.ts'
import { boardWords } from './words.ts'

/** Which form came back: of the programme itself, of a new stall (`new`), or of the stall of this id. */
export type RuleBack = { of: string; values: Kept; errors: readonly FieldError[] }

export type Rule = {
  programme: Programme
  usual: readonly UsualStall[]
  teams: readonly Team[]
  newId: string
  open: string | null
  back?: RuleBack | undefined
}

const pathOf = ({ id }: { id: string }): string => `${rulesPath}/${id}`

/** One programme: its rule, what can be changed of it, and the stalls its days usually have. */
export const rulePage = (view: View, rule: Rule): Html => {
  const { lang } = view
  const w = programmeWords(lang)
  const { programme } = rule
  const crumbs = [
    { href: boardPath, label: boardWords(lang).title },
    { href: rulesPath, label: w.title },
  ]
  return deskPage(
    { ...view, title: programme.series.title, printable: true, crumbs },
    html`${pageHead({ title: programme.series.title, kicker: programme.team ?? undefined })}
      <div class="stack">
        ${factsList(whenFacts(lang, programme))}
        ${actions(linkButton({ text: w.series, href: `/desk/series/${programme.id}`, icon: 'pencil', kind: 'quiet' }))}
        <p class="small">${w.seriesHint}</p>
        ${changeForm(lang, rule)}
      </div>
      ${section({ title: w.usual, id: 'usual', note: w.usualLead, body: usualPart(lang, rule) })}`,
  )
}

/** What of a programme can be changed, as its form would send it. */
export const careSent = ({ team_id, weather, takes_wishes }: Programme): Record<string, string> => ({
  team: team_id,
  weather: weather ?? '',
  takesWishes: takes_wishes ? 'yes' : '',
})

const cameBack = ({ back }: Rule, of: string): Filled | undefined => (back?.of === of ? back : undefined)

const changeForm = (lang: Lang, rule: Rule): Html => {
  const { programme, teams } = rule
  const filled = cameBack(rule, programme.id) ?? { values: careSent(programme) }
  return form({
    lang,
    action: pathOf(programme),
    errors: filled.errors,
    body: html`${hiddenField('version', programme.version)} ${careFields(lang, teams, filled)}
    ${actions(button({ text: programmeWords(lang).change, icon: 'check' }))}`,
  })
}

const usualPart = (lang: Lang, rule: Rule): Html => {
  const { usual } = rule
  return html`<div class="stack">
    ${
      usual.length
        ? html`<div class="card-grid">${usual.map((stall, at) => usualCard(lang, rule, { stall, at }))}</div>`
        : html`<p>${programmeWords(lang).usualNone}</p>`
    }
    <div class="no-print">${adding(lang, rule)}</div>
  </div>`
}

const usualCard = (lang: Lang, rule: Rule, { stall, at }: { stall: UsualStall; at: number }): Html => {
  const w = programmeWords(lang)
  const s = stallWords(lang)
  const here = `${pathOf(rule.programme)}/stalls/${stall.id}`
  if (rule.open === stall.id || rule.back?.of === stall.id) return openCard(lang, rule, { stall, here })
  const from = rule.programme.series.minute + stall.from_minute
  return card({
    level: 3,
    kicker: serviceWords(lang).services[stall.service],
    title: stall.title,
    body: html`${factsList([
      { term: s.when, text: s.until(clockText(from), clockText(from + stall.lasts)) },
      ...(stall.spot ? [{ term: s.where, text: stall.spot }] : []),
      { term: s.who, text: w.people(stall.need) },
      ...(stall.briefing ? [{ term: s.briefing, text: stall.briefing }] : []),
    ])}
    ${actions(
      linkButton({
        text: w.edit,
        icon: 'pencil',
        kind: 'quiet',
        href: `${pathOf(rule.programme)}?open=${stall.id}#usual`,
      }),
      at > 0 ? postButton({ text: w.up, icon: 'arrow-up', kind: 'quiet', action: `${here}/up` }) : nothing,
    )}`,
  })
}

const openCard = (lang: Lang, rule: Rule, { stall, here }: { stall: UsualStall; here: string }): Html => {
  const w = programmeWords(lang)
  const filled = cameBack(rule, stall.id) ?? { values: stallSent(inputOf(stall), rule.programme.series) }
  const version = { version: String(stall.version) }
  return html`<div class="card">
    <div class="card-body stack">
      ${form({
        lang,
        action: here,
        errors: filled.errors,
        body: html`${hiddenField('version', stall.version)} ${stallFields(lang, filled)}
        ${actions(button({ text: w.change, icon: 'check', kind: 'go' }))}`,
      })}
      <p class="small">${w.endNote}</p>
      ${actions(postButton({ text: w.end, kind: 'quiet', action: `${here}/end`, fields: version }))}
    </div>
  </div>`
}

const adding = (lang: Lang, rule: Rule): Html => {
  const w = programmeWords(lang)
  const { programme, usual, newId } = rule
  const isOpen =
    rule.open === 'new' || rule.back?.of === 'new' || (usual.length === 0 && rule.open === null && !rule.back)
  if (!isOpen)
    return actions(linkButton({ text: w.addUsual, icon: 'plus', href: `${pathOf(programme)}?open=new#usual` }))
  const filled = cameBack(rule, 'new') ?? { values: freshStall(programme.series) }
  return html`<div class="card">
    <div class="card-body">
      ${form({
        lang,
        action: `${pathOf(programme)}/stalls`,
        errors: filled.errors,
        body: html`${hiddenField('id', newId)} ${stallFields(lang, filled)}
        ${actions(button({ text: w.saveUsual, icon: 'plus', kind: 'go' }))}`,
      })}
    </div>
  </div>`
}

type Conflict = { mine: string[]; theirs: string[]; href: string; action: string; sent: Record<string, string> }

/** 409: a colleague changed it meanwhile; both versions, and the way to keep one's own. */
export const ruleConflict = (view: View, { mine, theirs, href, action, sent }: Conflict): Html => {
  const said = (lines: readonly string[]): Html => html`${lines.map((line) => html`<p>${line}</p>`)}`
  return conflictPage(
    { ...view, title: '' },
    {
      mine: { body: said(mine) },
      theirs: { body: said(theirs) },
      theirsHref: href,
      keepMine: postButton({ text: programmeWords(view.lang).keepMine, action, fields: sent }),
    },
  )
}
