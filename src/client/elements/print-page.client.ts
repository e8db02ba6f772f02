/** A print button for people who do not know the browser's menu. */
class PrintPage extends HTMLElement {
  connectedCallback(): void {
    this.hidden = false
    this.onclick = () => window.print()
  }
}

customElements.define('print-page', PrintPage)
