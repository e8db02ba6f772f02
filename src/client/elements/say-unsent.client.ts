/** Where the network was away when a form was sent: says so beside its button. Everything stays as it was, its id too, and may be sent again. */
export function sayUnsent(): void {
  document.addEventListener('turbo:fetch-request-error', (event) => {
    const form = event.target
    if (!(form instanceof HTMLFormElement) || !form.dataset['unsent']) return
    event.preventDefault()
    const line = document.createElement('p')
    line.className = 'field-error unsent'
    line.setAttribute('role', 'alert')
    line.textContent = form.dataset['unsent']
    clear(form)
    const buttons = form.querySelector('.actions')
    if (buttons) buttons.before(line)
    else form.append(line)
  })
  document.addEventListener('submit', (event) => clear(event.target as HTMLFormElement))
}

const clear = (form: HTMLFormElement) => form.querySelector('.unsent')?.remove()
