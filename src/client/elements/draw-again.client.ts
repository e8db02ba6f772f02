import { drawnFrom, type Draw, type DrawResult } from '#base/draw.rules.ts'

const hex = (bytes: ArrayBuffer): string =>
  [...new Uint8Array(bytes)].map((byte) => byte.toString(16).padStart(2, '0')).join('')

const sha256 = async (text: string): Promise<string> =>
  hex(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text)))

const inWords = ({ order, seated }: DrawResult): string =>
  [...order, '', ...seated.map(({ code, group }) => `${code} ${group ?? ''}`)].join('\n')

/** Draws again from the published list and says whether the same came out; hidden where the browser gives no digests. */
class DrawAgain extends HTMLElement {
  connectedCallback(): void {
    // Given only to pages that came by https, or from this very machine.
    if (!window.isSecureContext) return
    this.hidden = false
    const button = this.querySelector('button')
    if (button) button.onclick = () => void this.again()
  }

  async again(): Promise<void> {
    const { order, seated, ...draw } = JSON.parse(this.dataset['drawn'] ?? '{}') as Draw & DrawResult
    const mine = await drawnFrom(draw, sha256)
    const isSame = inWords(mine) === inWords({ order, seated })
    for (const line of this.querySelectorAll<HTMLElement>('[data-result]'))
      line.hidden = (line.dataset['result'] === 'same') !== isSame
  }
}

customElements.define('draw-again', DrawAgain)
