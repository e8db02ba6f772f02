/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { dropReport, keepReport, reportsKept, type KeptReport } from './care-visit/kept.client.ts'
import { keepPage, textOf } from './kept/page.client.ts'

type Words = Record<'kept' | 'signIn' | 'sent' | 'unkept' | 'ready', string>
type Sent = { said: string } | 'away' | 'shut'

/** Without a network a try comes again after so long. */
const EVERY_MS = 20_000

/**
 * A visit at hand with scripts: a press is kept on this device before anything else, and goes out when there is a network, with the time
 * at which it was made. Name and door leave the device at the end of the visit's window.
 */
class CareVisit extends HTMLElement {
  timer = 0

  get words(): Words {
    return JSON.parse(this.dataset['words'] ?? '{}') as Words
  }

  connectedCallback(): void {
    addEventListener('submit', this.onSubmit, { capture: true })
    addEventListener('online', this.exchange)
    this.timer = window.setInterval(this.tick, EVERY_MS)
    // Where there is no worker, the page needs a network; what is said is kept all the same.
    if (navigator.onLine) keepPage().then(this.sayReady, () => undefined)
    this.tick()
  }

  disconnectedCallback(): void {
    removeEventListener('submit', this.onSubmit, { capture: true })
    removeEventListener('online', this.exchange)
    clearInterval(this.timer)
  }

  readonly sayReady = (): void => {
    this.dataset['kept'] = 'true'
    this.say(this.words.ready)
  }

  readonly tick = (): void => {
    if (Date.now() > Date.parse(this.dataset['until'] ?? '')) this.querySelector('.at-hand')?.remove()
    void this.exchange()
  }

  readonly onSubmit = (event: Event): void => {
    const form = event.target as HTMLFormElement
    if (!this.contains(form)) return
    event.preventDefault()
    event.stopPropagation()
    void this.keep(form)
  }

  async keep(form: HTMLFormElement): Promise<void> {
    const fields = Object.fromEntries([...new FormData(form)].map(([name, value]) => [name, textOf(value)]))
    const report = { id: fields['id'] ?? '', action: form.action, fields, at: new Date().toISOString() }
    try {
      await keepReport(report)
    } catch {
      this.say(this.words.unkept)
      return
    }
    this.say(this.words.kept)
    this.dataset['waiting'] = '1'
    await this.exchange()
  }

  /** Sends what waits, oldest first; the answer to the last is said, and leads back to the list. */
  readonly exchange = async (): Promise<void> => {
    for (const report of await reportsKept().catch(() => [])) {
      const answer = await send(report)
      if (answer === 'away') return
      if (answer === 'shut') {
        this.say(this.words.signIn)
        return
      }
      await dropReport(report.id)
      this.say(answer.said)
      this.dataset['waiting'] = '0'
      if (new URL(report.action).pathname === location.pathname) this.leave(report)
    }
  }

  /** A report that was taken is shown on the list; something wanted is asked about first. */
  leave({ action, fields }: KeptReport): void {
    const asksHelp = fields['press'] === 'ticks' && !(fields['well'] === 'yes' && fields['content'] === 'yes')
    location.assign(asksHelp ? `${action}/help` : (this.dataset['back'] ?? '/'))
  }

  say(text: string): void {
    const line = this.querySelector<HTMLElement>('[role=status]')
    if (!line) return
    line.hidden = false
    line.textContent = text
  }
}

/** `away`: no network. `shut`: the server does not know us (any more). Nothing is lost by either. */
async function send({ action, fields, at }: KeptReport): Promise<Sent> {
  const body = new URLSearchParams({ ...fields, at, clock: new Date().toISOString() })
  try {
    const headers = { accept: 'application/json' }
    const answer = await fetch(action, { method: 'POST', body, headers, redirect: 'manual' })
    const isOurs = (answer.headers.get('content-type') ?? '').includes('json')
    if (isOurs && (answer.ok || answer.status === 422)) return (await answer.json()) as { said: string }
    return answer.status >= 500 ? 'away' : 'shut'
  } catch {
    return 'away'
  }
}

if (!customElements.get('care-visit')) customElements.define('care-visit', CareVisit)
