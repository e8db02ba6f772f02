import type { Lang } from '#base/words.ts'
import type { FieldError, Kept } from '#platform/web/components.ts'
import { fieldId, grouped, keptOne, type FieldBase } from '#platform/web/components/field/field.ts'
import { attrs, html, type Html } from '#platform/web/html.ts'
import { icon, type IconName } from '#platform/web/icons.ts'
import { faces, type Face } from './feedback.rules.ts'
import { feedbackWords } from './feedback.words.ts'

const shapes: Record<Face, IconName> = { good: 'smile', fair: 'meh', poor: 'frown' }

const inside = (lang: Lang, face: Face): Html =>
  html`${icon(shapes[face])} <span>${feedbackWords(lang).faces[face]}</span>`

/** Three faces to choose one from. */
export const facesField = (
  lang: Lang,
  { label, ...state }: { label: string; errors?: readonly FieldError[] | undefined; values?: Kept | undefined },
): Html => {
  const field: FieldBase = { lang, name: 'face', label, ...state }
  const chosen = keptOne(field)
  return grouped(
    field,
    html`<div class="faces">
      ${faces.map(
        (face, at) =>
          html`<label class="face ${face}">
            <input
              ${attrs({
                id: at === 0 ? fieldId('face') : `${fieldId('face')}-${at}`,
                type: 'radio',
                name: 'face',
                value: face,
                checked: face === chosen,
              })}
            />
            ${inside(lang, face)}
          </label>`,
      )}
    </div>`,
  )
}

/** Three faces to press: each sends its form at once. */
export const faceButtons = (lang: Lang): Html =>
  html`<div class="faces big">
    ${faces.map((face) => html`<button class="face ${face}" type="submit" name="face" value="${face}">${inside(lang, face)}</button>`)}
  </div>`

/** Three faces beside each other to look at, or to tick on paper. */
export const facesToTick = (lang: Lang): Html =>
  html`<div class="faces paper">
    ${faces.map((face) => html`<span class="face ${face}">${inside(lang, face)}</span>`)}
  </div>`
