/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { KeptPage } from './kept/kept-page.client.ts'
import { say, textOf, type KeptWords } from './kept/page.client.ts'
import type { Answered } from './kept/send.client.ts'
import { newId, type Kept } from './kept/shelf.client.ts'
import { linesOf, showState } from './roll-call/line.client.ts'
import { drawCalls, type CallWords } from './stall-morning/calls.client.ts'
import { drawStall, type DrawWords } from './stall-morning/draw.client.ts'
import { openInTime } from './stall-morning/in-time.client.ts'
import { keepSeen, keepTap, ownStalls, seenBefore, shelf } from './stall-morning/notes.client.ts'
import { isHelp, isSign, isTap, type KeptMark, type Heard, type Seen } from './stall-morning/view.client.ts'

type Answer = Answered & { seen: Heard }
type Words = KeptWords &
  DrawWords &
  CallWords &
  Record<'total' | 'noLetter' | 'noNumber' | 'againFor', string> & { signStates: Record<string, string> }
type Pressed = { id: string; at: string; pressed: HTMLButtonElement | null }

const isSomebodyNew = (form: HTMLFormElement): boolean =>
  form.dataset['do'] === 'give' || form.dataset['do'] === 'walk-in'

const stateAfter: Record<string, string> = { arrived: 'present', left: 'left', absent: 'absent', cleared: 'cleared' }

/** The morning of a vanguard day with scripts: stalls and roll, also without a network. */
class StallMorning extends KeptPage<KeptMark, Answer> {
  readonly shelf = shelf
  /** The ticket of somebody who goes on to another stall. */
  visit = ''

  override get words(): Words {
    return super.words as Words
  }
  get key(): string {
    return `${this.whose.book} ${this.whose.who}`
  }

  override connectedCallback(): void {
    this.visit = new URLSearchParams(location.search).get('visit') ?? ''
    document.addEventListener('click', this.onClick, { capture: true })
    super.connectedCallback()
  }

  override disconnectedCallback(): void {
    document.removeEventListener('click', this.onClick, { capture: true })
    super.disconnectedCallback()
  }

  isTap(form: HTMLFormElement): boolean {
    return form.hasAttribute('data-do')
  }

  /** Two numbers given in a row are two people, if not a trembling finger; two buttons of one row are two taps. */
  aboutOf(form: HTMLFormElement): string {
    const sent = new FormData(form)
    const about = form.dataset['do'] === 'move' || form.dataset['do'] === 'next' ? textOf(sent.get('ticket')) : ''
    const fields = ['stall', 'place', 'call'].map((name) => textOf(sent.get(name)))
    return [form.dataset['do'], ...fields, about].join(' ')
  }

  async keepTap(form: HTMLFormElement, { id, at, pressed }: Pressed): Promise<boolean> {
    const sent = new FormData(form)
    const { book, who } = this.whose
    const mine: Kept = { id, at, book, who }
    const what = textOf(sent.get('what')) || (pressed?.value ?? '')
    const help = textOf(sent.get('help'))
    if (help !== '') return this.keepHelp(form, mine, help === 'asked' ? 'asked' : 'there')
    if (form.dataset['do'] === 'sign') {
      await shelf.keep([{ ...mine, place: textOf(sent.get('place')), what }])
      return true
    }
    const made = await this.atStall(form, { ...mine, stall: textOf(sent.get('stall')), what })
    return made !== null
  }

  /** Help is asked for, or somebody came: it goes out with everything else that waits here. */
  async keepHelp(form: HTMLFormElement, mine: Kept, help: 'asked' | 'there'): Promise<true> {
    const sent = new FormData(form)
    const [stall, call] = [textOf(sent.get('stall')), textOf(sent.get('call'))]
    const about = { ...(stall === '' ? {} : { stall }), ...(call === '' ? {} : { call }) }
    const name = form.querySelector('button')?.textContent.trim() ?? ''
    await shelf.keep([{ ...mine, help, name, ...about }])
    return true
  }

  /** A tap at a stall: about a number that is there, or somebody new. */
  async atStall(form: HTMLFormElement, mine: Kept & { stall: string; what: string }): Promise<unknown> {
    if (!isSomebodyNew(form)) return keepTap({ ...mine, ...this.ticketOf(textOf(new FormData(form).get('ticket'))) })
    const visit = this.visit === '' ? {} : { visit: this.visit }
    const tap = { ...mine, ...visit, ticket: newId(), was: 'undone', label: this.words.noNumber }
    this.goOn('', '')
    return (await keepTap(tap)) ?? this.onceLettered(tap)
  }

  /** A number as it stands on the page. */
  ticketOf(ticket: string): { ticket: string; label: string; was: string } {
    const row = this.querySelector<HTMLElement>(`li[data-ticket="${ticket}"]`)
    const label = row?.querySelector('[data-label]')?.textContent ?? this.words.noNumber
    return { ticket, label, was: row?.dataset['state'] ?? 'undone' }
  }

  /** The letter may be on its way: whoever was quicker gets a number all the same. */
  async onceLettered(tap: Parameters<typeof keepTap>[0]): Promise<unknown> {
    await this.exchange()
    // The answer to taps that waited says nothing of letters; the one to nothing does.
    const made = (await keepTap(tap)) ?? (await this.exchange().then(() => keepTap(tap)))
    if (!made) this.say(this.words.noLetter)
    return made
  }

  override heard({ seen }: Answer): Promise<void> {
    return keepSeen(this.key, { onPage: this.onPage, heard: seen })
  }

  /** What was said is on the disk already: all tabs draw from there. */
  show(): void {}

  get onPage(): Seen {
    return JSON.parse(this.dataset['seen'] ?? '{}') as Seen
  }

  async seen(): Promise<Seen> {
    const { onPage } = this
    const before = await seenBefore(this.key).catch(() => undefined)
    return before && before.at > onPage.at ? before : onPage
  }

  async showKept(): Promise<void> {
    openInTime(this, new Date())
    const { words } = this
    const [seen, own] = [await this.seen(), await ownStalls().catch(() => [])]
    const taps = this.waiting.filter(isTap)
    const sum = { served: 0, waiting: 0 }
    for (const stall of seen.stalls) {
      const part = this.querySelector<HTMLElement>(`[data-stall="${stall.id}"]`)
      if (!part) continue
      const here = own.find((one) => one.stall === stall.id)
      const { served, waiting } = drawStall(part, {
        stall,
        own: here,
        taps: taps.filter((tap) => tap.stall === stall.id),
        words,
      })
      sum.served += served
      sum.waiting += waiting
      say(this.querySelector(`[data-nav="${stall.id}"] .count`), String(waiting))
      const lacks = part.querySelector<HTMLElement>('[data-no-letter]')
      if (lacks) lacks.hidden = this.last === null || (here?.letter ?? null) !== null
    }
    const total = words.total.replace('{served}', String(sum.served)).replace('{waiting}', String(sum.waiting))
    say(this.querySelector('[data-total]'), total)
    this.showSigns(seen)
    drawCalls(this, { calls: seen.calls ?? [], kept: this.waiting.filter(isHelp), words })
  }

  showSigns({ signs }: Seen): void {
    const waiting = this.waiting.filter(isSign)
    for (const line of linesOf(this)) {
      const id = line.dataset['about']
      const said = signs.find((one) => one.id === id)
      if (said) showState(line, said.state, said.said)
      const state = stateAfter[waiting.filter((mark) => mark.place === id).at(-1)?.what ?? '']
      if (state !== undefined) showState(line, state, this.words.signStates[state] ?? '')
    }
  }

  /** Somebody goes on to another stall, or not after all: no page is asked for, there may be no network. */
  readonly onClick = (event: Event): void => {
    const link = (event.target as Element).closest<HTMLAnchorElement>('[data-again], [data-not-again]')
    if (!link) return
    event.preventDefault()
    event.stopPropagation()
    const row = link.closest<HTMLElement>('li[data-ticket]')
    this.goOn(row?.dataset['ticket'] ?? '', row?.querySelector('[data-label]')?.textContent ?? '')
  }

  goOn(ticket: string, label: string): void {
    this.visit = ticket
    const note = document.getElementById('again')
    if (!note) return
    note.hidden = ticket === ''
    say(note.querySelector('p'), this.words.againFor.replace('{label}', label))
    if (ticket !== '') note.scrollIntoView({ block: 'center' })
  }

  nameOf(mark: KeptMark): string {
    if (isHelp(mark)) return mark.name
    if (isTap(mark)) return mark.label === '' ? this.words.noNumber : mark.label
    return this.querySelector(`[data-about="${mark.place}"] .roll-who`)?.textContent ?? ''
  }
}

if (!customElements.get('stall-morning')) customElements.define('stall-morning', StallMorning)
