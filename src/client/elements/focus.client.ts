/** After a page change without a reload, puts the reader at the start of the page, as a reload would. */
export function keepFocus(): void {
  let first = true
  document.addEventListener('turbo:load', () => {
    const lost = document.activeElement === null || document.activeElement === document.body
    const onlyAskedAgain = document.querySelector('meta[name=ask-again]') !== null
    if (!first && lost && !onlyAskedAgain && !location.hash)
      document.querySelector('main')?.focus({ preventScroll: true })
    first = false
  })
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape') closeSheets(null)
  })
  document.addEventListener('click', (event) => closeSheets(event.target as Node))
}

/** Closes the person's sheet unless the click was inside it. */
const closeSheets = (inside: Node | null) => {
  for (const sheet of document.querySelectorAll<HTMLDetailsElement>('details.person[open]')) {
    if (!inside || !sheet.contains(inside)) sheet.open = false
  }
}
