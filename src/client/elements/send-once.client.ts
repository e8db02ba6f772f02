/** Forms on their way, so that a second tap of an impatient thumb is not a second need. */
const onTheirWay = new Map<HTMLFormElement, () => void>()

const say = (form: HTMLFormElement, button: HTMLElement | null): (() => void) => {
  const text = button?.querySelector('span') ?? null
  const before = text?.textContent ?? ''
  if (text && form.dataset['sending']) text.textContent = form.dataset['sending']
  button?.setAttribute('aria-busy', 'true')
  return () => {
    if (text) text.textContent = before
    button?.removeAttribute('aria-busy')
  }
}

const release = (form: HTMLFormElement) => {
  onTheirWay.get(form)?.()
  onTheirWay.delete(form)
}

/** Lets each POST form out once until it is answered. */
export function sendOnce(): void {
  document.addEventListener(
    'submit',
    (event) => {
      const form = event.target as HTMLFormElement
      if (form.method !== 'post') return
      // A file leaves the page where it is: nothing tells us that it came, and a second one does no harm.
      if (event.submitter?.dataset['download'] !== undefined) return
      if (onTheirWay.has(form)) {
        event.preventDefault()
        event.stopImmediatePropagation()
        return
      }
      onTheirWay.set(form, say(form, event.submitter))
    },
    { capture: true },
  )
  document.addEventListener('turbo:submit-end', (event) => release(event.target as HTMLFormElement))
  // Coming back with the browser's own button finds the form ready again.
  addEventListener('pageshow', () => [...onTheirWay.keys()].forEach(release))
}
