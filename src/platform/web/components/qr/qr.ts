import QRCode from 'qrcode'
import { html, nothing, trusted, type Html } from '../../html.ts'

type Drawing = { size: number; path: string }

/** The dots of a code, those beside each other drawn in one stroke. Any mask can be read; choosing the best of eight would take most of the time of a page. */
function draw(text: string): Drawing {
  const { modules } = QRCode.create(text, { errorCorrectionLevel: 'M', maskPattern: 2 })
  const { size, data } = modules
  let path = ''
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++) {
      const from = x
      while (x < size && data[y * size + x]) x++
      if (x > from) path += `M${from} ${y}h${x - from}v1H${from}z`
    }
  return { size, path }
}

const drawings = new Map<string, Drawing>()
const MOST = 1000

/** Drawing a code takes longer than the page around it; those drawn last are kept. Not for codes only one may know. */
function drawnOnce(text: string): Drawing {
  const drawing = drawings.get(text) ?? draw(text)
  drawings.delete(text)
  if (drawings.size >= MOST) drawings.delete(drawings.keys().next().value ?? '')
  drawings.set(text, drawing)
  return drawing
}

/** `open` marks an address everybody may know. */
type Qr = { url: string; title: string; note?: string | undefined; open?: boolean }

/** A code to scan, with the address in letters under it for those who type. Always dark on white: readers need it so. */
export const qrBlock = ({ url, title, note, open = false }: Qr): Html => {
  const { size, path } = open ? drawnOnce(url) : draw(url)
  return html`<figure class="qr">
    <svg viewBox="-4 -4 ${size + 8} ${size + 8}" role="img" aria-label="${title}" shape-rendering="crispEdges">
      <rect class="qr-ground" x="-4" y="-4" width="${size + 8}" height="${size + 8}" />
      ${trusted(`<path class="qr-dots" d="${path}"/>`)}
    </svg>
    <figcaption>
      <b>${title}</b>${note ? html`<span>${note}</span>` : nothing}<span class="small">${url}</span>
    </figcaption>
  </figure>`
}
