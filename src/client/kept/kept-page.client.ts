/// <reference lib="dom" />
import { element, keepPage, signInLink, type KeptWords } from './page.client.ts'
import { sendKept, type Answered, type Sending } from './send.client.ts'
import { newId, type Kept, type Shelf, type Whose } from './shelf.client.ts'

const EVERY_MS = 20_000
/** A finger that trembles taps twice; that is not a second tap. */
const TREMBLE_MS = 700

/**
 * A page whose taps are kept on this device before anything else, answered at once, and sent when there is a network. What the
 * page says without scripts it says with them. A page of its kind says what a tap is and how it shows.
 */
export abstract class KeptPage<Mark extends Kept, Answer extends Answered> extends HTMLElement {
  abstract readonly shelf: Shelf<Mark>
  /** Keeps the tap of a form; false where it is none. */
  abstract keepTap(
    form: HTMLFormElement,
    tap: { id: string; at: string; pressed: HTMLButtonElement | null },
  ): Promise<boolean>
  /** What must not be tapped again by a trembling finger. */
  abstract aboutOf(form: HTMLFormElement): string
  abstract isTap(form: HTMLFormElement): boolean
  abstract show(answer: Answer, before: readonly Mark[]): void
  /** Shows what waits on top of what the server said. */
  abstract showKept(): Promise<void> | void
  abstract nameOf(mark: Mark): string
  heard?(answer: Answer): Promise<void>

  readonly others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(this.localName)
  timer = 0
  tapped: { about: string; at: number } = { about: '', at: 0 }
  /** What became of the last sending; null before there was one. */
  last: Sending<Answer> | null = null
  kept: Mark[] = []
  isKept = false

  get words(): KeptWords {
    return JSON.parse(this.dataset['words'] ?? '{}') as KeptWords
  }
  get whose(): Whose {
    const { book = '', who = '', address = '' } = this.dataset
    return { book, who, address }
  }
  /** What waits to be sent; what was refused waits to be read. */
  get waiting(): Mark[] {
    return this.kept.filter(({ refused }) => refused === undefined)
  }

  connectedCallback(): void {
    // Before the page's other scripts, which would send the form.
    addEventListener('submit', this.onSubmit, { capture: true })
    addEventListener('online', this.exchange)
    addEventListener('offline', this.exchange)
    this.timer = window.setInterval(this.exchange, EVERY_MS)
    if (this.others) this.others.onmessage = () => void this.draw()
    this.keepThis()
    void this.draw().then(this.exchange)
  }

  disconnectedCallback(): void {
    removeEventListener('submit', this.onSubmit, { capture: true })
    removeEventListener('online', this.exchange)
    removeEventListener('offline', this.exchange)
    clearInterval(this.timer)
  }

  /** Asks for the page to be kept, and says so once it is. */
  keepThis(): void {
    const kept = () => {
      this.isKept = true
      this.sayKept()
    }
    // Where there is no worker, the page needs a network; marks are kept all the same.
    if (navigator.onLine) keepPage().then(kept, () => undefined)
  }

  /** The form stays where it is: its tap goes another way. */
  readonly onSubmit = (event: Event): void => {
    const form = event.target as HTMLFormElement
    if (!this.contains(form) || !this.isTap(form)) return
    event.preventDefault()
    event.stopPropagation()
    void this.note(form, (event as SubmitEvent).submitter as HTMLButtonElement | null)
  }

  async note(form: HTMLFormElement, pressed: HTMLButtonElement | null): Promise<void> {
    const about = this.aboutOf(form)
    const now = Date.now()
    if (this.tapped.about === about && now - this.tapped.at < TREMBLE_MS) return
    this.tapped = { about, at: now }
    try {
      if (!(await this.keepTap(form, { id: newId(), at: new Date(now).toISOString(), pressed }))) return
    } catch {
      this.say(this.words.unkept)
      return
    }
    await this.draw()
    this.others?.postMessage('')
    await this.exchange()
  }

  /** Sends what waits and shows what came of it. */
  readonly exchange = async (): Promise<void> => {
    const { shelf, whose } = this
    const before = await shelf.kept(whose).catch(() => [])
    const heard = (answer: Answer) => this.heard?.(answer) ?? Promise.resolve()
    this.last = await sendKept<Mark, Answer>({ shelf, whose, heard }).catch(() => 'away' as const)
    if (typeof this.last === 'object') this.show(this.last, before)
    this.others?.postMessage('')
    await this.draw()
  }

  async draw(): Promise<void> {
    this.kept = await this.shelf.kept(this.whose).catch(() => [])
    await this.showKept()
    this.sayKept()
    this.sayRefused()
  }

  sayKept(): void {
    const { words, waiting } = this
    const waits = waiting.length > 0 ? words.waiting.replace('{n}', String(waiting.length)) : ''
    this.dataset['waiting'] = String(waiting.length)
    this.dataset['kept'] = String(this.isKept)
    if (this.last === 'away') this.say([words.offline, waits].join(' '))
    else if (this.last === 'shut') this.say([words.signIn, waits].join(' '), signInLink(words))
    else this.say(waits === '' && this.isKept ? words.ready : waits)
  }

  say(text: string, ...more: Node[]): void {
    const line = this.querySelector<HTMLElement>('[data-line]')
    if (!line || line.dataset['said'] === text) return
    line.dataset['said'] = text
    line.replaceChildren(text, ' ', ...more)
    line.hidden = text.trim() === ''
    line.toggleAttribute('data-calm', text === this.words.ready)
  }

  /** Marks the server did not take: said one by one, kept until somebody has read why. */
  sayRefused(): void {
    const box = this.querySelector<HTMLElement>('[data-refused]')
    if (!box) return
    const refused = this.kept.filter(({ refused: why }) => why !== undefined)
    box.hidden = refused.length === 0
    box.replaceChildren(...(refused.length > 0 ? this.refusedLines(refused) : []))
  }

  refusedLines(refused: readonly Mark[]): HTMLElement[] {
    const { words } = this
    const lines = element('ul', '')
    for (const mark of refused) lines.append(element('li', `${this.nameOf(mark)} · ${mark.refused ?? ''}`))
    const drop = element('button', words.drop)
    drop.className = 'button'
    drop.addEventListener('click', () => void this.shelf.drop(refused.map(({ id }) => id)).then(this.exchange))
    return [element('p', words.notTaken), lines, drop]
  }
}
