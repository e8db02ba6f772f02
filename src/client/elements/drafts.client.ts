/** A long form's words, kept in this browser until they are sent; forgotten after three days and at signing out. */
type Draft = { at: number; values: [string, string][] }

const prefix = 'draft:'
const threeDays = 3 * 24 * 3600 * 1000
const keyOf = (form: HTMLFormElement): string =>
  `${prefix}${form.dataset['draft'] ?? ''}:${new URL(form.action).pathname}`

// What the browser fills in by itself (name, telephone) is not written down a second time on what may be a shared tablet. The
// id is: should the first sending have arrived after all, the second is the same act.
const keepable =
  'textarea, select, input[type=hidden][name=id], input:not([type=hidden], [type=password], [type=file], [type=search], [autocomplete])'
type Control = HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement
const controls = (form: HTMLFormElement): Control[] => [...form.querySelectorAll<Control>(keepable)]

const ticks = (control: Control): control is HTMLInputElement =>
  control instanceof HTMLInputElement && (control.type === 'radio' || control.type === 'checkbox')

const read = (key: string): Draft | null => {
  try {
    const draft = JSON.parse(localStorage.getItem(key) ?? 'null') as Draft | null
    return draft && Date.now() - draft.at < threeDays ? draft : null
  } catch {
    return null // storage switched off: then there are no drafts
  }
}

const write = (form: HTMLFormElement) => {
  const filled = controls(form).filter((control) => (ticks(control) ? control.checked : control.value.trim() !== ''))
  const values = filled.map(({ name, value }): [string, string] => [name, value])
  try {
    if (filled.some(({ type }) => type !== 'hidden'))
      localStorage.setItem(keyOf(form), JSON.stringify({ at: Date.now(), values } satisfies Draft))
    else localStorage.removeItem(keyOf(form))
  } catch {
    return // full or switched off: the form still works
  }
}

const fill = (form: HTMLFormElement, values: [string, string][]) => {
  for (const control of controls(form)) {
    const mine = values.filter(([name]) => name === control.name).map(([, value]) => value)
    if (ticks(control)) control.checked = mine.includes(control.value)
    else if (mine[0] !== undefined) control.value = mine[0]
  }
}

const note = (form: HTMLFormElement) => {
  const line = document.createElement('p')
  line.className = 'draft-note'
  line.setAttribute('role', 'status')
  line.setAttribute('data-turbo-temporary', '')
  const drop = document.createElement('button')
  drop.type = 'button'
  drop.className = 'button quiet'
  drop.textContent = form.dataset['draftDrop'] ?? ''
  drop.addEventListener('click', () => {
    localStorage.removeItem(keyOf(form))
    form.reset()
    line.remove()
  })
  line.append(form.dataset['draftKept'] ?? '', drop)
  form.prepend(line)
}

const restore = (form: HTMLFormElement, cameBack: (form: HTMLFormElement) => boolean) => {
  const sentBack = document.querySelector('.error-summary') !== null || cameBack(form)
  const draft = read(keyOf(form))
  if (!draft || sentBack || form.querySelector('.draft-note')) return
  fill(form, draft.values)
  note(form)
}

const forget = (which: (key: string) => boolean) => {
  try {
    for (const key of Object.keys(localStorage)) if (key.startsWith(prefix) && which(key)) localStorage.removeItem(key)
  } catch {
    return
  }
}

/** Keeps and restores the drafts of forms that carry `data-draft`. */
export function keepDrafts(): void {
  let sent: string | null = sessionStorage.getItem('sent')
  const remember = (key: string | null) => {
    sent = key
    if (key) sessionStorage.setItem('sent', key)
    else sessionStorage.removeItem('sent')
  }
  document.addEventListener('input', (event) => {
    const form = (event.target as Control).form
    if (form?.dataset['draft']) write(form)
  })
  document.addEventListener('submit', (event) => {
    const form = event.target as HTMLFormElement
    if (form.dataset['draft']) remember(keyOf(form))
    if (new URL(form.action).pathname === '/sign-out') forget(() => true)
  })
  // Refused, or the network was away: the words are still here.
  document.addEventListener('turbo:submit-end', (event) => {
    if (!(event as CustomEvent<{ success?: boolean }>).detail.success) remember(null)
  })
  // A page that came after sending, shows no problem and does not hold the same form again means the words arrived.
  document.addEventListener('turbo:load', () => {
    const forms = [...document.querySelectorAll<HTMLFormElement>('form[data-draft]')]
    const cameBack = (form: HTMLFormElement) => keyOf(form) === sent
    if (sent && !document.querySelector('.error-summary') && !forms.some(cameBack)) forget((key) => key === sent)
    forget((key) => read(key) === null)
    forms.forEach((form) => restore(form, cameBack))
    remember(null)
  })
}
