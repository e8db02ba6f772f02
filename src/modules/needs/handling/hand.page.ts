import type { Lang } from '#base/words.ts'
import { radiosField, selectField } from '#platform/web/components.ts'
import { html, nothing, type Html } from '#platform/web/html.ts'
import { isAlly } from '../moves.rules.ts'
import { needWords } from '../words.ts'
import { actWords } from './acts.words.ts'
import { stateOf, type CasePage, type FormName } from './case-page.ts'
import { allyField, hands } from './hand.rules.ts'

type Asked = { form: FormName; field: 'hand' | 'newHand'; later: boolean; before: boolean }

/** Whom it goes to: tiles, and beside them the partners and teams by name where there are any. What is between neighbours stays here. */
export const handFields = (lang: Lang, page: CasePage, { form, field, later, before }: Asked): Html => {
  const w = actWords(lang)
  const names: Record<string, string> = w.hands
  const { need, allies } = page
  const state = stateOf(lang, page, form)
  const open: readonly string[] = need.dispute ? ['me'] : hands.filter((hand) => hand !== 'ally' || allies.length > 0)
  const options = [
    ...open.map((value) => ({ value, label: names[value] ?? value })),
    ...(later ? [{ value: '', label: w.accept.later }] : []),
  ]
  return html`${radiosField({ ...state, name: field, label: w.accept.hand, tiles: true, value: later ? '' : before ? tileOf(need) : undefined, options })}
  ${allies.length && !need.dispute ? allyList(lang, page, { form, field, before }) : nothing}`
}

/** The tile of whoever had it before. */
const tileOf = ({ assignee_role: role }: CasePage['need']): string | undefined =>
  isAlly(role) ? 'ally' : (role ?? undefined)

const allyList = (lang: Lang, page: CasePage, { form, field, before }: Omit<Asked, 'later'>): Html => {
  const { need, allies } = page
  const kinds = needWords(lang).hand
  return selectField({
    ...stateOf(lang, page, form),
    name: allyField(field),
    label: actWords(lang).whichAlly,
    optional: true,
    empty: '—',
    value: before && need.ally_id ? need.ally_id : '',
    options: allies.map(({ id, kind, name }) => ({ value: id, label: `${kinds[kind]} · ${name}` })),
  })
}
