/** The device this browser is among those that are reminded: the id its form had. */
const mark = 'reminded'
const worker = '/service-worker.js'

const canRemind = (): boolean =>
  'serviceWorker' in navigator && 'PushManager' in window && 'Notification' in window && window.isSecureContext

const bytesOf = (base64url: string): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(atob(base64url.replace(/-/g, '+').replace(/_/g, '/')), (letter) => letter.charCodeAt(0))

/** What the browser gives out for these keys of ours; an older one, made for other keys, is let go first. */
const subscribed = async (key: string): Promise<PushSubscription> => {
  await navigator.serviceWorker.register(worker)
  const { pushManager } = await navigator.serviceWorker.ready
  const wanted = { userVisibleOnly: true, applicationServerKey: bytesOf(key) }
  try {
    return await pushManager.subscribe(wanted)
  } catch (error) {
    const old = await pushManager.getSubscription()
    if (!old) throw error
    await old.unsubscribe()
    return pushManager.subscribe(wanted)
  }
}

const letGo = async (): Promise<void> => {
  const registration = await navigator.serviceWorker.getRegistration()
  await (await registration?.pushManager.getSubscription())?.unsubscribe()
}

/** Lets this browser be one that reminds its reader, where it can; shows which of the devices it is. */
class RemindHere extends HTMLElement {
  connectedCallback(): void {
    if (!canRemind()) return
    this.hidden = false
    const mine = localStorage.getItem(mark)
    const own = [...this.querySelectorAll<HTMLElement>('[data-device]')].find((line) => line.dataset['device'] === mine)
    const offer = this.querySelector<HTMLElement>('[data-offer]')
    if (offer) offer.hidden = own !== undefined
    this.querySelectorAll<HTMLElement>('[data-this]').forEach((word) => (word.hidden = !own?.contains(word)))
    own?.querySelector('form')?.addEventListener('submit', () => {
      localStorage.removeItem(mark)
      void letGo()
    })
    const press = offer?.querySelector<HTMLButtonElement>('button[type=button]')
    if (press) press.onclick = () => void this.ask(press)
  }

  async ask(press: HTMLButtonElement): Promise<void> {
    const { form } = press
    const field = form?.querySelector<HTMLInputElement>('input[name=address-push]')
    if (!form || !field || press.getAttribute('aria-busy')) return
    press.setAttribute('aria-busy', 'true')
    this.say(this.dataset['wait'])
    const trouble = await this.fill(form, field)
    press.removeAttribute('aria-busy')
    this.say(trouble)
    if (trouble === undefined) form.requestSubmit()
  }

  /** Puts into the form what the browser gives out; what to say where it gives out nothing. */
  async fill(form: HTMLFormElement, field: HTMLInputElement): Promise<string | undefined> {
    try {
      if ((await Notification.requestPermission()) !== 'granted') return this.dataset['denied'] ?? ''
      field.value = JSON.stringify(await subscribed(this.dataset['key'] ?? ''))
      localStorage.setItem(mark, form.querySelector<HTMLInputElement>('input[name=id]')?.value ?? '')
      return undefined
    } catch {
      return this.dataset['failed'] ?? ''
    }
  }

  say(text = ''): void {
    const line = this.querySelector<HTMLElement>('[data-trouble]')
    if (!line) return
    line.textContent = text
    line.hidden = text === ''
  }
}

customElements.define('remind-here', RemindHere)
