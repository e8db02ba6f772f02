/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { KeptPage } from './kept/kept-page.client.ts'
import { textOf } from './kept/page.client.ts'
import type { Answered } from './kept/send.client.ts'
import { shelfOf, type Kept } from './kept/shelf.client.ts'

/** What somebody said of a visit, waiting on this device. No name and no door: a visit is an id. `label`: the button they pressed. */
type KeptReport = Kept & { visit: string; press: string; label: string }
/** `next`: where whoever said it goes on. */
type Answer = Answered & { next: string | null }

const shelf = shelfOf<KeptReport>('care-visit')

/**
 * One's own visits with scripts: a press is kept on this device before anything else, and goes out when there is a network, with the
 * time at which it was made. Name and door leave the page at the end of the visit's hours.
 */
class CareVisit extends KeptPage<KeptReport, Answer> {
  readonly shelf = shelf

  isTap(form: HTMLFormElement): boolean {
    return form.querySelector('input[name=press]') !== null
  }

  aboutOf(form: HTMLFormElement): string {
    return textOf(new FormData(form).get('press'))
  }

  async keepTap(
    form: HTMLFormElement,
    { id, at, pressed }: { id: string; at: string; pressed: HTMLButtonElement | null },
  ): Promise<boolean> {
    const said = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, textOf(value)]))
    const label = pressed?.textContent.trim() ?? ''
    const { book, who } = this.whose
    await shelf.keep([
      { ...said, press: said['press'] ?? '', id, at, book, who, visit: this.dataset['visit'] ?? '', label },
    ])
    return true
  }

  /** Only a visit at hand opens without a network. */
  override keepThis(): void {
    if (this.dataset['visit'] !== undefined) super.keepThis()
  }

  /** What was taken is shown where one goes on; what is written on the page of another visit stays. */
  show({ taken, next }: Answer, before: readonly KeptReport[]): void {
    const { visit } = this.dataset
    const here = before.filter(({ id, visit: about }) => taken.includes(id) && (visit === undefined || about === visit))
    if (here.length > 0) location.assign(next ?? location.pathname)
  }

  showKept(): void {
    if (Date.now() > this.until) this.querySelector('.at-hand')?.remove()
    const last = this.waiting.findLast(({ visit }) => visit === this.dataset['visit'])
    for (const button of this.querySelectorAll<HTMLButtonElement>('form button'))
      if (button.textContent.trim() === last?.label) button.setAttribute('aria-pressed', 'true')
      else button.removeAttribute('aria-pressed')
  }

  /** Whoever found the door shut finds it again: until the time of the second try is over. */
  get until(): number {
    const { until, second, visit } = this.dataset
    const tries = this.waiting.filter((one) => one.visit === visit && one.press === 'no-answer')
    return Math.max(Date.parse(until ?? ''), ...tries.map(({ at }) => Date.parse(at) + Number(second)))
  }

  /** By a private address nobody signs in. */
  override say(text: string, ...more: Node[]): void {
    super.say(text, ...(this.words.goSignIn === '' ? [] : more))
  }

  nameOf({ label }: KeptReport): string {
    return label
  }
}

if (!customElements.get('care-visit')) customElements.define('care-visit', CareVisit)
