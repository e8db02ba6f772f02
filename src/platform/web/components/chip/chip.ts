import { html, type Html } from '../../html.ts'
import { icon, type IconName } from '../../icons.ts'

/** A state. Each has its own shape, so that colour is never the only sign. */
export type ChipKind = 'done' | 'going' | 'waiting' | 'late' | 'off' | 'plain'

const shapes: Record<ChipKind, IconName> = {
  done: 'check',
  going: 'circle-dot',
  waiting: 'hourglass',
  late: 'triangle-alert',
  off: 'minus',
  plain: 'info',
}

/** A state in one or two words, such as 「处理中」. */
export const chip = (kind: ChipKind, text: string): Html =>
  html`<span class="chip ${kind}">${icon(shapes[kind])}${text}</span>`
