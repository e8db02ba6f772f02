import { hiddenField } from '#platform/web/components.ts'
import { attrs, html, type Html } from '#platform/web/html.ts'
import type { Lang } from '#base/words.ts'
import { rollHref } from './address.ts'
import { mendWords } from './mend.words.ts'
import { lineOf } from './say.ts'
import { rollWords } from './words.ts'

type Line = ReturnType<typeof lineOf>

/** An empty line: the script makes new ones of it. */
export const blank = (lang: Lang): Line =>
  lineOf(lang, {
    id: '',
    walkIn: true,
    no: null,
    name: null,
    family: null,
    age: 'adult',
    state: null,
    at: null,
    conflict: false,
    markId: null,
  })

const rowAttrs = ({ id, state }: Line) => ({
  id: id === '' ? undefined : `p-${id}`,
  'data-about': id,
  'data-state': state,
})

const face = (lang: Lang, { no, who, said, conflict }: Line): Html =>
  html`<span class="roll-no num">${no}</span><span class="roll-who">${who}</span><span class="roll-said">${said}</span
    ><span ${attrs({ class: 'roll-dispute', hidden: !conflict })}>${rollWords(lang).conflict}</span>`

/** One person: all of the line is the button, and the long way beside it. */
export const row = (lang: Lang, gathering: { id: string }, line: Line): Html => {
  const w = rollWords(lang)
  return html`<li ${attrs(rowAttrs(line))}>
    <form method="post" action="${rollHref(gathering)}">
      ${hiddenField('about', line.id)} ${hiddenField('walkIn', line.walkIn ? 'yes' : 'no')}
      ${hiddenField('what', line.state === 'present' ? 'left' : 'arrived')}
      <button class="roll-tap" type="submit">${face(lang, line)}</button>
    </form>
    <a class="roll-more" href="${rollHref(gathering)}/${line.id}" aria-label="${mendWords(lang).correctOf(line.who)}"
      >${w.correct}</a
    >
  </li>`
}

/** The same once it is over: only the long way is left. */
export const closedRow = (lang: Lang, gathering: { id: string }, line: Line): Html =>
  html`<li ${attrs(rowAttrs(line))}>
    <a class="roll-tap" href="${rollHref(gathering)}/${line.id}">${face(lang, line)}</a>
  </li>`
