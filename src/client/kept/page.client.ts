/// <reference lib="dom" />

/** What a page that keeps marks says, in the reader's language. */
export type KeptWords = Record<
  'offline' | 'waiting' | 'signIn' | 'goSignIn' | 'unkept' | 'ready' | 'notTaken' | 'drop',
  string
>

/** A field's text; a file has none. */
export const textOf = (value: FormDataEntryValue | null): string => (typeof value === 'string' ? value : '')

/** An element with nothing but text in it. */
export function element(tag: string, text: string): HTMLElement {
  const made = document.createElement(tag)
  made.textContent = text
  return made
}

/** Says a text where it is not said already, so that nobody hears it twice. */
export function say(where: Element | null, text: string): void {
  if (where && where.textContent !== text) where.textContent = text
}

/** The way to sign in and back to this page. */
export function signInLink({ goSignIn }: Pick<KeptWords, 'goSignIn'>): HTMLElement {
  const link = document.createElement('a')
  link.textContent = goSignIn
  link.href = `/sign-in?next=${encodeURIComponent(location.pathname)}`
  return link
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
