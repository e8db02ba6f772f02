const longestSide = 2048

/** The picture as a JPEG of at most 2048 px, without what a camera writes beside it (place, time, device). */
const smaller = async (file: File): Promise<{ file: File; canvas: HTMLCanvasElement }> => {
  const bitmap = await createImageBitmap(file, { imageOrientation: 'from-image' })
  const scale = Math.min(1, longestSide / Math.max(bitmap.width, bitmap.height))
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(bitmap.width * scale)
  canvas.height = Math.round(bitmap.height * scale)
  canvas.getContext('2d')?.drawImage(bitmap, 0, 0, canvas.width, canvas.height)
  bitmap.close()
  const blob = await new Promise<Blob | null>((made) => canvas.toBlob(made, 'image/jpeg', 0.85))
  if (!blob) throw new Error('no picture')
  return { file: new File([blob], file.name.replace(/\.\w+$/, '') + '.jpg', { type: 'image/jpeg' }), canvas }
}

/** Shows the chosen photos, makes them small before they are sent, and lets each be taken out again. */
class PhotoField extends HTMLElement {
  chosen: { file: File; canvas: HTMLCanvasElement }[] = []

  connectedCallback(): void {
    this.querySelectorAll('.photo').forEach((old) => old.remove())
    const input = this.querySelector('input')
    if (input) input.onchange = () => void this.add(input)
  }

  async add(input: HTMLInputElement): Promise<void> {
    this.querySelector('.field-error')?.remove()
    const form = input.form
    form?.setAttribute('aria-busy', 'true')
    for (const file of [...(input.files ?? [])]) {
      try {
        this.chosen.push(await smaller(file))
      } catch {
        this.complain() // a format this browser cannot open, such as HEIC on most of them
      }
    }
    this.chosen = this.chosen.slice(0, Number(this.dataset['most'] ?? 3))
    form?.removeAttribute('aria-busy')
    this.show(input)
  }

  complain(): void {
    const line = document.createElement('p')
    line.className = 'field-error'
    line.setAttribute('role', 'alert')
    line.textContent = this.dataset['unreadable'] ?? ''
    this.prepend(line)
  }

  show(input: HTMLInputElement): void {
    const list = new DataTransfer()
    this.chosen.forEach(({ file }) => list.items.add(file))
    input.files = list.files
    this.querySelectorAll('.photo').forEach((old) => old.remove())
    this.append(...this.chosen.map((photo, at) => this.preview(photo.canvas, { at, input })))
  }

  preview(canvas: HTMLCanvasElement, { at, input }: { at: number; input: HTMLInputElement }): HTMLElement {
    const place = document.createElement('span')
    place.className = 'photo'
    const remove = document.createElement('button')
    remove.type = 'button'
    remove.className = 'button plain'
    remove.textContent = '✕'
    remove.setAttribute('aria-label', `${this.dataset['remove'] ?? ''} ${at + 1}`)
    remove.onclick = () => {
      this.chosen.splice(at, 1)
      this.show(input)
      input.focus()
    }
    place.append(canvas, remove)
    return place
  }
}

customElements.define('photo-field', PhotoField)
