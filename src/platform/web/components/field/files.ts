import { attrs, html, nothing, type Html } from '../../html.ts'
import { icon } from '../../icons.ts'
import { words } from '../../words.ts'
import { fieldId, labelled, ties, type FieldBase } from './field.ts'

/**
 * Photos from the camera or the album. Without scripts the browser's own picker; with them a preview, and each picture is
 * turned into a JPEG of at most 2048 px on the phone before it is sent. The form needs `multipart: true`.
 */
export const photoField = (field: FieldBase & { most?: number | undefined }): Html => {
  const w = words(field.lang)
  const most = field.most ?? 3
  const withHint = { ...field, hint: field.hint ?? w.photoRules(most) }
  return labelled(
    withHint,
    html`<photo-field
      ${attrs({ class: 'photos', 'data-most': most, 'data-remove': w.photoRemove, 'data-unreadable': w.photoTooNew })}
    >
      <span class="photo-pick">
        ${icon('camera')}<span>${w.photoPick}</span>
        <input
          ${attrs({
            id: fieldId(field.name),
            type: 'file',
            name: field.name,
            accept: 'image/jpeg,image/png,image/webp',
            multiple: most > 1,
            ...ties(withHint),
          })}
        />
      </span>
    </photo-field>`,
  )
}

/** Any other file, such as a list to import. `accept` is a list of endings: ".xlsx,.csv". `many` takes several at once. */
export const fileField = (field: FieldBase & { accept?: string; many?: boolean }): Html => {
  const { name, accept, many: multiple } = field
  return labelled(
    field,
    html`<input ${attrs({ id: fieldId(name), type: 'file', name, accept, multiple, ...ties(field) })} />`,
  )
}

/** A value that travels along unseen. */
export const hiddenField = (name: string, value: string | number | null | undefined): Html =>
  value === null || value === undefined ? nothing : html`<input type="hidden" name="${name}" value="${value}" />`
