import { visit } from '@hotwired/turbo'

let waiting: number | undefined

/** Asks for a page that waits for something again, without the flash of a reload; `<noscript>` does it where scripts are off. */
export function askAgain(): void {
  document.addEventListener('turbo:load', () => {
    clearTimeout(waiting)
    const seconds = Number(document.querySelector<HTMLMetaElement>('meta[name=ask-again]')?.content ?? 0)
    if (seconds > 0) wait(seconds)
  })
}

const wait = (seconds: number) => {
  const asked = location.href
  waiting = window.setTimeout(() => {
    fetch(asked, { method: 'HEAD' }).then(
      () => {
        if (location.href === asked) visit(asked, { action: 'replace' })
      },
      () => wait(seconds), // nobody answers yet: stay on this page rather than on the browser's own error
    )
  }, seconds * 1000)
}
