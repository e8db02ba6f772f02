/// <reference lib="dom" />
/// <reference lib="dom.iterable" />
import { KeptPage } from './kept/kept-page.client.ts'
import { say, textOf, type KeptWords } from './kept/page.client.ts'
import type { Answered } from './kept/send.client.ts'
import { shelfOf } from './kept/shelf.client.ts'
import { linesOf, showKept, showPeople, startAnew, type KeptMark, type SaidLine } from './roll-call/line.client.ts'

/** What the server answers to marks. Without `people` the reader is not the leader any more. */
type Answer = Answered & { people?: SaidLine[]; count?: string; counted?: string }
type Words = KeptWords & { count: string; guest: string; states: Record<string, string> }

const shelf = shelfOf<KeptMark>('roll-call')

/** The roll-call with scripts. */
class RollCall extends KeptPage<KeptMark, Answer> {
  readonly shelf = shelf

  override get words(): Words {
    return super.words as Words
  }

  get list(): HTMLElement {
    return this.querySelector<HTMLElement>('[data-roll]') ?? this
  }

  isTap(form: HTMLFormElement): boolean {
    return form.querySelector('input[name=what]') !== null
  }

  aboutOf(form: HTMLFormElement): string {
    return textOf(new FormData(form).get('about'))
  }

  async keepTap(form: HTMLFormElement, { id, at }: { id: string; at: string }): Promise<boolean> {
    const sent = new FormData(form)
    const { book, who } = this.whose
    const mark: KeptMark = { id, book, who, at, about: this.aboutOf(form), what: textOf(sent.get('what')) }
    const name = textOf(sent.get('name')).trim()
    if (sent.get('walkIn') === 'yes') Object.assign(mark, { walkIn: true }, name === '' ? {} : { name })
    await shelf.keep([mark])
    if (form.hasAttribute('data-add')) startAnew(form)
    return true
  }

  show(answer: Answer, before: readonly KeptMark[]): void {
    if (answer.people) showPeople(this.list, answer.people)
    for (const name of ['count', 'counted'] as const) {
      const said = answer[name]
      if (said !== undefined) say(this.querySelector(`[data-${name}]`), said)
    }
    if (before.some(({ walkIn }) => walkIn)) this.keepThis()
  }

  showKept(): void {
    showKept(this.list, this.kept, this.words)
    this.countHere()
    if (linesOf(this.list).length > 0) this.querySelector('[data-empty]')?.remove()
  }

  /** As long as marks wait, the count is what this device knows. */
  countHere(): void {
    if (this.waiting.length === 0) return
    const lines = linesOf(this.list)
    const there = lines.filter(({ dataset: { state } }) => state === 'present' || state === 'left').length
    const listed = lines.filter((one) => !one.querySelector('input[name=walkIn][value=yes]')).length
    const said = this.words.count.replace('{there}', String(there)).replace('{listed}', String(listed))
    say(this.querySelector('[data-count]'), said)
  }

  nameOf({ about, name }: KeptMark): string {
    const line = linesOf(this.list).find((one) => one.dataset['about'] === about)
    return line?.querySelector('.roll-who')?.textContent ?? name ?? this.words.guest
  }
}

if (!customElements.get('roll-call')) customElements.define('roll-call', RollCall)
