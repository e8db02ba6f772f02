const silent = 'nav, form, button, script, svg, read-aloud, print-page, [aria-hidden=true], [hidden], .unseen'

/** The sentences of a part of the page. Short pieces, because some browsers stop a long one after fifteen seconds. */
const sentencesOf = (part: Element): string[] => {
  const copy = part.cloneNode(true) as Element
  copy.querySelectorAll(silent).forEach((piece) => piece.remove())
  copy.querySelectorAll('h1, h2, h3, p, li, dt, dd, tr').forEach((block) => block.append('。'))
  return (copy.textContent || '')
    .split(/[。！？!?\n]+/)
    .map((piece) => piece.trim())
    .filter(Boolean)
}

/** Reads a part of the page aloud where the browser has a voice; otherwise it stays hidden. */
class ReadAloud extends HTMLElement {
  connectedCallback(): void {
    if (!('speechSynthesis' in window)) return
    this.hidden = false
    this.onclick = () => this.toggle()
  }

  disconnectedCallback(): void {
    if ('speechSynthesis' in window) speechSynthesis.cancel()
  }

  toggle(): void {
    if (speechSynthesis.speaking) {
      speechSynthesis.cancel()
      this.show(false)
      return
    }
    const part = document.querySelector(this.dataset['what'] ?? 'main')
    const pieces = part ? sentencesOf(part) : []
    pieces.forEach((piece, at) => {
      const spoken = new SpeechSynthesisUtterance(piece)
      spoken.lang = document.documentElement.lang
      spoken.rate = 0.9
      if (at === pieces.length - 1) spoken.onend = () => this.show(false)
      speechSynthesis.speak(spoken)
    })
    this.show(pieces.length > 0)
  }

  show(reading: boolean): void {
    const label = this.querySelector('span')
    if (!label) return
    this.dataset['read'] ??= label.textContent
    label.textContent = (reading ? this.dataset['stop'] : this.dataset['read']) ?? ''
  }
}

customElements.define('read-aloud', ReadAloud)
