type Options = { langs: string[]; processLocally: true }

/** What we use of the browser's recognition of speech; only newer ones can say whether it stays on the device. */
type Recogniser = EventTarget & {
  lang: string
  processLocally?: boolean
  onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null
  onerror: (() => void) | null
  onend: (() => void) | null
  start: () => void
  stop: () => void
  abort: () => void
}
type Recognition = { new (): Recogniser; available?: (options: Options) => Promise<string> }

const recognition = (): Recognition | undefined =>
  (window as unknown as { SpeechRecognition?: Recognition }).SpeechRecognition

/**
 * Puts what is said into a text box, where it can be mended. Stays hidden unless the browser turns speech into words on the
 * device itself: nobody's voice is sent to a company, and nothing of it is kept.
 */
class SpeakInto extends HTMLElement {
  private heard: Recogniser | null = null

  connectedCallback(): void {
    void this.offer()
  }

  disconnectedCallback(): void {
    this.heard?.abort()
  }

  private get tongue(): string {
    return this.dataset['lang'] ?? ''
  }

  private async offer(): Promise<void> {
    const Speech = recognition()
    if (!Speech?.available) return
    const answer = await Speech.available({ langs: [this.tongue], processLocally: true }).catch(() => '')
    if (answer !== 'available') return
    this.hidden = false
    const button = this.querySelector('button')
    if (button) button.onclick = () => this.toggle(Speech)
  }

  private toggle(Speech: Recognition): void {
    if (this.heard) {
      this.heard.stop()
      return
    }
    const heard = new Speech()
    // A browser that cannot promise it gets nobody's voice.
    if (!('processLocally' in heard)) return
    heard.lang = this.tongue
    heard.processLocally = true
    this.say('')
    heard.onresult = ({ results }) => this.write(Array.from(results, (one) => one[0]?.transcript ?? '').join(''))
    heard.onerror = () => this.say(this.dataset['failed'] ?? '')
    heard.onend = () => this.show(null)
    heard.start()
    this.show(heard)
  }

  /** Lays the words after what stands in the box, as if they were typed. */
  private write(words: string): void {
    const box = document.getElementById(this.dataset['for'] ?? '')
    if (!(box instanceof HTMLInputElement || box instanceof HTMLTextAreaElement)) return
    const room = box.maxLength > 0 ? box.maxLength : Infinity
    box.value = `${box.value}${words}`.slice(0, room)
    box.dispatchEvent(new Event('input', { bubbles: true }))
  }

  private show(heard: Recogniser | null): void {
    this.heard = heard
    const label = this.querySelector('span')
    if (!label) return
    this.dataset['speak'] ??= label.textContent
    label.textContent = (heard ? this.dataset['stop'] : this.dataset['speak']) ?? ''
  }

  private say(text: string): void {
    const line = this.querySelector('[role=status]')
    if (line) line.textContent = text
  }
}

customElements.define('speak-into', SpeakInto)
