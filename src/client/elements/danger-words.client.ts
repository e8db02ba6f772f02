type Signs = {
  harmless: string[]
  signs: Record<string, string[]>
  under: Record<string, { danger: string; signs: string[] }>
}

/** Looks at the words of its form as they are typed and shows whom to ring where they speak of danger. The lists come with the page. */
class DangerWords extends HTMLElement {
  connectedCallback(): void {
    const form = this.closest('form')
    const { harmless, signs, under } = JSON.parse(this.dataset['signs'] ?? '{}') as Signs
    const feared = new RegExp(harmless.join('|'), 'gi')
    const look = () => {
      const said = new FormData(form ?? undefined)
      const text = (name: string) => {
        const value = said.get(name)
        return typeof value === 'string' ? value : ''
      }
      const here = under[text('category')]
      const words = text('words').replace(feared, '，')
      this.show((danger) => {
        const all = [...(signs[danger] ?? []), ...(here?.danger === danger ? here.signs : [])]
        return new RegExp(all.join('|'), 'i').test(words)
      })
    }
    form?.addEventListener('input', look)
    look()
  }

  show(isSaid: (danger: string) => boolean): void {
    const lines = [...this.querySelectorAll<HTMLElement>('[data-danger]')]
    for (const line of lines) line.hidden = !isSaid(line.dataset['danger'] ?? '')
    const box = this.querySelector<HTMLElement>('.urgent')
    if (box) box.hidden = lines.every((line) => line.hidden)
  }
}

customElements.define('danger-words', DangerWords)
