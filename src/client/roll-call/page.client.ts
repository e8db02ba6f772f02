/// <reference lib="dom" />
import { newId } from './kept.client.ts'

/** What the page says, in the reader's language. */
export type Words = Record<
  'count' | 'offline' | 'waiting' | 'signIn' | 'goSignIn' | 'unkept' | 'ready' | 'notTaken' | 'drop' | 'guest',
  string
> & {
  states: Record<string, string>
}

/** A field's text; a file has none. */
export const textOf = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '')

/** An element with nothing but text in it. */
export function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  return made
}

/** The form for walk-ins is empty again, and the next one is somebody else. */
export function startAnew(form: HTMLFormElement): void {
  form.reset()
  const about = form.querySelector<HTMLInputElement>('input[name=about]')
  if (about) about.value = newId()
}

/** Lets the worker keep this page, so that it opens without a network too; settled once it is kept. */
export async function keepPage(): Promise<void> {
  if (!('serviceWorker' in navigator)) throw new Error('No worker here.')
  await navigator.serviceWorker.register('/service-worker.js')
  const { active } = await navigator.serviceWorker.ready
  const { port1, port2 } = new MessageChannel()
  await new Promise((resolve) => {
    port1.onmessage = resolve
    active?.postMessage({ keep: location.pathname }, [port2])
  })
}
