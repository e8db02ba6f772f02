/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { dropMarks, keepMarks, marksKept, newId, type KeptMark } from './roll-call/kept.client.ts'
import { linesOf, showKept, showPeople } from './roll-call/line.client.ts'
import { element, keepPage, startAnew, textOf, type Words } from './roll-call/page.client.ts'
import { sendKept, type Answer, type Sending } from './roll-call/send.client.ts'

const EVERY_MS = 20_000
/** A finger that trembles taps twice; that is not somebody leaving. */
const TREMBLE_MS = 700

/**
 * The roll-call with scripts: a tap answers at once, is kept on this device before anything else, and goes out when there is a
 * network. What the page says without scripts it says with them.
 */
class RollCall extends HTMLElement {
  readonly others = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('roll-call')
  timer = 0
  tapped: { about: string; at: number } = { about: '', at: 0 }
  /** What became of the last sending; null before there was one. */
  last: Sending | null = null
  kept: KeptMark[] = []
  isKept = false

  get words(): Words {
    return JSON.parse(this.dataset['words'] ?? '{}') as Words
  }
  get whose() {
    const { gathering = '', who = '', marks = '' } = this.dataset
    return { gathering, who, address: marks }
  }
  get list(): HTMLElement {
    return this.querySelector<HTMLElement>('[data-roll]') ?? this
  }

  connectedCallback(): void {
    // Before the page's other scripts, which would send the form.
    addEventListener('submit', this.onSubmit, { capture: true })
    addEventListener('online', this.exchange)
    addEventListener('offline', this.exchange)
    this.timer = window.setInterval(this.exchange, EVERY_MS)
    if (this.others) this.others.onmessage = () => void this.draw()
    this.keep()
    void this.draw().then(this.exchange)
  }

  disconnectedCallback(): void {
    removeEventListener('submit', this.onSubmit, { capture: true })
    removeEventListener('online', this.exchange)
    removeEventListener('offline', this.exchange)
    clearInterval(this.timer)
  }

  /** Asks for the page to be kept, and says so once it is. */
  keep(): void {
    const say = () => {
      this.isKept = true
      this.sayKept()
    }
    // Where there is no worker, the page needs a network; marks are kept all the same.
    if (navigator.onLine) keepPage().then(say, () => undefined)
  }

  /** The form stays where it is: its tap goes another way. */
  readonly onSubmit = (event: Event): void => {
    const form = event.target as HTMLFormElement
    if (!this.contains(form) || !form.querySelector('input[name=what]')) return
    event.preventDefault()
    event.stopPropagation()
    void this.note(form)
  }

  async note(form: HTMLFormElement): Promise<void> {
    const sent = new FormData(form)
    const about = textOf(sent.get('about'))
    const now = Date.now()
    if (this.tapped.about === about && now - this.tapped.at < TREMBLE_MS) return
    this.tapped = { about, at: now }
    const mark: KeptMark = {
      id: newId(),
      gathering: this.whose.gathering,
      who: this.whose.who,
      about,
      what: textOf(sent.get('what')),
      at: new Date(now).toISOString(),
    }
    const name = textOf(sent.get('name')).trim()
    if (sent.get('walkIn') === 'yes') Object.assign(mark, { walkIn: true }, name === '' ? {} : { name })
    try {
      await keepMarks([mark])
    } catch {
      this.say(this.words.unkept)
      return
    }
    if (form.hasAttribute('data-add')) startAnew(form)
    await this.draw()
    this.others?.postMessage('')
    await this.exchange()
  }

  /** Sends what waits and shows what came of it. */
  readonly exchange = async (): Promise<void> => {
    const before = await marksKept(this.whose.gathering, this.whose.who).catch(() => [])
    this.last = await sendKept(this.whose).catch(() => 'away' as const)
    if (typeof this.last === 'object') {
      this.show(this.last)
      if (before.some(({ walkIn }) => walkIn)) this.keep()
    }
    this.others?.postMessage('')
    await this.draw()
  }

  show(answer: Answer): void {
    if (answer.people) showPeople(this.list, answer.people)
    for (const name of ['count', 'counted'] as const) {
      const line = this.querySelector(`[data-${name}]`)
      const said = answer[name]
      if (line && said !== undefined && line.textContent !== said) line.textContent = said
    }
  }

  async draw(): Promise<void> {
    this.kept = await marksKept(this.whose.gathering, this.whose.who).catch(() => [])
    showKept(this.list, this.kept, this.words)
    this.countHere()
    if (linesOf(this.list).length > 0) this.querySelector('[data-empty]')?.remove()
    this.sayKept()
    this.sayRefused()
  }

  /** As long as marks wait, the count is what this device knows. */
  countHere(): void {
    const line = this.querySelector('[data-count]')
    if (!line || !this.kept.some(({ refused }) => refused === undefined)) return
    const lines = linesOf(this.list)
    const there = lines.filter(({ dataset: { state } }) => state === 'present' || state === 'left').length
    const listed = lines.filter((one) => !one.querySelector('input[name=walkIn][value=yes]')).length
    const said = this.words.count.replace('{there}', String(there)).replace('{listed}', String(listed))
    if (line.textContent !== said) line.textContent = said
  }

  sayKept(): void {
    const { words } = this
    const waiting = this.kept.filter(({ refused }) => refused === undefined).length
    const waits = waiting > 0 ? words.waiting.replace('{n}', String(waiting)) : ''
    this.dataset['waiting'] = String(waiting)
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

  refusedLines(refused: readonly KeptMark[]): HTMLElement[] {
    const { words } = this
    const head = element('p', words.notTaken)
    const lines = element('ul', '')
    for (const mark of refused) lines.append(element('li', `${this.nameOf(mark)} · ${mark.refused ?? ''}`))
    const drop = element('button', words.drop)
    drop.className = 'button'
    drop.addEventListener('click', () => void dropMarks(refused.map(({ id }) => id)).then(this.exchange))
    return [head, lines, drop]
  }

  nameOf({ about, name }: KeptMark): string {
    const line = linesOf(this.list).find((one) => one.dataset['about'] === about)
    return line?.querySelector('.roll-who')?.textContent ?? name ?? this.words.guest
  }
}

function signInLink({ goSignIn }: Words): HTMLElement {
  const link = document.createElement('a')
  link.textContent = goSignIn
  link.href = `/sign-in?next=${encodeURIComponent(location.pathname)}`
  return link
}

if (!customElements.get('roll-call')) customElements.define('roll-call', RollCall)
