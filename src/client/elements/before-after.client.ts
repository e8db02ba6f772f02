/** Lays the later picture over the earlier one, cut by a slider that keys, mouse and thumb can move. */
class BeforeAfter extends HTMLElement {
  connectedCallback(): void {
    // A page kept by Turbo comes back with the old slider drawn but deaf: make it anew.
    this.querySelectorAll('input, .handle').forEach((old) => old.remove())
    const range = document.createElement('input')
    range.type = 'range'
    range.value = '50'
    range.setAttribute('aria-label', this.dataset['label'] ?? '')
    const handle = document.createElement('span')
    handle.className = 'handle'
    range.addEventListener('input', () => this.style.setProperty('--cut', `${range.value}%`))
    this.append(range, handle)
    this.classList.add('sliding')
  }
}

customElements.define('before-after', BeforeAfter)
