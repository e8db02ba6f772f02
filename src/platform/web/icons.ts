import { html, trusted, type Html } from './html.ts'
import { shapes } from './icons.generated.ts'

export type IconName = keyof typeof shapes

/** One line icon, as tall as the text beside it. Silent to screen readers unless it stands alone and gets a label. */
export const icon = (name: IconName, { label }: { label?: string | undefined } = {}): Html =>
  label === undefined
    ? html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">${trusted(shapes[name])}</svg>`
    : html`<svg class="icon" viewBox="0 0 24 24" role="img" aria-label="${label}">${trusted(shapes[name])}</svg>`
