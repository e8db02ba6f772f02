/// <reference lib="dom" />

/**
 * Puts what waits in a page for its moment where it belongs, and takes away what stood there until then: also in a copy that was
 * kept on this device before that moment, and without a network.
 */
export function openInTime(page: HTMLElement, now: Date): void {
  const due = (moment: string | undefined): boolean => Date.parse(moment ?? '') <= now.getTime()
  for (const waiting of page.querySelectorAll<HTMLTemplateElement>('template[data-from]'))
    if (due(waiting.dataset['from'])) waiting.replaceWith(waiting.content)
  for (const before of page.querySelectorAll<HTMLElement>('[data-until]'))
    if (due(before.dataset['until'])) before.remove()
}
